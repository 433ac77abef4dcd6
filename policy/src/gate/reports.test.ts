import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { expect } from "chai";
import type { Log } from "sarif";
import { evidenceOf } from "./evidence.js";
import { operation, orders, policyEvent, previewOf } from "./events.fixtures.test.js";
import { jsonReport } from "./json-report.js";
import { sarifReport } from "./sarif-report.js";
import { textReport } from "./text-report.js";
import { judge, type Verdict } from "./verdict.js";
import type { WeakenedRule } from "./weakened-rules.js";

const schema: object = createRequire(__filename)("schemastore/schemas/json/sarif-2.1.0.json");
const message = 'aws:rds/instance:Instance "orders": publiclyAccessible is not false; set it to false.';

function verdictOn(...acknowledgements: string[]): Verdict {
    const events = previewOf(
        ...operation("replace", orders),
        policyEvent(`An RDS instance must not be public. [RDS.2]\n${message}`, "mandatory"),
        policyEvent("A demand.\nCannot be decided: b is not known yet; set it.", "advisory"),
        policyEvent("A demand.\nc is public; mend it. (exempt until 2027-01-31, team: moves in May)", "advisory"),
    );
    return judge(evidenceOf(events, { error: "exit status 255" }, 1), { acknowledgements, statefulTypes: [] });
}

const quiet = { weakened: [], isVerbose: false };
const weakened: WeakenedRule[] = [
    { rule: "key-rotation", level: "disabled", instead: "mandatory" },
    { rule: "all", level: "advisory", instead: "mandatory" },
];

describe("the gate's reports", () => {
    it("say in text what stops, what is lost, what is exempt, and the answer last", () => {
        const text = textReport(verdictOn(), quiet);

        expect(text).to.contain(`Data would be lost\n  replace ${orders} because of storageEncrypted`);
        expect(text).to.contain(`--acknowledge "${orders}=REASON"`);
        expect(text).to.contain(`Stops the change\n  ${orders}\n    database-not-public: ${message}`);
        expect(text).to.match(/^violations +1 +0$/m);
        expect(text).to.match(/^cannot be decided +0 +1$/m);
        expect(text).to.match(/^exempt +1$/m);
        expect(text).to.match(/^exemptions used +1$/m);
        expect(text).to.match(/^exemptions expired +0$/m);
        expect(text).to.match(/The change must not go on: it violates what is listed above\.\n$/);
    });

    it("say in text how often each rule only reports, and each finding where asked", () => {
        expect(textReport(verdictOn(), quiet)).to.contain(
            "Reported only; --verbose lists each\n  database-not-public (cannot be decided): 1 finding\n",
        );
        expect(textReport(verdictOn(), { ...quiet, isVerbose: true })).to.contain(
            `Reported only\n  ${orders}\n    database-not-public (cannot be decided): b is not known yet; set it.`,
        );
    });

    it("name the rules that the configuration weakens", () => {
        expect(textReport(verdictOn(), quiet)).not.to.contain("weakened");
        expect(textReport(verdictOn(), { ...quiet, weakened })).to.contain(
            [
                "2 rules are weakened by the configuration:",
                "  key-rotation (disabled instead of mandatory)",
                "  all rules (advisory instead of mandatory)\n",
            ].join("\n"),
        );
        expect(jsonReport(verdictOn(), { stack: "prod", profile: "prod", weakened })).to.have.deep.property(
            "weakenedRules",
            weakened,
        );
    });

    it("say in JSON how many of what, and what would happen", () => {
        const report = jsonReport(verdictOn(`${orders}=restored from a copy`), {
            stack: "prod",
            profile: "prod",
            weakened: [],
        });

        expect(report).to.deep.include({ version: 1, stack: "prod", profile: "prod", exitCode: 1 });
        expect(report).to.have.deep.property("counts", {
            violations: 1,
            undecided: 1,
            exempt: 1,
            losses: 1,
            exemptions: { used: 1, expired: 0, endingSoon: 0, unneeded: 0, unusable: 0 },
        });
        expect(report).to.have.nested.property("losses[0].reason", "restored from a copy");
        expect(report).to.have.deep.nested.property("operations[0]", {
            op: "replace",
            urn: orders,
            type: "aws:rds/instance:Instance",
        });
    });

    it("are SARIF 2.1.0 as its schema has it, with what a code host shows", () => {
        const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
        const log = sarifReport(verdictOn(`${orders}=restored from a copy`), "shop/Pulumi.yaml");

        expect(validate(log), JSON.stringify(validate.errors)).to.equal(true);
        expect(validate({ ...log, version: "9" })).to.equal(false);
        const [run] = log.runs;
        expect(run?.tool.driver.rules?.map(({ id }) => id)).to.deep.equal([
            "database-not-public",
            "data-would-be-lost",
        ]);
        expect(run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).to.equal("shop/Pulumi.yaml");
        expect(run?.results?.filter(({ suppressions }) => suppressions !== undefined)).to.have.length(2);
    });

    it("know a result of SARIF again by its rule and resource, not by its words or its place", () => {
        const fingerprints = (log: Log): unknown[] =>
            (log.runs[0]?.results ?? []).map(({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash);
        const first = fingerprints(sarifReport(verdictOn(), "Pulumi.yaml"));
        const verdict = verdictOn();
        const reworded = { ...verdict, findings: verdict.findings.map((finding) => ({ ...finding, message: "new" })) };

        expect(new Set(first)).to.have.property("size", 4);
        for (const fingerprint of first) expect(fingerprint).to.match(/^[0-9a-f]{64}:[123]$/);
        expect(fingerprints(sarifReport(reworded, "shop/Pulumi.yaml"))).to.deep.equal(first);
    });
});
