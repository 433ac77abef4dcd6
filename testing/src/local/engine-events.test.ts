import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPlanned } from "./engine-events.js";

describe("readPlanned", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "evenkeel-events-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    const urn = (name: string) => `urn:pulumi:dev::shop::aws:sns/topic:Topic::${name}`;
    const step = (op: string, name: string, inputs: object | undefined) =>
        JSON.stringify({
            resourcePreEvent: {
                metadata: {
                    op,
                    urn: urn(name),
                    new:
                        inputs === undefined
                            ? null
                            : { type: "aws:sns/topic:Topic", urn: urn(name), custom: true, inputs },
                },
            },
        });

    it("has what every step leads to, once, and nothing that is deleted", () => {
        const file = join(folder, "events.jsonl");
        const lines = [
            JSON.stringify({ preludeEvent: { config: {} } }),
            step("same", "kept", { displayName: "a" }),
            step("create-replacement", "new", { displayName: "b" }),
            step("replace", "new", { displayName: "b" }),
            step("delete", "gone", undefined),
            '{"resourcePreEvent": {"meta',
        ];
        writeFileSync(file, lines.join("\n"));
        const planned = readPlanned(file);
        expect(planned?.map(({ urn: found, custom, inputs }) => [found, custom, inputs])).to.deep.equal([
            [urn("kept"), true, { displayName: "a" }],
            [urn("new"), true, { displayName: "b" }],
        ]);
    });

    it("says where there is no log", () => {
        expect(readPlanned(join(folder, "events.jsonl"))).to.equal(undefined);
    });
});
