import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { announcedSteps, readPlanned } from "./engine-events.js";

const urn = (name: string) => `urn:pulumi:dev::shop::evenkeel:index:AlertingTopics$aws:sns/topic:Topic::${name}`;
const event = (op: string, name: string, inputs?: object) =>
    JSON.stringify({
        resourcePreEvent: {
            metadata: {
                op,
                urn: urn(name),
                new:
                    inputs === undefined ? null : { type: "aws:sns/topic:Topic", urn: urn(name), custom: true, inputs },
            },
        },
    });
const other = JSON.stringify({ preludeEvent: { config: {} } });
const half = '{"resourcePreEvent": {"meta';

describe("announcedSteps", () => {
    const step = (op: string, name: string) => ({ op, urn: urn(name), type: "aws:sns/topic:Topic", name });

    it("has each step of an update, in their order, and nothing else of what is printed", () => {
        const lines = [
            "Updating (dev):",
            other,
            event("same", "kept", {}),
            event("create-replacement", "new", {}),
            event("replace", "new", {}),
            JSON.stringify({ resOutputsEvent: { metadata: { op: "replace", urn: urn("new") } } }),
            event("delete-replaced", "new"),
            JSON.stringify({ resourcePreEvent: { metadata: { urn: urn("nothing is done with it") } } }),
            half,
        ];
        expect(announcedSteps(lines.join("\n"))).to.deep.equal([
            step("same", "kept"),
            step("create-replacement", "new"),
            step("replace", "new"),
            step("delete-replaced", "new"),
        ]);
    });

    it("has those of the one document that a preview prints", () => {
        const steps = [
            { op: "same", urn: urn("kept"), newState: {} },
            { op: "delete", urn: urn("gone"), oldState: {} },
        ];
        const printed = `${JSON.stringify({ config: {}, steps, changeSummary: { same: 1, delete: 1 } }, undefined, 2)}\n`;

        expect(announcedSteps(printed)).to.deep.equal([step("same", "kept"), step("delete", "gone")]);
        expect(announcedSteps('{\n  "config": {}\n}\n')).to.deep.equal([]);
    });

    it("takes half of such a document for no answer", () => {
        expect(() => announcedSteps('{\n  "steps": [')).to.throw(SyntaxError);
    });

    it("knows a name with colons, and a resource that no component has made", () => {
        const [found] = announcedSteps(
            JSON.stringify({
                resourcePreEvent: { metadata: { op: "create", urn: "urn:pulumi:dev::shop::a:b/c:D::x::y" } },
            }),
        );
        expect(found).to.include({ type: "a:b/c:D", name: "x::y" });
    });
});

describe("readPlanned", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "evenkeel-events-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    it("has what every step leads to, once, and nothing that is deleted", () => {
        const file = join(folder, "events.jsonl");
        const lines = [
            other,
            event("same", "kept", { displayName: "a" }),
            event("create-replacement", "new", { displayName: "b" }),
            event("replace", "new", { displayName: "b" }),
            event("delete", "gone"),
            half,
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
