import { expect } from "chai";
import { EndedSessionsInMemory } from "./ended-sessions.js";

describe("EndedSessionsInMemory", () => {
    let time = 0;
    const ended = new EndedSessionsInMemory(() => new Date(time));
    const known = (...ids: string[]): Promise<boolean[]> => Promise.all(ids.map((id) => ended.has(id)));

    it("remembers sessions until they would have ended by themselves", async () => {
        await ended.add("first", new Date(10));
        await ended.add("first", new Date(10));
        time = 9;
        await ended.add("second", new Date(20));
        expect(await known("first", "second", "third")).to.deep.equal([true, true, false]);

        time = 10;
        await ended.add("third", new Date(30));
        expect(await known("first", "second", "third")).to.deep.equal([false, true, true]);
    });
});
