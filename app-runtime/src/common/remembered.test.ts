import { expect } from "chai";
import { Remembered } from "./remembered.js";

describe("Remembered", () => {
    let time: number;
    let loads: number;
    let remembered: Remembered<string>;

    beforeEach(() => {
        time = 0;
        loads = 0;
        remembered = new Remembered({ seconds: 10, maxItems: 2, now: () => time });
    });

    const load = (value: string | undefined) => async (): Promise<string | undefined> => {
        loads += 1;
        return value;
    };

    it("asks once, also where many ask at the same time", async () => {
        const answers = await Promise.all([1, 2, 3].map(() => remembered.get("a", load("x"))));

        expect(answers).to.deep.equal(["x", "x", "x"]);
        expect(await remembered.get("a", load("y"))).to.equal("x");
        expect(loads).to.equal(1);
    });

    it("asks again when the time is over, or after it was told to forget", async () => {
        await remembered.get("a", load("x"));
        time = 10_000;
        expect(await remembered.get("a", load("y"))).to.equal("y");
        remembered.forget("a");
        expect(await remembered.get("a", load("z"))).to.equal("z");
    });

    it("keeps neither what is missing nor what failed", async () => {
        expect(await remembered.get("a", load(undefined))).to.equal(undefined);
        const failure = await remembered.get("a", () => Promise.reject(new Error("down"))).catch((error) => error);
        expect(failure).to.be.instanceOf(Error);
        expect(await remembered.get("a", load("x"))).to.equal("x");
    });

    it("keeps the youngest where there are too many", async () => {
        for (const key of ["a", "b", "c"]) {
            await remembered.get(key, load(key));
        }
        await remembered.get("b", load("new"));
        await remembered.get("c", load("new"));
        expect(loads).to.equal(3);
        expect(await remembered.get("a", load("again"))).to.equal("again");
    });
});
