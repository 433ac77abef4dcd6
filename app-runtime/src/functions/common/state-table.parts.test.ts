import { expect } from "chai";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { createStateTable, emulatedPlace } from "../testing/emulated-state.js";
import { changeState } from "./change-state.js";
import { StateChanged, StateTable } from "./state-table.js";

describe("StateTable, in the emulator's DynamoDB", function () {
    this.timeout(60_000);
    const environment = { ...process.env };
    let emulator: AwsEmulator;
    let now: Date;
    let state: StateTable;

    before(async () => {
        emulator = await startAwsEmulator();
        Object.assign(process.env, emulator.environment);
        await createStateTable(emulator, "state");
        state = new StateTable(emulatedPlace(emulator), "state", () => now);
    });
    beforeEach(() => {
        now = new Date("2026-05-01T10:00:00Z");
    });
    after(() => {
        process.env = environment;
        return emulator.stop();
    });

    it("knows nothing at first, and then what was written, with its version", async () => {
        expect(await state.read("fresh", String)).to.equal(undefined);
        expect(await state.write("fresh", "a word", { version: 0 })).to.equal(1);
        expect(await state.read("fresh", String)).to.deep.equal({ value: "a word", version: 1 });
    });

    it("refuses what was made from an older version, and what takes for new what is there", async () => {
        await state.write("taken", "one", { version: 0 });
        await state.write("taken", "two", { version: 1 });

        for (const version of [0, 1, 3]) {
            const refused = await state.write("taken", "three", { version }).catch((error: unknown) => error);
            expect(refused, String(version)).to.be.instanceOf(StateChanged);
        }
        expect((await state.read("taken", String))?.value).to.equal("two");
    });

    it("loses no change of many that are made at the same time", async () => {
        const more = () =>
            changeState(state, { id: "count", check: Number }, (kept) => ({
                value: (kept?.value ?? 0) + 1,
                result: undefined,
            }));
        await Promise.all(Array.from({ length: 5 }, more));

        expect(await state.read("count", Number)).to.deep.equal({ value: 5, version: 5 });
    });

    it("takes what has expired for forgotten before DynamoDB has deleted it", async () => {
        await state.write("old", "one", { version: 0, expiresAt: new Date("2026-05-01T10:01:00Z") });
        now = new Date("2026-05-01T10:01:00Z");

        expect(await state.read("old", String)).to.equal(undefined);
        expect(await state.write("old", "two", { version: 0 })).to.equal(1);
        expect((await state.read("old", String))?.value).to.equal("two");
    });
});
