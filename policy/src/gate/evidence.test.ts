import type { EngineEvent } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { evidenceOf } from "./evidence.js";
import { numbered, operation, orders, policyEvent, previewOf } from "./events.fixtures.test.js";

const well = { error: undefined };
const gapsOf = (events: readonly EngineEvent[], ending: { error: string | undefined } = well): readonly string[] =>
    evidenceOf(events, ending, 1).gaps;

describe("the evidence of a preview", () => {
    it("is whole where every event came and the pack answered for everything", () => {
        expect(gapsOf(previewOf(...operation("create", orders)))).to.deep.equal([]);
    });

    it("has a gap where an event was lost", () => {
        const events = previewOf(...operation("create", orders));
        expect(gapsOf(events.filter((_, index) => index !== 1))).to.include("1 of the engine's events were lost");
    });

    it("has a gap where the events broke off", () => {
        expect(gapsOf(previewOf().slice(0, -1))).to.deep.equal(["the engine's events broke off before the end"]);
        expect(gapsOf([])).to.include("the engine's events broke off before the end");
    });

    it("has a gap where no pack ran, or one did not answer", () => {
        const unloaded = numbered([{ summaryEvent: { PolicyPacks: {} } }, { cancelEvent: {} }]);
        expect(gapsOf(unloaded)).to.deep.equal(["0 of 1 policy packs ran"]);

        const silent = numbered([{ summaryEvent: { PolicyPacks: { evenkeel: "1" } } }, { cancelEvent: {} }]);
        expect(gapsOf(silent)).to.deep.equal(["no answer came for the stack as a whole"]);

        const [, announced = {}] = operation("create", orders);
        expect(gapsOf(previewOf(announced))).to.deep.equal([`no answer came for ${orders}`]);
    });

    it("asks for no answer about what goes away", () => {
        const [, announced = {}] = operation("delete", orders);
        expect(gapsOf(previewOf(announced))).to.deep.equal([]);
    });

    it("has a gap where the program, a provider or a pack failed", () => {
        const failed = previewOf({
            diagnosticEvent: { severity: "error", message: "<{%reset%}>program broke<{%reset%}>\n" },
        });
        expect(gapsOf(failed)).to.deep.equal(["program broke"]);
    });

    it("has a gap where the engine failed and no rule explains it", () => {
        expect(gapsOf(previewOf(), { error: "exit status 255" })).to.deep.equal(["exit status 255"]);
        const stopped = previewOf(policyEvent("demand\nmessage", "mandatory"));
        expect(gapsOf(stopped, { error: "exit status 255" })).to.deep.equal([]);
    });

    it("tells violations, what cannot be decided and what is exempt apart", () => {
        const { findings } = evidenceOf(
            previewOf(
                policyEvent("A demand. [RDS.2]\na: is public; mend it.", "mandatory"),
                policyEvent("A demand.\nCannot be decided: b: is not known yet; set it.", "advisory"),
                policyEvent(
                    "A demand.\nc: is public; mend it. (exempt until 2027-01-31, team: moves in May)",
                    "advisory",
                ),
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
});
