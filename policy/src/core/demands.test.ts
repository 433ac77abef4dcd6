import { expect } from "chai";
import { propsWithUnknowns } from "../testing/resources.js";
import {
    mustBeAtLeast,
    mustBeAtMost,
    mustBeFalse,
    mustBeGiven,
    mustBeOneOf,
    mustBeTrue,
    mustNotBeOneOf,
} from "./demands.js";
import type { Finding } from "./finding.js";

const said = (findings: Finding[]): string[] => findings.map(({ kind, problem }) => `${kind}: ${problem}`);

describe("the demands of a property", () => {
    const demands: Record<string, [(props: object) => Finding[], unknown[], unknown[]]> = {
        "is not true": [(props) => mustBeTrue({ ...props }, "p", "violates"), [true, "true"], [false, "yes", 1, {}]],
        "is not false": [(props) => mustBeFalse({ ...props }, "p", "violates"), [false, "false"], [true, 0, "", []]],
        "is not one of a, b": [
            (props) => mustBeOneOf({ ...props }, "p", ["a", "b"], "violates"),
            ["a", "b"],
            ["c", "", ["a"]],
        ],
        "is not allowed": [(props) => mustNotBeOneOf({ ...props }, "p", ["Bad"]), ["good", 7, [], ""], ["bad", "BAD"]],
        "is not a number of at least 7": [
            (props) => mustBeAtLeast({ ...props }, "p", 7, "violates"),
            [7, "8"],
            [6, "x", "", true],
        ],
        "is not a number of at most 7": [
            (props) => mustBeAtMost({ ...props }, "p", 7, "violates"),
            [7, "-1"],
            [8, "Infinity", []],
        ],
        "is not filled": [(props) => mustBeGiven({ ...props }, "p"), ["x", [0], { a: 1 }], [" ", [], [null], {}, 7]],
    };
    for (const [problem, [demand, good, bad]] of Object.entries(demands)) {
        it(`find that it ${problem}`, () => {
            for (const p of good) expect(said(demand({ p })), JSON.stringify(p)).to.deep.equal([]);
            for (const p of bad) {
                expect(said(demand({ p })), JSON.stringify(p)).to.deep.equal([`violation: ${problem}`]);
            }
        });
    }

    it("take what is absent as they are told, a null too", () => {
        for (const props of [{}, { p: null }]) {
            expect(mustBeTrue(props, "p", "complies")).to.deep.equal([]);
            expect(said(mustBeTrue(props, "p", "violates"))).to.deep.equal(["violation: is not set"]);
            expect(said(mustBeGiven(props, "p"))).to.deep.equal(["violation: is not set"]);
        }
    });

    it("cannot decide what is not known, unless being computed is enough", () => {
        const props = propsWithUnknowns({}, ["p"]);

        expect(said(mustBeTrue(props, "p", "complies"))).to.deep.equal(["undecidable: is not known yet"]);
        expect(said(mustBeGiven(props, "p"))).to.deep.equal(["undecidable: is not known yet"]);
        expect(mustBeGiven(props, "p", { isComputed: true })).to.deep.equal([]);
    });

    it("look into objects and first elements, and name the whole path and the fix", () => {
        const [finding] = mustBeTrue({ a: [{ b: "no" }] }, "a.b", "complies", { fix: "do it" });

        expect(finding).to.include({ property: "a.b", fix: "do it" });
        expect(mustBeTrue({ a: [{ b: true }] }, "a.b", "violates")).to.deep.equal([]);
    });
});
