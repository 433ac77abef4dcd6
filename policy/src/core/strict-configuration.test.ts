import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { refusalOf } from "../testing/judge.js";

const opening = "the configuration of the policy pack is wrong:";

describe("the configuration of the pack", () => {
    it("is taken where every name and value is known", async () => {
        expect(await refusalOf({})).to.equal(undefined);
        expect(await refusalOf({ "required-tags": { onUnknown: "mandatory", tags: { Team: {} } } })).to.equal(
            undefined,
        );
    });

    it("is taken as the README shows it", async () => {
        const readme = readFileSync(join(__dirname, "../../README.md"), "utf8");
        const example = /```json\n([^`]+)```/.exec(readme)?.[1] ?? "there is no example";

        expect(await refusalOf(JSON.parse(example))).to.equal(undefined);
    });

    it("is refused for a rule that does not exist, with the nearest name", async () => {
        expect(await refusalOf({ "requird-tags": {} })).to.contain(
            `${opening}\n  requird-tags: is no rule of this pack; did you mean "required-tags"?`,
        );
        expect(await refusalOf({ "s3-encrypted": {} })).to.contain(
            "s3-encrypted: is no rule of this pack; use one of required-tags, ",
        );
    });

    it("may give all rules a level, but no setting", async () => {
        expect(await refusalOf({ all: {} })).to.equal(undefined);
        expect(await refusalOf({ all: { onUnknown: "ignore" } })).to.contain(
            '"all" takes an enforcement level only, not onUnknown',
        );
    });

    it("is refused for settings and values that do not exist, all of them at once", async () => {
        const refusal = await refusalOf({
            "required-tags": { tgas: {}, onUnknown: "warn" },
            "alarm-threshold-bounds": { bounds: { "AWS/RDS CPUUtilization": { maxmum: 80 } }, minimumSeconds: 0 },
        });

        expect(refusal).to.contain('required-tags: tgas is not a setting; did you mean "tags"?');
        expect(refusal).to.contain('required-tags: onUnknown is "warn"; use one of mandatory, advisory, ignore');
        expect(refusal).to.contain(
            'alarm-threshold-bounds: bounds.AWS/RDS CPUUtilization.maxmum is not a setting; did you mean "maximum"?',
        );
        expect(refusal).to.contain("alarm-threshold-bounds: minimumSeconds is 0; use a number of at least 1");
    });

    it("is refused in sentences, without a stack trace", async () => {
        expect(await refusalOf({ "requird-tags": {} })).to.not.match(/\n\s+at /);
    });
});
