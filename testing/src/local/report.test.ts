import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportLines } from "./report.js";

describe("reportLines", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "evenkeel-report-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    it("counts resources by type, each once although preview and update note it", () => {
        const note = (type: string, urn: string) => JSON.stringify({ kind: "not-modelled", type, urn });
        const [queue, table] = ["aws:sqs/queue:Queue", "aws:dynamodb/table:Table"];
        const lines = [
            note(queue, "one"),
            note(table, "two"),
            note(queue, "one"),
            note(queue, "three"),
            '{"kind": "not',
        ];
        writeFileSync(join(folder, "report.jsonl"), lines.join("\n"));
        expect(reportLines(folder)).to.deep.equal([
            `not modelled: ${table} (1 resource): kept as given, no rule checked`,
            `not modelled: ${queue} (2 resources): kept as given, no rule checked`,
        ]);
    });

    it("has nothing to say when no provider noted anything", () => {
        expect(reportLines(folder)).to.deep.equal([]);
    });

    it("tells once that no region was set", () => {
        const note = JSON.stringify({ kind: "default-region", region: "us-east-1" });
        writeFileSync(join(folder, "report.jsonl"), `${note}\n${note}\n`);
        const lines = reportLines(folder);
        expect(lines).to.have.length(1);
        expect(lines[0]).to.match(/^no aws:region is set, so the simulated cloud is in us-east-1; /);
    });
});
