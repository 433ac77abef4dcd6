import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCommandLine } from "./command-line.js";
import { homeOf, makeHome, type Home } from "./home.js";
import { Problem } from "./problem.js";
import { readProject } from "./project.js";
import { chooseStack } from "./stacks.js";

describe("chooseStack", () => {
    let folder: string;
    let home: Home;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "evenkeel-stacks-"));
        home = homeOf(folder, {});
        makeHome(home);
        writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const choose = (command: string, environment: NodeJS.ProcessEnv = {}) =>
        chooseStack(readCommandLine(command.split(" "), folder), readProject(folder), home, environment);

    function withFiles(...stacks: string[]): void {
        for (const stack of stacks) writeFileSync(join(folder, `Pulumi.${stack}.yaml`), "");
    }
    function existing(stack: string): void {
        const stacks = join(home.backend, ".pulumi", "stacks", "shop");
        mkdirSync(stacks, { recursive: true });
        writeFileSync(join(stacks, `${stack}.json`), "{}");
    }

    it("creates a stack that has a file the first time it is used", () => {
        withFiles("dev", "prod");
        expect(choose("preview --stack prod")).to.deep.equal({ name: "prod", create: true });
        expect(choose("stack select dev")).to.deep.equal({ name: "dev", create: true });
        expect(choose("up", { PULUMI_STACK: "organization/shop/dev" })).to.deep.equal({ name: "dev", create: true });
        existing("prod");
        expect(choose("preview --stack prod")).to.deep.equal({ name: "prod", create: false });
    });

    it("says which stacks there are when one is meant that has no file", () => {
        withFiles("dev", "prod", "test");
        expect(() => choose("up --stack nope")).to.throw(
            Problem,
            /^there is no Pulumi\.nope\.yaml; stacks of this project: dev, prod, test$/,
        );
        expect(() => choose("up --stack prd")).to.throw(Problem, /; did you mean prod\?$/);
    });

    it("still destroys a stack whose file is gone", () => {
        withFiles("dev");
        existing("old");
        expect(choose("destroy --stack old")).to.deep.equal({ name: "old", create: false });
    });

    it("lets a project without stack files have any stack, made by up and preview", () => {
        expect(choose("up --stack any")).to.deep.equal({ name: "any", create: true });
        expect(choose("destroy --stack any")).to.deep.equal({ name: "any", create: false });
    });

    it("asks for a stack when a command needs one and none is chosen", () => {
        withFiles("dev");
        expect(() => choose("up")).to.throw(
            Problem,
            "no stack is chosen; name one with --stack; stacks of this project: dev",
        );
        expect(choose("stack ls")).to.deep.equal({ name: undefined, create: false });
        expect(choose("up --help")).to.deep.equal({ name: undefined, create: false });
    });
});
