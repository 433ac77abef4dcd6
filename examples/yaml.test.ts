import { LocalProject } from "@evenkeel/testing";
import { expect } from "chai";
import { join } from "node:path";

describe("the components in a YAML program", () => {
    let project: LocalProject;

    before(async () => (project = await LocalProject.open(join(__dirname, "yaml"), "dev")));
    after(() => project.remove());

    it("come up with the real YAML host, and go", async () => {
        const up = await project.run(["up", "--yes", "--skip-preview"]);
        expect(up.code, up.stdout + up.stderr).to.equal(0);
        const outputs = await project.outputs();
        expect(outputs.endpoint).to.match(/^orders-[0-9a-f]{8}\..*\.eu-west-1\.rds\.amazonaws\.com$/);
        expect(outputs.bucket).to.match(/^pictures-bucket-/);

        const destroy = await project.run(["destroy", "--yes", "--skip-preview"]);
        expect(destroy.code, destroy.stdout + destroy.stderr).to.equal(0);
    });
});
