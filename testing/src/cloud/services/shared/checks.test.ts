import { expect } from "chai";
import { Inputs, unknownValue } from "../../inputs.js";
import type { Refusal } from "../../model.js";
import { absent, isSet, longerThan, mayBe, mayBeOn, mismatched, only, outside, together, unlisted } from "./checks.js";

const code = "ValidationError";

/** The message of a check that refuses; empty where it passes. */
function said(refusal: Refusal | false): string {
    if (refusal === false) return "";
    expect(refusal.code).to.equal(code);
    return refusal.message;
}

describe("checks of service models", () => {
    const inputs = new Inputs({
        size: 7,
        delay: "30",
        kind: "blue",
        name: "a".repeat(70),
        flag: true,
        off: "false",
        later: unknownValue,
        nested: { inner: 1, later: unknownValue },
    });

    it("say what was given and which numbers are allowed", () => {
        expect(said(outside(inputs, "size", 1, 5, code))).to.equal("size is 7; use 1 to 5.");
        expect(said(outside(inputs, "delay", 60, Infinity, code))).to.equal("delay is 30; use 60 or more.");
        expect(said(outside(inputs, "size", 7, 7, code))).to.equal("");
    });

    it("say which texts are allowed", () => {
        expect(said(unlisted(inputs, "kind", ["red", "green"], code))).to.equal(
            'kind is "blue"; use one of red, green.',
        );
        expect(said(unlisted(inputs, "size", [1, 7], code))).to.equal("");
        expect(said(mismatched(inputs, "kind", /^\d+$/, "digits", code))).to.equal('kind is "blue"; use digits.');
    });

    it("repeat no more of a long text than helps", () => {
        const message = said(longerThan(inputs, "name", 64, code));
        expect(message).to.equal(`name is "${"a".repeat(60)}…" with 70 characters; use at most 64.`);
    });

    it("name the two properties that exclude each other, and never their values", () => {
        expect(said(together(inputs, "kind", "name", code))).to.equal("kind and name are both set; keep one of them.");
        expect(said(together(inputs, "kind", "missing", code))).to.equal("");
        expect(said(only(inputs, "kind", false, "on Sundays", code))).to.equal(
            "kind is set; it is taken only on Sundays.",
        );
        expect(said(only(inputs, "kind", true, "on Sundays", code))).to.equal("");
    });

    it("ask for what is not set", () => {
        expect(said(absent(inputs, "missing", code, "name it"))).to.equal("missing is not set; name it.");
        expect(said(absent(inputs, "later", code, "name it"))).to.equal("");
    });

    it("judge nothing that is not known yet", () => {
        expect(said(outside(inputs, "later", 1, 2, code))).to.equal("");
        expect(said(unlisted(inputs, "later", ["red"], code))).to.equal("");
        expect(said(mismatched(inputs, "later", /^$/, "nothing", code))).to.equal("");
        expect(said(longerThan(inputs, "later", 0, code))).to.equal("");
    });

    it("count a member as set only where what holds it is known", () => {
        expect(isSet(inputs, "nested.inner")).to.equal(true);
        expect(isSet(inputs, "nested.later")).to.equal(true);
        expect(isSet(inputs, "later.inner")).to.equal(false);
        expect(isSet(inputs, "nested.missing")).to.equal(false);
    });

    it("take what is not known yet for what it may become", () => {
        expect(mayBeOn(inputs, "flag")).to.equal(true);
        expect(mayBeOn(inputs, "later")).to.equal(true);
        expect(mayBeOn(inputs, "off")).to.equal(false);
        expect(mayBe(inputs, "kind", "red", "blue")).to.equal(true);
        expect(mayBe(inputs, "later", "red")).to.equal(true);
        expect(mayBe(inputs, "kind", "red")).to.equal(false);
    });
});
