import * as components from "@evenkeel/components";
import { LocalProject } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "yaml");

describe("the components in a YAML program", () => {
    let project: LocalProject;

    before(async () => (project = await LocalProject.open(folder, "dev")));
    after(() => project.remove());

    it("are all of them", () => {
        const program = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
        const used = new Set([...program.matchAll(/evenkeel:index:(\w+)/g)].map(([, name]) => name));
        const classes = Object.entries(components).filter(([, exported]) => isComponent(exported));

        expect([...used]).to.have.members(classes.map(([name]) => name));
    });

    it("come up with the real YAML host, and go", async () => {
        const up = await project.run(["up", "--yes", "--skip-preview"]);
        expect(up.code, up.stdout + up.stderr).to.equal(0);
        const outputs = await project.outputs();
        expect(outputs.endpoint).to.match(/^orders-[0-9a-f]{8}\..*\.eu-west-1\.rds\.amazonaws\.com$/);
        expect(outputs.bucket).to.match(/^pictures-bucket-/);
        expect(outputs.site).to.equal("https://shop.example.com");
        expect(outputs.command).to.match(/^aws ssm start-session .*--target i-/);

        const destroy = await project.run(["destroy", "--yes", "--skip-preview"]);
        expect(destroy.code, destroy.stdout + destroy.stderr).to.equal(0);
    });
});

function isComponent(exported: unknown): boolean {
    return typeof exported === "function" && exported.prototype instanceof pulumi.ComponentResource;
}
