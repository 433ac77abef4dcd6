import { expect } from "chai";
import { logFrame } from "./log-frames.js";

describe("logFrame", () => {
    it("puts the stream's number and the length before the bytes", () => {
        expect([...logFrame("stdout", Buffer.from("ab"))]).to.deep.equal([1, 0, 0, 0, 0, 0, 0, 2, 97, 98]);
        expect([...logFrame("stderr", Buffer.alloc(258)).subarray(0, 8)]).to.deep.equal([2, 0, 0, 0, 0, 0, 1, 2]);
    });

    it("makes no frame of nothing", () => {
        expect(logFrame("stderr", Buffer.alloc(0))).to.have.length(0);
    });
});
