import { readFileSync } from "node:fs";
import { join } from "node:path";
import { announcedSteps, LocalProject } from "@evenkeel/testing";
import { expect } from "chai";

const root = join(__dirname, "..", "..");
const databaseType = "aws:rds/instance:Instance";

/** The ids of a stack's resources by URN, as its state has them: resources of several types may share a name. */
async function resourceIds(project: LocalProject): Promise<Map<string, string>> {
    const state: unknown = (await project.exportState()).deployment;
    const resources = hasResources(state) ? state.resources : [];
    return new Map(resources.map(({ urn, id }) => [urn, id ?? ""]));
}

/** What exists in the simulated cloud, whatever the stack's state knows of it: the sum of the changes in its journal. */
function leftInCloud(project: LocalProject): string[] {
    const left = new Set<string>();
    for (const line of readFileSync(join(project.home, "cloud", "journal.jsonl"), "utf8")
        .trim()
        .split("\n")) {
        const change: unknown = JSON.parse(line);
        if (!isObject(change)) throw new Error(`the journal has a line that is no change: ${line}`);
        if (isObject(change.put)) left.add(`${String(change.put.type)} ${String(change.put.id)}`);
        if (isObject(change.delete)) left.delete(`${String(change.delete.type)} ${String(change.delete.id)}`);
    }
    return [...left];
}

function nameOf(urn: string): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null;
}

function hasResources(state: unknown): state is { resources: { urn: string; id?: string }[] } {
    return typeof state === "object" && state !== null && "resources" in state && Array.isArray(state.resources);
}

// The tests are the life of one stack, in order: each starts where the one before it ended.
describe("the dev stack on the real engine and under the policy pack", () => {
    let project: LocalProject;

    before("open a state of its own", async () => {
        project = await LocalProject.open(root, "dev", {
            env: { PULUMI_OPTION_POLICY_PACK: join(root, "policy"), EVENKEEL_POLICY_PROFILE: "dev" },
        });
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
        expect([...made.keys()].map(nameOf))
            .to.include("network-vpc")
            .and.to.not.include("database-instance");
    });

    it("makes the rest in the next run, and nothing a second time", async () => {
        const before = await resourceIds(project);
        const { code, stdout, stderr } = await project.up();

        expect(code, stdout + stderr).to.equal(0);
        const now = await resourceIds(project);
        expect([...now.keys()].map(nameOf)).to.include("database-instance");
        for (const [urn, id] of before) expect(now.get(urn), urn).to.equal(id);
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
        const { code, stdout, stderr } = await project.up(["--json", "-c", 'evenkeel:database={"engine":"mysql"}']);

        expect(code, stdout + stderr).to.equal(0);
        const replaced = announcedSteps(stdout).filter(({ op }) => op === "replace");
        expect(replaced.map(({ name }) => name)).to.have.members([
            "database-instance",
            // Its parameters are those of another engine, and a new instance beside the old one needs another name.
            "database-parameters",
            "database-suffix",
            // The one log that both engines write is kept in a group with the instance's name.
            "database-log-iam-db-auth-error",
            // A call of its own for each new template: instances are told where the new database is.
            "web-rollout",
        ]);
        expect(await project.outputs())
            .to.have.property("databaseEndpoint")
            .that.matches(/:3306$/);
    });

    it("leaves nothing after destroy, in the state and in the cloud", async () => {
        expect(leftInCloud(project)).to.not.deep.equal([]);
        const { code, stdout, stderr } = await project.destroy();

        expect(code, stdout + stderr).to.equal(0);
        expect([...(await resourceIds(project)).keys()]).to.deep.equal([]);
        expect(leftInCloud(project)).to.deep.equal([]);
    });
});
