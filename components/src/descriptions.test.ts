import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of the components, each with one class. */
const sources = readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(__dirname, name)).map((file) => join(name, file)))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => ({ file, text: readFileSync(join(__dirname, file), "utf8") }))
    .filter(({ text }) => /^export class \w+ extends pulumi\.ComponentResource/m.test(text));

/** Outputs that have no comment in the line above, which is all that other languages see of them. */
function undescribed(text: string): string[] {
    const lines = text.split("\n");
    return lines.flatMap((line, position) => {
        const output = /^ {4}public readonly (\w+)/.exec(line)?.[1];
        return output === undefined || lines[position - 1]?.endsWith("*/") === true ? [] : [output];
    });
}

// The check of the schema (`npm run check`) asks the same of the schema itself, and of options; that takes the compiler and longer.
describe("what other languages see of a component", () => {
    it("is read from every component", () => {
        expect(sources).to.have.length(14);
    });

    for (const { file, text } of sources) {
        it(`says of every output in ${file} what it is`, () => {
            expect(undescribed(text)).to.deep.equal([]);
        });
    }

    it("would not pass over an output without a comment", () => {
        expect(
            undescribed("    /** Known. */\n    public readonly one: string;\n    public readonly two: string;"),
        ).to.deep.equal(["two"]);
    });
});
