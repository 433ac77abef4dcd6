import type { EngineEvent } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import {
    end,
    numbered,
    operation,
    orders,
    prelude,
    previewOf,
    resourceAnswer,
    stackAnswer,
    summary,
} from "./events.fixtures.test.js";
import { gapsIn } from "./gaps.js";

describe("the gaps of a preview", () => {
    it("are none where every event came and the pack answered for everything", () => {
        expect(gapsIn(previewOf(...operation("create", orders)), 1)).to.deep.equal([]);
    });

    describe("in its events", () => {
        const events = previewOf(...operation("create", orders));

        for (let at = 0; at < events.length - 1; at += 1) {
            it(`show that number ${at} was lost`, () => {
                expect(gapsIn(events.toSpliced(at, 1), 1)).to.include("1 of the engine's events were lost");
            });
        }

        it("show that the first ones were lost, and the announcement with them", () => {
            expect(gapsIn(events.slice(2), 1)).to.deep.equal([
                "2 of the engine's events were lost",
                "the engine announced no preview",
            ]);
        });

        it("show events without a number, also where none has one", () => {
            const unnumbered = events.map((event): EngineEvent => ({ ...event, sequence: Number.NaN }));
            expect(gapsIn(unnumbered, 1)).to.deep.equal([`${events.length} of the engine's events have no number`]);
            expect(gapsIn([...unnumbered.slice(0, 1), ...events.slice(1)], 1)).to.deep.equal([
                "1 of the engine's events have no number",
                "1 of the engine's events were lost",
            ]);
        });

        it("show that they broke off", () => {
            expect(gapsIn(previewOf().slice(0, -1), 1)).to.deep.equal(["the engine's events broke off before the end"]);
            expect(gapsIn([], 1)).to.include("the engine's events broke off before the end");
        });
    });

    describe("in the answers of packs", () => {
        const announced = (op = "create") => operation(op, orders).slice(1);

        it("show that no pack ran, or one did not answer", () => {
            expect(gapsIn(numbered([prelude, summary(), end]), 1)).to.deep.equal(["0 of 1 policy packs ran"]);
            expect(gapsIn(numbered([prelude, summary("evenkeel"), end]), 1)).to.deep.equal([
                'no answer came of pack "evenkeel" for the stack as a whole',
            ]);
            expect(gapsIn(previewOf(...announced()), 1)).to.deep.equal([
                `no answer came of pack "evenkeel" for ${orders}`,
            ]);
        });

        it("show a pack that was silent, although another answered twice", () => {
            const twice = [resourceAnswer("ours", orders), resourceAnswer("ours", orders), ...announced()];
            const events = numbered([
                prelude,
                ...twice,
                ...[stackAnswer("ours"), stackAnswer("ours"), summary("ours", "theirs"), end],
            ]);
            expect(gapsIn(events, 2)).to.deep.equal([
                'no answer came of pack "theirs" for the stack as a whole',
                `no answer came of pack "theirs" for ${orders}`,
            ]);
        });

        it("are none where each of two answered", () => {
            const answers = [resourceAnswer("ours", orders), resourceAnswer("theirs", orders), ...announced()];
            const ofStack = [stackAnswer("ours"), stackAnswer("theirs"), summary("ours", "theirs"), end];
            expect(gapsIn(numbered([prelude, ...answers, ...ofStack]), 2)).to.deep.equal([]);
        });

        it("are there where two have one name, which could stand in for each other", () => {
            const events = numbered([prelude, stackAnswer("ours"), summary("ours", "ours"), end]);
            expect(gapsIn(events, 2)).to.deep.equal([
                "policy packs with the same name ran, so that their answers cannot be told apart",
            ]);
        });

        it("are named up to five, and the others counted", () => {
            const many = ["a", "b", "c", "d", "e", "f", "g"].map((name) => orders.replace("orders", name));
            const gaps = gapsIn(previewOf(...many.flatMap((urn) => operation("create", urn).slice(1))), 1);
            expect(gaps).to.have.length(6);
            expect(gaps.at(-1)).to.equal("no answer came 2 more times");
        });

        it("do not matter for what goes away", () => {
            expect(gapsIn(previewOf(...announced("delete")), 1)).to.deep.equal([]);
        });
    });

    it("are there where the program, a provider or a pack failed", () => {
        const failed = previewOf({
            diagnosticEvent: { severity: "error", message: "<{%reset%}>program broke<{%reset%}>\n" },
        });
        expect(gapsIn(failed, 1)).to.deep.equal(["program broke"]);
    });
});
