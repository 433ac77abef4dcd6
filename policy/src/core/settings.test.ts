import { expect } from "chai";
import { SettingsReader } from "./settings.js";

/** Reads one setting of each kind, as a rule would. */
function readAll(given: Record<string, unknown>): { values: unknown; problems: readonly string[] } {
    const reader = new SettingsReader(given);
    const values = {
        mode: reader.choice("mode", ["loud", "quiet"], "quiet", "How loud."),
        words: reader.words("words", ["one"], "Some words."),
        share: reader.number("share", { minimum: 0, maximum: 1 }, 0.5, "A share."),
        tags: Object.fromEntries(
            reader.map("tags", (tag) => tag.words("allowed", undefined, "Values."), { Owner: {} }, "Tags."),
        ),
        matches: reader.pattern("format", "A format.")?.matches("a1") ?? "no pattern",
        unit: reader.text("unit", "A unit."),
    };
    reader.refuseUnknownNames();
    return { values, problems: reader.problems };
}

describe("SettingsReader", () => {
    it("gives the default of everything that is left out", () => {
        expect(readAll({})).to.deep.equal({
            values: {
                mode: "quiet",
                words: ["one"],
                share: 0.5,
                tags: { Owner: undefined },
                matches: "no pattern",
                unit: undefined,
            },
            problems: [],
        });
    });

    it("gives what is given", () => {
        const given = {
            mode: "loud",
            words: ["a", "b"],
            share: 1,
            tags: { Team: { allowed: ["x"] } },
            format: "a.",
            unit: "s",
        };

        expect(readAll(given)).to.deep.equal({
            values: { mode: "loud", words: ["a", "b"], share: 1, tags: { Team: ["x"] }, matches: true, unit: "s" },
            problems: [],
        });
    });

    it("names every problem at once, each with value and what is allowed", () => {
        const given = {
            mode: "lout",
            words: [],
            share: 2,
            tags: { Team: { allowed: "x" }, Owner: 1 },
            format: "(",
            unit: 5,
        };

        expect(readAll(given).problems).to.deep.equal([
            'mode is "lout"; use one of loud, quiet',
            "words is []; use a list of at least one text",
            "share is 2; use a number from 0 to 1",
            "tags.Owner is 1; use an object",
            'tags.Team.allowed is "x"; use a list of at least one text',
            'format is "("; use a regular expression',
            "unit is 5; use a text",
        ]);
    });

    it("refuses names that nobody asked for, at any depth, and names the nearest", () => {
        expect(readAll({ moed: "loud", tags: { Team: { alowed: ["x"] } }, colour: 1 }).problems).to.deep.equal([
            'tags.Team.alowed is not a setting; did you mean "allowed"?',
            'moed is not a setting; did you mean "mode"?',
            "colour is not a setting; use one of mode, words, share, tags, format, unit",
        ]);
    });

    it("shows the engine a schema with every setting and default", () => {
        const reader = new SettingsReader({});
        reader.number("share", {}, 0.5, "A share.");
        reader.map("tags", (tag) => tag.text("unit", "A unit."), {}, "Tags.");

        expect(reader.schema).to.deep.equal({
            share: { type: "number", description: "A share.", default: 0.5 },
            tags: {
                type: "object",
                additionalProperties: {
                    type: "object",
                    properties: { unit: { type: "string", description: "A unit." } },
                },
                default: {},
                description: "Tags.",
            },
        });
    });
});
