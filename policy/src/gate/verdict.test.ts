import { expect } from "chai";
import type { Evidence, GateFinding } from "./evidence.js";
import { exitCodes } from "./problem.js";
import { judge, type Verdict } from "./verdict.js";

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
const whole: Evidence = { findings: [], operations: [], gaps: [], error: undefined };
const verdictOn = (parts: Partial<Evidence>, ...acknowledgements: string[]): Verdict =>
    judge({ ...whole, ...parts }, { acknowledgements, statefulTypes: ["gcp:storage/bucket:Bucket"] });
const exitCodeOf = (parts: Partial<Evidence>, ...acknowledgements: string[]): number =>
    verdictOn(parts, ...acknowledgements).exitCode;

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

    it("does not pass a preview that failed without a reason among what was seen", () => {
        const verdict = verdictOn({ findings: [finding("violation", "advisory")], error: "exit status 255" });
        expect(verdict).to.deep.include({ exitCode: exitCodes.notRun, gaps: ["exit status 255"] });
        const stopped = { findings: [finding("violation", "mandatory")], error: "exit status 255" };
        expect(verdictOn(stopped)).to.deep.include({ exitCode: exitCodes.violated, gaps: [] });
    });

    for (const op of ["delete", "replace", "create-replacement", "delete-replaced"]) {
        it(`stops the ${op} of a resource with data`, () => {
            expect(exitCodeOf({ operations: [operation(op)] })).to.equal(exitCodes.violated);
        });
    }

    it("lets it pass with a reason for this very resource, and names reasons that nothing needs", () => {
        const operations = [operation("create-replacement"), operation("replace"), operation("delete-replaced")];
        const verdict = verdictOn({ operations }, `${bucket}=moved on Friday`, "urn:other=x");

        expect(verdict.exitCode).to.equal(exitCodes.passed);
        expect(verdict.losses).to.have.length(1);
        expect(verdict.losses[0]).to.include({ what: "replace", reason: "moved on Friday" });
        expect(verdict.unneeded).to.deep.equal(["urn:other=x"]);
        expect(exitCodeOf({ operations }, "urn:other=x")).to.equal(exitCodes.violated);
    });

    it("reads the resource of a reason to the end of its URN, which may hold an equals sign", () => {
        const shorter = { ...operation("delete"), urn: bucket.replace("=b", "") };
        const both = { operations: [operation("delete"), shorter] };

        const { losses } = verdictOn(both, `${bucket}=moved`);
        expect(losses.map(({ urn, reason }) => [urn, reason])).to.deep.equal([
            [shorter.urn, undefined],
            [bucket, "moved"],
        ]);
        expect(exitCodeOf(both, `${bucket}=moved`, `${shorter.urn}=c=d`)).to.equal(exitCodes.passed);
        expect(verdictOn(both, bucket)).to.deep.include({ exitCode: exitCodes.violated, unneeded: [bucket] });

        const kept = { operations: [operation("same"), shorter] };
        expect(exitCodeOf(kept, `${bucket}=moved`)).to.equal(exitCodes.violated);
    });

    it("stops the loss of what the command line says holds data", () => {
        expect(exitCodeOf({ operations: [operation("delete", "gcp:storage/bucket:Bucket")] })).to.equal(
            exitCodes.violated,
        );
    });

    it("lets go what holds no data, or stays at AWS", () => {
        expect(exitCodeOf({ operations: [operation("delete", "aws:ec2/eip:Eip")] })).to.equal(exitCodes.passed);
        expect(exitCodeOf({ operations: [operation("delete", "aws:s3/bucket:Bucket", true)] })).to.equal(
            exitCodes.passed,
        );
    });
});
