import { expect } from "chai";
import { TooBusy, Turnstile } from "./turnstile.js";

describe("Turnstile", () => {
    it("does two at a time in the order of arrival, and refuses the one too many", async () => {
        const turnstile = new Turnstile({ atOnce: 2, waiting: 2 });
        const begun: number[] = [];
        const release: (() => void)[] = [];
        const work = (number: number) => (): Promise<number> => {
            begun.push(number);
            return new Promise((resolve) => release.push(() => resolve(number)));
        };

        const results = [1, 2, 3, 4].map((number) => turnstile.pass(work(number)));
        const refusal = await turnstile.pass(work(5)).catch((error: unknown) => error);

        expect(refusal).to.be.instanceOf(TooBusy);
        expect(begun).to.deep.equal([1, 2]);
        release[0]?.();
        expect(await results[0]).to.equal(1);
        await new Promise(setImmediate);
        expect(begun).to.deep.equal([1, 2, 3]);
        release.slice(1).forEach((finish) => finish());
        await new Promise(setImmediate);
        release.slice(3).forEach((finish) => finish());
        expect(await Promise.all(results)).to.deep.equal([1, 2, 3, 4]);
        expect(begun).to.deep.equal([1, 2, 3, 4]);
    });

    it("goes on after work that failed", async () => {
        const turnstile = new Turnstile({ atOnce: 1, waiting: 1 });
        const failing = turnstile.pass(() => Promise.reject(new Error("no")));
        const following = turnstile.pass(async () => "yes");

        expect(await failing.catch((error: Error) => error.message)).to.equal("no");
        expect(await following).to.equal("yes");
        expect(await turnstile.pass(async () => "again")).to.equal("again");
    });
});
