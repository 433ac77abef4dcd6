import { LocalProject } from "@evenkeel/testing";
import { expect } from "chai";
import { join } from "node:path";

/** Inputs of one resource, as the state has them. */
interface Resource {
    urn: string;
    inputs: Record<string, unknown>;
}

// The tests are the life of one stack, in order: each starts where the one before it ended. What the function does is shown by rollout.test.ts beside it; the simulated cloud
// runs no function, and a call that fails stands for a release that AWS turned away.
describe("a release of a web tier", () => {
    let project: LocalProject;

    before("bring the tier up with its first release", async () => {
        project = await LocalProject.open(join(__dirname, "rollout"), "dev");
        const { code, stdout, stderr } = await project.up();
        expect(code, stdout + stderr).to.equal(0);
    });
    after(() => project.remove());

    const deploy = (release: string, env?: NodeJS.ProcessEnv) => project.up(["-c", `rollout:release=${release}`], env);

    async function group(): Promise<Record<string, unknown>> {
        const { deployment } = (await project.exportState()) as { deployment: { resources: Resource[] } };
        const found = deployment.resources.find(({ urn }) => urn.endsWith("::web-group"));
        return found?.inputs ?? {};
    }

    it("that AWS turns away fails the deploy, and the group never heard of it", async () => {
        const before = await group();
        const fault = { type: "aws:lambda/invocation:Invocation", call: "create", nth: 1, fault: "fail" };
        const { code, stdout } = await deploy("two", { EVENKEEL_FAULTS: JSON.stringify([fault]) });

        expect(code).to.not.equal(0);
        expect(stdout).to.contain("web-rollout").and.contain("InternalFailure");
        expect(await group()).to.deep.equal(before);
        expect(before.launchTemplate).to.include({ version: "1" });
    });

    it("is tried again by the next deploy, although nothing else has changed", async () => {
        const { code, stdout, stderr } = await deploy("two");

        expect(code, stdout + stderr).to.equal(0);
        expect(stdout).to.match(/web-rollout /);
        expect((await deploy("two")).stdout)
            .to.match(/\d+ unchanged/)
            .and.not.match(/updated|replaced|created/);
    });

    it("leaves the number of instances to scaling, and the hook before their end alone", async () => {
        expect(await group()).to.not.have.property("desiredCapacity");
        const { code, stdout } = await deploy("three");

        expect(code).to.equal(0);
        expect(stdout).to.contain("web-template").and.not.contain("web-terminating").and.not.contain("web-group");
    });
});
