import { expect } from "chai";
import { evidenceOf } from "./evidence.js";
import { operation, orders, policyEvent, previewOf } from "./events.fixtures.test.js";

const well = { error: undefined };
const failed = { error: "exit status 255" };
const exempt = "A demand.\nc: is public; mend it. (exempt until 2027-01-31, team: moves in May)";

describe("the evidence of a preview", () => {
    it("is whole where every event came and the pack answered for everything", () => {
        const evidence = evidenceOf(previewOf(...operation("create", orders)), well, 1);
        expect(evidence).to.deep.include({ gaps: [], error: undefined });
    });

    it("has the gaps of its events", () => {
        expect(evidenceOf([], well, 1).gaps).to.include("the engine's events broke off before the end");
    });

    it("has a gap where the engine failed and no rule explains it", () => {
        expect(evidenceOf(previewOf(), failed, 1)).to.deep.include({ gaps: ["exit status 255"], ...failed });
        const stopped = previewOf(policyEvent("demand\nmessage", "mandatory"));
        expect(evidenceOf(stopped, failed, 1)).to.deep.include({ gaps: [], ...failed });
        const told = previewOf(policyEvent(exempt, "advisory"));
        expect(evidenceOf(told, failed, 1)).to.deep.include({ gaps: ["exit status 255"] });
    });

    it("tells violations, what cannot be decided and what is exempt apart", () => {
        const { findings } = evidenceOf(
            previewOf(
                policyEvent("A demand. [RDS.2]\na: is public; mend it.", "mandatory"),
                policyEvent("A demand.\nCannot be decided: b: is not known yet; set it.", "advisory"),
                policyEvent(exempt, "advisory"),
                policyEvent("<{%fg 1%}>only one line<{%reset%}>", "something new"),
            ),
            well,
            1,
        );

        expect(findings.map(({ kind, level, demand, message }) => [kind, level, demand, message])).to.deep.equal([
            ["violation", "mandatory", "A demand. [RDS.2]", "a: is public; mend it."],
            ["undecided", "advisory", "A demand.", "b: is not known yet; set it."],
            ["exempt", "advisory", "A demand.", "c: is public; mend it. (exempt until 2027-01-31, team: moves in May)"],
            ["violation", "mandatory", "only one line", "only one line"],
        ]);
    });

    it("takes nothing that stops for exempt, whatever it says", () => {
        const { findings } = evidenceOf(previewOf(policyEvent(exempt, "mandatory")), failed, 1);
        expect(findings.map(({ kind, level }) => [kind, level])).to.deep.equal([["violation", "mandatory"]]);
    });
});
