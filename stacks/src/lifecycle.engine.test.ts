import { join } from "node:path";
import { LocalProject } from "@evenkeel/testing";
import { expect } from "chai";

const root = join(__dirname, "..", "..");
const databaseType = "aws:rds/instance:Instance";

/** The logical names and ids of a stack's resources, as its state has them. */
async function resourceIds(project: LocalProject): Promise<Map<string, string>> {
    const state: unknown = (await project.exportState()).deployment;
    const resources = hasResources(state) ? state.resources : [];
    return new Map(resources.map(({ urn, id }) => [urn.slice(urn.lastIndexOf("::") + 2), id ?? ""]));
}

function hasResources(state: unknown): state is { resources: { urn: string; id?: string }[] } {
    return typeof state === "object" && state !== null && "resources" in state && Array.isArray(state.resources);
}

// The tests are the life of one stack, in order: each starts where the one before it ended.
describe("the dev stack on the real engine and under the policy pack", () => {
    let project: LocalProject;

    before("open a state of its own", async () => {
        project = await LocalProject.open(root, "dev", { env: { PULUMI_OPTION_POLICY_PACK: join(root, "policy") } });
    });
    after("forget it", () => project.remove());

    it("fails with AWS's words when the database cannot be made, and keeps what was made until then", async () => {
        const fault = { type: databaseType, call: "create", nth: 1, fault: "fail" };
        const { code, stdout, stderr } = await project.up([], { EVENKEEL_FAULTS: JSON.stringify([fault]) });

        expect(code, stdout + stderr).to.not.equal(0);
        expect(stdout + stderr)
            .to.contain("InternalFailure")
            .and.to.contain("database");
        const made = await resourceIds(project);
        expect([...made.keys()])
            .to.include("network-vpc")
            .and.to.not.include("database-instance");
    });

    it("makes the rest in the next run, and nothing a second time", async () => {
        const before = await resourceIds(project);
        const { code, stdout, stderr } = await project.up();

        expect(code, stdout + stderr).to.equal(0);
        const now = await resourceIds(project);
        expect([...now.keys()]).to.include("database-instance");
        for (const [name, id] of before) expect(now.get(name), name).to.equal(id);
    });

    it("tells a person where everything is", async () => {
        const outputs = await project.outputs();

        expect(outputs.url).to.match(/^http:\/\/.+\.elb\.amazonaws\.com$/);
        expect(outputs.databaseEndpoint).to.match(/\.rds\.amazonaws\.com:5432$/);
        expect(outputs.dashboardUrl).to.match(/^https:\/\//);
        expect(outputs.topicArns).to.have.keys("cost", "database", "health", "scaling", "traffic");
    });

    it("changes nothing in an unchanged second run", async () => {
        const { code, stdout, stderr } = await project.up(["--expect-no-changes"]);

        expect(code, stdout + stderr).to.equal(0);
    });

    it("updates in place what can be updated", async () => {
        const before = await resourceIds(project);
        const { code, stdout, stderr } = await project.up(["-c", 'evenkeel:web={"maxSize":5}']);

        expect(code, stdout + stderr).to.equal(0);
        expect(stdout)
            .to.match(/~ [1-9]\d* updated/)
            .and.to.not.match(/\d+ replaced/);
        expect(await resourceIds(project)).to.deep.equal(before);
    });

    it("replaces what cannot, and only that", async () => {
        const before = await resourceIds(project);
        const { code, stdout, stderr } = await project.up(["-c", 'evenkeel:database={"engine":"mysql"}']);

        expect(code, stdout + stderr).to.equal(0);
        const now = await resourceIds(project);
        const replaced = [...before].filter(([name, id]) => now.get(name) !== id).map(([name]) => name);
        expect(replaced).to.include("database-instance").and.to.not.include("network-vpc");
        expect(await project.outputs())
            .to.have.property("databaseEndpoint")
            .that.matches(/:3306$/);
    });

    it("leaves nothing after destroy", async () => {
        const { code, stdout, stderr } = await project.destroy();

        expect(code, stdout + stderr).to.equal(0);
        expect([...(await resourceIds(project)).keys()]).to.deep.equal([]);
    });
});
