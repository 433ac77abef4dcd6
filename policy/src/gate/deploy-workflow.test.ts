import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

const workflow = readFileSync(join(__dirname, "../../../.github/workflows/deploy-stack.yml"), "utf8");

/** The script of the step that runs the gate. */
function gateScript(): string {
    const [, script] = /^ {6}- name: gate\n[^]*?^ {8}run: \|\n((?: {10}.*\n)+)/m.exec(workflow) ?? [];
    if (script === undefined) throw new Error("deploy-stack.yml has no step that is called gate");
    return script.replace(/^ {10}/gm, "");
}

/** What the step would hand to npm for the text that a person typed. */
function handedOver(stack: string, acknowledge: string): string[] {
    const script = `npm() { printf '%s\\0' "$@"; }\n${gateScript()}`;
    const env = { PATH: process.env.PATH, STACK: stack, ACKNOWLEDGE: acknowledge };
    // As GitHub runs a step that names no shell, and without what a person set up for theirs.
    return execFileSync("bash", ["--norc", "-e", "-c", script], { encoding: "utf8", env }).split("\0").slice(0, -1);
}

const bucket = 'urn:pulumi:prod::shop::aws:s3/bucket:Bucket::a=moved to $HOME, "for good"';
const table = "urn:pulumi:prod::shop::aws:dynamodb/table:Table::b=nobody reads it";
const inTest = "urn:pulumi:test::shop::aws:s3/bucket:Bucket::a=moved";

describe("the deploy workflow", () => {
    it("acknowledges nothing where nothing was typed", () => {
        expect(handedOver("prod", "")).to.deep.equal(["run", "gate", "--", "--stack", "prod"]);
    });

    it("hands every line of a stack over by itself, and those of other stacks not at all", () => {
        const text = [bucket, inTest, `  ${table}\r`, "", "a note"].join("\n");
        expect(handedOver("prod", text).slice(5)).to.deep.equal(["--acknowledge", bucket, "--acknowledge", table]);
        expect(handedOver("test", text).slice(5)).to.deep.equal(["--acknowledge", inTest]);
        expect(handedOver("dev", text).slice(5)).to.deep.equal([]);
    });
});
