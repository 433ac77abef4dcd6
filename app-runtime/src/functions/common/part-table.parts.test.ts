import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { createStateTable, emulatedPlace } from "../testing/emulated-state.js";
import { PartMissing, PartTable } from "./part-table.js";

const tomorrow = new Date(Date.now() + 86_400_000);

describe("PartTable, in the emulator's DynamoDB", function () {
    this.timeout(60_000);
    const environment = { ...process.env };
    let emulator: AwsEmulator;
    let parts: PartTable;

    before(async () => {
        emulator = await startAwsEmulator();
        Object.assign(process.env, emulator.environment);
        await createStateTable(emulator, "state");
        parts = new PartTable(emulatedPlace(emulator), "state", "parts");
    });
    after(() => {
        process.env = environment;
        return emulator.stop();
    });

    for (const [what, size, pieces] of [
        ["nothing", 0, 1],
        ["little", 10, 1],
        ["more than an item holds", 1_000_000, 3],
    ] as const) {
        it(`gives back ${what} as it was put there, under the same names each time`, async () => {
            const part = randomBytes(size);
            const names = await parts.put(part, tomorrow);

            expect(names).to.have.lengthOf(pieces);
            expect(part.equals(await parts.get(names))).to.equal(true);
            expect(await parts.put(part, tomorrow)).to.deep.equal(names);
        });
    }

    it("says which part is not there", async () => {
        const error: unknown = await parts.get(["other"]).catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(PartMissing).and.to.have.property("message").that.contains("parts/other");
    });
});
