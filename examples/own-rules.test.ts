import { join } from "node:path";
import { expect } from "chai";
import { PackProcess } from "../policy/src/testing/pack-process.js";
import { type Report, type TestResource, unknown, type WireValue } from "../policy/src/testing/wire.js";

const rule = "database-size-reserved";
const database = (instanceClass: WireValue): TestResource => ({
    type: "aws:rds/instance:Instance",
    name: "orders",
    props: { instanceClass },
});

describe("a pack of one's own", () => {
    let own: PackProcess;
    let ours: PackProcess;

    before("start it, and this repository's beside it", async () => {
        own = await PackProcess.start({}, join(__dirname, "own-rules"));
        ours = await PackProcess.start();
    });
    after("stop both", () => Promise.all([own.stop(), ours.stop()]));

    const saidOf = async (resource: TestResource): Promise<Partial<Report>[]> =>
        (await own.analyze(resource)).map(({ rule, level, message }) => ({ rule, level, message }));

    it("passes what complies, and what it is not about", async () => {
        expect(await saidOf(database("db.m7g.large"))).to.deep.equal([]);
        expect(await saidOf({ ...database("db.x1.large"), type: "aws:rds/proxy:Proxy" })).to.deep.equal([]);
    });

    it("stops what does not", async () => {
        const message = "orders: instanceClass is of another family; choose one of those above.";
        expect(await saidOf(database("db.x1.32xlarge"))).to.deep.equal([{ rule, level: "mandatory", message }]);
    });

    it("stops what it cannot know", async () => {
        const message = "orders: instanceClass is not known yet; write it down, so that it can be judged.";
        expect(await saidOf(database(unknown))).to.deep.equal([{ rule, level: "mandatory", message }]);
    });

    it("has a name of its own, by which the gate tells its answers from those of this repository's pack", async () => {
        const names = [await own.info(), await ours.info()].map((info) => info.getName());
        expect(names).to.deep.equal(["own-rules", "evenkeel"]);
        expect((await ours.analyze(database("db.x1.32xlarge"))).map((report) => report.rule)).not.to.include(rule);
    });
});
