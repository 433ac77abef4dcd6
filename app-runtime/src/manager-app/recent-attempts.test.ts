import { expect } from "chai";
import { TooBusy } from "../common/web/turnstile.js";
import { RecentAttempts } from "./recent-attempts.js";

const windowSeconds = 900;
const mostKeys = 3;

describe("RecentAttempts", () => {
    let time: number;
    let attempts: RecentAttempts;

    beforeEach(() => {
        time = Date.UTC(2026, 0, 1);
        attempts = new RecentAttempts({ windowSeconds, mostKeys });
    });

    const record = (...keys: string[]): Promise<void> => attempts.record(keys, new Date(time));
    const count = (key: string): Promise<number> => attempts.countSince(key, new Date(time - windowSeconds * 1_000));
    const errorOf = (action: Promise<void>): Promise<unknown> => action.catch((error: unknown) => error);

    it("counts tries by key from a moment on, until they are forgotten", async () => {
        await record("grace");
        time += 1_000;
        await record("grace");
        await record("ada");

        expect(await count("grace")).to.equal(2);
        expect(await attempts.countSince("grace", new Date(time))).to.equal(1);
        await attempts.forget("grace");
        expect(await Promise.all([count("grace"), count("ada"), count("nobody")])).to.deep.equal([0, 1, 0]);
    });

    it("forgets nobody to make room, whoever floods it with other keys", async () => {
        await record("grace");
        await record("grace");
        for (let key = 0; key < 20; key += 1) {
            time += 1_000;
            await errorOf(record(`flood ${key}`));
        }

        expect(await count("grace")).to.equal(2);
        expect(await errorOf(record("one more"))).to.be.instanceOf(TooBusy);
        await record("grace");
        expect(await count("grace")).to.equal(3);
    });

    it("counts a try for all of its keys or, where there is no room for one of them, for none", async () => {
        await record("address", "grace");

        expect(await errorOf(record("other address", "ada"))).to.be.instanceOf(TooBusy);
        expect(await Promise.all(["other address", "ada"].map(count))).to.deep.equal([0, 0]);
        await record("address", "ada");
        expect(await Promise.all(["address", "grace", "ada"].map(count))).to.deep.equal([2, 1, 1]);
    });

    it("has room again when the tries of others are over, oldest first", async () => {
        for (const key of ["a", "b", "c"]) {
            await record(key);
            time += 60_000;
        }
        await record("a");
        time += windowSeconds * 1_000 - 120_000;

        expect(await errorOf(record("d"))).to.be.instanceOf(TooBusy);
        time += 1;
        await record("d");
        expect(await Promise.all(["a", "b", "c", "d"].map(count))).to.deep.equal([1, 0, 1, 1]);
    });
});
