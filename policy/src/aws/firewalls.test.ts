import { expect } from "chai";
import { ownRules } from "./firewalls.js";

const metrics = "visibilityConfig.cloudwatchMetricsEnabled";

describe("ownRules", () => {
    it("reads rules that are a list, and none where there are none", () => {
        const own = ownRules({ rules: [{ visibilityConfig: { cloudwatchMetricsEnabled: true } }] });
        const [first] = own.state === "known" ? own.rules : [];

        expect(first?.path).to.equal("rules[0]");
        expect(first?.at(metrics)).to.deep.equal({ state: "known", value: true });
        expect(ownRules({})).to.deep.equal({ state: "known", rules: [] });
    });

    it("reads AWS's own JSON of a web ACL and of a rule group by the same paths", () => {
        const text = JSON.stringify([{ Name: "a", VisibilityConfig: { CloudWatchMetricsEnabled: false } }]);
        for (const property of ["ruleJson", "rulesJson"]) {
            const own = ownRules({ [property]: text });
            const [first] = own.state === "known" ? own.rules : [];

            expect(first?.path).to.equal(`${property}[0]`);
            expect(first?.at("name")).to.deep.equal({ state: "known", value: "a" });
            expect(first?.at(metrics)).to.deep.equal({ state: "known", value: false });
        }
    });

    it("finds no rules in what is no JSON", () => {
        expect(ownRules({ ruleJson: "[" })).to.deep.equal({ state: "known", rules: [] });
    });
});
