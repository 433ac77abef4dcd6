import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { projectUri } from "./project-uri.js";

describe("the address of a project in a report", () => {
    let folder: string;
    before("make folders outside of any repository, and a repository", () => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), "evenkeel-uri-")));
        mkdirSync(join(folder, "loose", "the shop"), { recursive: true });
        mkdirSync(join(folder, "repository", ".git"), { recursive: true });
        mkdirSync(join(folder, "repository", "infra", "shop"), { recursive: true });
    });
    after("remove them", () => rmSync(folder, { recursive: true, force: true }));

    it("is relative to the root of the repository, wherever the gate runs", () => {
        const shop = join(folder, "repository", "infra", "shop");
        expect(projectUri(shop, folder)).to.equal("infra/shop/Pulumi.yaml");
        expect(projectUri(shop, shop)).to.equal("infra/shop/Pulumi.yaml");
        expect(projectUri(join(folder, "repository"), join(folder, "loose"))).to.equal("Pulumi.yaml");
    });

    it("is relative to the current folder without a repository, as a URI has it", () => {
        expect(projectUri(join(folder, "loose", "the shop"), join(folder, "loose"))).to.equal("the%20shop/Pulumi.yaml");
    });

    it("is whole where the project is elsewhere", () => {
        const uri = projectUri(join(folder, "loose"), join(folder, "repository", "infra"));
        expect(uri).to.equal(`file://${folder}/loose/Pulumi.yaml`);
    });
});
