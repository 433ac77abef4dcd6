import type { ReportViolation } from "@pulumi/policy";
import { expect } from "chai";
import { guarded } from "./rule.js";

/** What a check reported when it was run under guard. */
function reportsOf(check: () => void): string[] {
    const reports: string[] = [];
    const report: ReportViolation = (message) => reports.push(message);
    guarded({ name: "required-tags" }, 'aws:s3/bucket:Bucket "media"', report, check);
    return reports;
}

describe("a rule with a fault in it", () => {
    it("is a violation that names rule, resource and place, and not the end of the run", () => {
        const [report, ...others] = reportsOf(() => {
            throw new TypeError("nothing there");
        });

        expect(others).to.deep.equal([]);
        expect(report).to.match(
            /^rule "required-tags" could not run on aws:s3\/bucket:Bucket "media" \(TypeError.*\); report this fault, or set the rule to "disabled"\.$/,
        );
    });

    it("keeps the message of the error to itself, which may quote a secret", () => {
        expect(reportsOf(() => JSON.parse("hunter2")).join()).to.match(/SyntaxError(?!.*hunter2)/);
    });

    it("says nothing where nothing fails", () => {
        expect(reportsOf(() => undefined)).to.deep.equal([]);
    });
});
