import { expect } from "chai";
import { CleanUp, startOrUndo } from "./clean-up.js";

async function errorOf(action: Promise<unknown>): Promise<unknown> {
    return action.then(
        () => undefined,
        (error: unknown) => error,
    );
}

describe("CleanUp", () => {
    const undone: string[] = [];
    const undo = (what: string) => async () => void undone.push(what);

    beforeEach(() => {
        undone.length = 0;
    });

    it("undoes the last thing first, and each once", async () => {
        const cleanUp = new CleanUp();
        cleanUp.add(undo("folder"));
        cleanUp.add(undo("server"));
        await cleanUp.run();
        await cleanUp.run();

        expect(undone).to.deep.equal(["server", "folder"]);
    });

    it("undoes the rest when one thing cannot be undone, and says what could not", async () => {
        const cleanUp = new CleanUp();
        cleanUp.add(undo("folder"));
        cleanUp.add(() => Promise.reject(new Error("it is stuck")));
        expect(String(await errorOf(cleanUp.run()))).to.equal("Error: it is stuck");
        expect(undone).to.deep.equal(["folder"]);

        cleanUp.add(() => Promise.reject(new Error("one")));
        cleanUp.add(() => Promise.reject(new Error("two")));
        expect(String(await errorOf(cleanUp.run()))).to.contain("Error: two; Error: one");
    });

    it("undoes what a start had done until it failed, and fails as it did", async () => {
        const start = startOrUndo(async (cleanUp) => {
            cleanUp.add(undo("folder"));
            throw new Error("no port");
        });

        expect(String(await errorOf(start))).to.equal("Error: no port");
        expect(undone).to.deep.equal(["folder"]);
    });

    it("undoes nothing where a start went well", async () => {
        await startOrUndo(async (cleanUp) => cleanUp.add(undo("folder")));

        expect(undone).to.deep.equal([]);
    });
});
