import { expect } from "chai";
import { cleanUp } from "./clean-up.js";

describe("cleanUp", () => {
    it("takes the steps after one that failed, and tells what failed", () => {
        const done: string[] = [];
        const notes: string[] = [];
        const fail = () => {
            throw new Error("the disk is gone");
        };
        cleanUp(
            [
                ["remove this", fail],
                ["remove that", () => void done.push("that")],
            ],
            (sentence) => notes.push(sentence),
        );
        expect(done).to.deep.equal(["that"]);
        expect(notes).to.deep.equal(["cannot remove this: the disk is gone"]);
    });
});
