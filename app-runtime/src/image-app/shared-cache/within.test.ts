import { expect } from "chai";
import { TooSlow, within } from "./within.js";

const problemOf = (promised: Promise<unknown>): Promise<unknown> =>
    promised.then(
        () => "none",
        (error: unknown) => error,
    );

describe("waiting for a while", () => {
    it("answers what comes in time, and fails as it fails", async () => {
        expect(await within(1_000, Promise.resolve(7))).to.equal(7);
        expect(String(await problemOf(within(1_000, Promise.reject(new Error("broken")))))).to.equal("Error: broken");
    });

    it("ends where nothing comes", async () => {
        const problem = await problemOf(within(1, new Promise(() => undefined)));

        expect(problem).to.be.instanceOf(TooSlow);
        expect(String(problem)).to.equal("TooSlow: There was no answer within 1 ms.");
    });
});
