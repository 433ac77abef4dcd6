import { expect } from "chai";
import { matchesGlob } from "./glob.js";

describe("matchesGlob", () => {
    for (const [pattern, text] of [
        ["", ""],
        ["*", ""],
        ["*", "anything"],
        ["s3:*", "s3:getobject"],
        ["s3:get?bject", "s3:getobject"],
        ["*::orders-*", "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders-instance"],
        ["a*b*c", "a-b-b-c"],
        ["*.[x]+", "a.[x]+"],
    ] as const) {
        it(`finds "${pattern}" in "${text}"`, () => expect(matchesGlob(pattern, text)).to.equal(true));
    }

    for (const [pattern, text] of [
        ["", "a"],
        ["?", ""],
        ["s3:get", "s3:getobject"],
        ["a*b", "a-b-c"],
        ["a.c", "abc"],
    ] as const) {
        it(`does not find "${pattern}" in "${text}"`, () => expect(matchesGlob(pattern, text)).to.equal(false));
    }

    it("is not slowed down by a hostile pattern", () => {
        expect(matchesGlob(`${"*a".repeat(50)}b`, "a".repeat(20_000))).to.equal(false);
    });
});
