import { expect } from "chai";
import { architectureOf } from "./architecture.js";

describe("architectureOf", () => {
    for (const type of [
        "t4g.small",
        "m7g.large",
        "c6gn.xlarge",
        "r8gd.metal-24xl",
        "x2gd.large",
        "g5g.xlarge",
        "im4gn.large",
        "a1.large",
    ]) {
        it(`knows that ${type} is ARM`, () => {
            expect(architectureOf(type)).to.equal("arm64");
        });
    }

    for (const type of [
        "t3.small",
        "t3a.micro",
        "m7i-flex.large",
        "c5n.metal",
        "g4dn.xlarge",
        "g6.2xlarge",
        "u-6tb1.metal",
        "p4d.24xlarge",
    ]) {
        it(`knows that ${type} is x86`, () => {
            expect(architectureOf(type)).to.equal("amd64");
        });
    }

    for (const text of ["", "t3", "small", "t3.", ".small", "T3.small", "db.t3.small"]) {
        it(`does not take "${text}" for an instance type`, () => {
            expect(architectureOf(text)).to.equal(undefined);
        });
    }
});
