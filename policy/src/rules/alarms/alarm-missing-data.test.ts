import { expect } from "chai";
import { judge } from "../../testing/judge.js";
import { secret, unknown, type WireProperties } from "../../testing/wire.js";

const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

async function messages(props: WireProperties, settings: WireProperties = {}): Promise<string[]> {
    const reports = await judge("alarm-missing-data", { type: alarm, name: "cpu", props }, settings);
    return reports.map(({ level, message }) => `${level}: ${message}`);
}

describe("alarm-missing-data", () => {
    it("passes an alarm that says what silence means", async () => {
        for (const treatMissingData of ["breaching", "notBreaching", "missing", secret("breaching")]) {
            expect(await messages({ treatMissingData })).to.deep.equal([]);
        }
    });

    it("stops an alarm that stays as it was when data stops", async () => {
        expect(await messages({ treatMissingData: "ignore" })).to.deep.equal([
            `mandatory: ${alarm} "cpu": treatMissingData is not one of breaching, notBreaching, missing; set it to breaching or notBreaching or missing.`,
        ]);
    });

    it("reports what is not known yet", async () => {
        expect(await messages({ treatMissingData: unknown })).to.deep.equal([
            `advisory: ${alarm} "cpu": treatMissingData is not known yet; set it to breaching or notBreaching or missing.`,
        ]);
    });

    it("repeats nothing of a secret", async () => {
        expect((await messages({ treatMissingData: secret("hunter2") })).join()).to.match(/^mandatory: (?!.*hunter2)/);
    });

    it("stops an alarm that does not say it", async () => {
        expect(await messages({})).to.deep.equal([
            `mandatory: ${alarm} "cpu": treatMissingData is not set; set it to breaching or notBreaching or missing.`,
        ]);
    });

    it("allows what the configuration allows", async () => {
        const settings = { allowed: ["ignore"] };

        expect(await messages({ treatMissingData: "ignore" }, settings)).to.deep.equal([]);
        expect(await messages({ treatMissingData: "missing" }, settings)).to.deep.equal([
            `mandatory: ${alarm} "cpu": treatMissingData is not ignore; set it to ignore.`,
        ]);
    });
});
