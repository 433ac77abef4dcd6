import { announcedSteps, LocalProject } from "@evenkeel/testing";
import { expect } from "chai";
import { join } from "node:path";
import type { Step } from "./alias/program.js";

const pageType = "aws:cloudwatch/dashboard:Dashboard";

// The tests are the life of one stack, in order: each starts where the one before it ended.
describe("a resource of a program that becomes a component's child", () => {
    let project: LocalProject;
    let made: string | undefined;

    before("bring it up as the program's own", async () => {
        project = await LocalProject.open(join(__dirname, "alias"), "dev", { env: { CI: "true" } });
        await run("up", "own");
        made = await pageUrn();
    });
    after(() => project.remove());

    /** What the engine announces, by logical name, but for what stays as it is. */
    async function run(command: "up" | "preview", step: Step): Promise<string[]> {
        const args = ["--json", "-c", `alias:step=${step}`];
        const { code, stdout, stderr } = await (command === "up" ? project.up(args) : project.preview(args));
        expect(code, stdout + stderr).to.equal(0);
        return announcedSteps(stdout).flatMap(({ op, name }) => (op === "same" ? [] : `${op} ${name}`));
    }

    async function pageUrn(): Promise<string | undefined> {
        const { deployment } = await project.exportState();
        const resources = isObject(deployment) && Array.isArray(deployment.resources) ? deployment.resources : [];
        const urns = resources.flatMap((resource: unknown) =>
            isObject(resource) && typeof resource.urn === "string" ? [resource.urn] : [],
        );
        return urns.find((urn) => urn.includes(pageType));
    }

    it("would be created again and deleted without an alias", async () => {
        expect(made).to.match(/::aws:cloudwatch\/dashboard:Dashboard::page$/);
        expect(await run("preview", "adopted without an alias")).to.have.members([
            "create overview",
            "create overview-page",
            "delete page",
        ]);
    });

    it("stays the same one with an alias", async () => {
        expect(await run("up", "adopted")).to.deep.equal(["create overview", "update overview-page"]);
        expect(await pageUrn()).to.match(
            /::evenkeel:index:Dashboard\$aws:cloudwatch\/dashboard:Dashboard::overview-page$/,
        );
    });

    it("needs the alias no longer once it has its new name", async () => {
        expect(await run("preview", "adopted without an alias")).to.deep.equal([]);
    });
});

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null;
}
