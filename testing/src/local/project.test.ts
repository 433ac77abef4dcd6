import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readProject, stackFileOf } from "./project.js";
import { Problem } from "./problem.js";

describe("readProject", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "evenkeel-project-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

    it("finds the project in a folder above, with its stacks", () => {
        write("Pulumi.yaml", "name: shop\nruntime:\n  name: nodejs\nmain: src\nbackend: {url: s3://state}\n");
        write("Pulumi.prod.yaml", "");
        write("Pulumi.dev.yml", "");
        mkdirSync(join(folder, "src", "deep"), { recursive: true });
        const project = readProject(join(folder, "src", "deep"));
        expect(project).to.deep.equal({
            folder,
            file: join(folder, "Pulumi.yaml"),
            name: "shop",
            runtime: "nodejs",
            program: join(folder, "src"),
            stackFolder: folder,
            stacks: ["dev", "prod"],
            backendUrl: "s3://state",
        });
        expect(stackFileOf(project, "dev")).to.equal(join(folder, "Pulumi.dev.yml"));
        expect(stackFileOf(project, "test")).to.equal(undefined);
    });

    it("looks for the stacks where the project keeps them", () => {
        write("Pulumi.yaml", "name: shop\nruntime: yaml\nstackConfigDir: stacks\n");
        mkdirSync(join(folder, "stacks"));
        write("stacks/Pulumi.dev.yaml", "");
        expect(readProject(folder)).to.deep.include({ runtime: "yaml", stacks: ["dev"] });
    });

    it("says in a sentence what is wrong with the file", () => {
        const sentences: [string, RegExp][] = [
            ["runtime: nodejs\n", /has no name; add a line/],
            ["name: shop\n", /has no runtime; add a line/],
            ["", /has no keys/],
            ["name: [\n", /cannot be read: .*line 2/],
        ];
        for (const [text, sentence] of sentences) {
            write("Pulumi.yaml", text);
            expect(() => readProject(folder), text).to.throw(Problem, sentence);
        }
    });

    it("says when there is no project or no folder", () => {
        expect(() => readProject(folder)).to.throw(Problem, /there is no Pulumi\.yaml in .* -C DIR/);
        expect(() => readProject(join(folder, "nothing"))).to.throw(Problem, /there is no folder/);
    });
});
