import { expect } from "chai";
import { guarded, type RuleStatement } from "./rule.js";

const rule: RuleStatement = {
    name: "required-tags",
    title: "Everything says whose it is",
    description: "Everything must be tagged.",
    why: "Nobody's things stay for ever.",
    fix: "Add tags.",
    severity: "low",
    controls: {},
    url: "https://docs.aws.amazon.com/",
};

interface Reported {
    message: string;
    enforcementLevel: string;
}

/** What a check reported when it was run under guard. */
function reportsOf(check: () => void): Reported[] {
    const reports: Reported[] = [];
    const report = (reported: Reported): unknown => reports.push(reported);
    // The SDK's reporter takes an object too, which its types do not say.
    guarded(
        rule,
        { title: 'aws:s3/bucket:Bucket "media"' },
        (...given) => Reflect.apply(report, undefined, given),
        check,
    );
    return reports;
}

describe("a rule with a fault in it", () => {
    it("is a violation that names rule, resource and place, and not the end of the run", () => {
        const [report, ...others] = reportsOf(() => {
            throw new TypeError("nothing there");
        });

        expect(others).to.deep.equal([]);
        expect(report?.enforcementLevel).to.equal("mandatory");
        expect(report?.message).to.match(
            /^Everything must be tagged\.\nrule "required-tags" could not run on aws:s3\/bucket:Bucket "media" \(TypeError.*\); report this fault, or set the rule to "disabled"\.$/,
        );
    });

    it("keeps the message of the error to itself, which may quote a secret", () => {
        expect(reportsOf(() => JSON.parse("hunter2"))[0]?.message).to.match(/SyntaxError(?!.*hunter2)/);
    });

    it("says nothing where nothing fails", () => {
        expect(reportsOf(() => undefined)).to.deep.equal([]);
    });
});
