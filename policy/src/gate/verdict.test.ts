import { expect } from "chai";
import type { Evidence, GateFinding } from "./evidence.js";
import { exitCodes } from "./problem.js";
import { judge } from "./verdict.js";

const bucket = "urn:pulumi:prod::shop::aws:s3/bucket:Bucket::a=b";
const finding = (kind: GateFinding["kind"], level: GateFinding["level"]): GateFinding => ({
    kind,
    level,
    rule: "database-not-public",
    pack: "evenkeel",
    urn: "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders",
    demand: "A demand.",
    message: "it is so; mend it.",
});
const operation = (op: string, type = "aws:s3/bucket:Bucket", isRetained = false) => ({
    op,
    urn: bucket,
    type,
    because: [],
    isRetained,
});
const evidence = (parts: Partial<Evidence>): Evidence => ({ findings: [], operations: [], gaps: [], ...parts });
const exitCodeOf = (parts: Partial<Evidence>, ...acknowledgements: string[]): number =>
    judge(evidence(parts), acknowledgements).exitCode;

describe("the gate's verdict", () => {
    it("passes what nothing speaks against", () => {
        expect(exitCodeOf({ operations: [operation("create"), operation("update")] })).to.equal(exitCodes.passed);
    });

    it("stops a violation, unless it is advisory or exempt", () => {
        expect(exitCodeOf({ findings: [finding("violation", "mandatory")] })).to.equal(exitCodes.violated);
        expect(exitCodeOf({ findings: [finding("violation", "advisory")] })).to.equal(exitCodes.passed);
        expect(exitCodeOf({ findings: [finding("exempt", "advisory")] })).to.equal(exitCodes.passed);
    });

    it("does not pass what cannot be decided where that stops, and puts a violation before it", () => {
        expect(exitCodeOf({ findings: [finding("undecided", "mandatory")] })).to.equal(exitCodes.undecided);
        expect(exitCodeOf({ findings: [finding("undecided", "advisory")] })).to.equal(exitCodes.passed);
        const both = [finding("undecided", "mandatory"), finding("violation", "mandatory")];
        expect(exitCodeOf({ findings: both })).to.equal(exitCodes.violated);
    });

    it("puts a gap before everything", () => {
        const findings = [finding("violation", "mandatory")];
        expect(exitCodeOf({ findings, gaps: ["1 of the engine's events were lost"] })).to.equal(exitCodes.notRun);
    });

    for (const op of ["delete", "replace", "create-replacement", "delete-replaced"]) {
        it(`stops the ${op} of a resource with data`, () => {
            expect(exitCodeOf({ operations: [operation(op)] })).to.equal(exitCodes.violated);
        });
    }

    it("lets it pass with a reason for this very resource, and names reasons that nothing needs", () => {
        const operations = [operation("create-replacement"), operation("replace"), operation("delete-replaced")];
        const verdict = judge(evidence({ operations }), [`${bucket}=moved on Friday`, "urn:other=x"]);

        expect(verdict.exitCode).to.equal(exitCodes.passed);
        expect(verdict.losses).to.have.length(1);
        expect(verdict.losses[0]).to.include({ what: "replace", reason: "moved on Friday" });
        expect(verdict.unneeded).to.deep.equal(["urn:other=x"]);
        expect(exitCodeOf({ operations }, "urn:other=x")).to.equal(exitCodes.violated);
    });

    it("lets go what holds no data, or stays at AWS", () => {
        expect(exitCodeOf({ operations: [operation("delete", "aws:ec2/eip:Eip")] })).to.equal(exitCodes.passed);
        expect(exitCodeOf({ operations: [operation("delete", "aws:s3/bucket:Bucket", true)] })).to.equal(
            exitCodes.passed,
        );
    });
});
