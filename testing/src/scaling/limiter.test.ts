import { expect } from "chai";
import { Limiter } from "./limiter.js";

const limits = { perSecond: 50, burst: 200 };

describe("the limit of an address", () => {
    it("lets a burst pass, and then what leaks away in a second", () => {
        const limiter = new Limiter(limits);
        const send = (second: number): number => limiter.refused({ client: "a", second, requests: 300 }, 1);

        expect(send(0)).to.equal(99);
        expect(send(1)).to.equal(250);
        expect(send(2)).to.equal(250);
    });

    it("is counted by each instance for itself", () => {
        expect(new Limiter(limits).refused({ client: "a", second: 0, requests: 700 }, 3)).to.equal(97);
    });

    it("holds for one address only", () => {
        const limiter = new Limiter(limits);
        limiter.refused({ client: "a", second: 0, requests: 300 }, 1);

        expect(limiter.refused({ client: "b", second: 0, requests: 200 }, 1)).to.equal(0);
    });

    it("is forgotten with the time", () => {
        const limiter = new Limiter(limits);
        limiter.refused({ client: "a", second: 0, requests: 300 }, 1);

        expect(limiter.refused({ client: "a", second: 3600, requests: 200 }, 1)).to.equal(0);
    });

    it("is none where none was declared", () => {
        expect(new Limiter(undefined).refused({ client: "a", second: 0, requests: 1e6 }, 1)).to.equal(0);
    });
});
