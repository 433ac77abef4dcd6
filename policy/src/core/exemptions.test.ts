import { expect } from "chai";
import {
    completed,
    daysLeft,
    type ExemptionEntry,
    exemptionOf,
    isExempt,
    isNeeded,
    missingParts,
    noteOf,
    useExemptions,
} from "./exemptions.js";

const urn = "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders";
const whole = { rule: "database-multi-az", urn, reason: "moves in May", owner: "data team", expires: "2027-03-31" };
const at = (text: string): Date => new Date(text);
const empty: ExemptionEntry = {
    rule: undefined,
    urn: undefined,
    reason: undefined,
    owner: undefined,
    expires: undefined,
};

describe("an exemption's parts", () => {
    it("are all asked for, also where one is blank", () => {
        expect(missingParts(whole)).to.deep.equal([]);
        expect(missingParts(empty)).to.deep.equal(["rule", "urn", "reason", "owner", "expires"]);
        expect(missingParts({ ...whole, reason: "  ", owner: "" })).to.deep.equal(["reason", "owner"]);
        expect(completed({ ...whole, reason: "\t" })).to.equal(undefined);
        expect(completed(whole)).to.deep.equal(whole);
    });

    for (const day of [
        "2027-02-30",
        "2027-13-01",
        "2027-3-1",
        "31.03.2027",
        "2027-03-31T12:00",
        "soon",
        "2027-02-29",
    ]) {
        it(`have no end on ${day}`, () => {
            expect(missingParts({ ...whole, expires: day })).to.deep.equal(["expires"]);
        });
    }

    it("may end on the day that only leap years have", () => {
        expect(missingParts({ ...whole, expires: "2028-02-29" })).to.deep.equal([]);
    });

    it("are read without the space around them", () => {
        const spaced = Object.fromEntries(Object.entries(whole).map(([part, value]) => [part, ` ${value}\n`]));

        expect(completed({ ...empty, ...spaced })).to.deep.equal(whole);
    });
});

describe("daysLeft", () => {
    for (const [now, days] of [
        ["2027-03-01T00:00:00Z", 30],
        ["2027-03-30T23:59:59.999Z", 1],
        ["2027-03-31T00:00:00Z", 0],
        ["2027-03-31T12:00:00Z", 0],
        ["2027-03-31T23:59:59.999Z", 0],
        ["2027-04-01T00:00:00Z", -1],
        ["2027-04-02T00:00:01Z", -2],
    ] as const) {
        it(`are ${days} on ${now}`, () => expect(daysLeft(whole, at(now))).to.equal(days));
    }
});

describe("exemptionOf", () => {
    // What holds is kept for the process: leave nothing behind for other tests.
    afterEach(() => useExemptions([], new Date()));

    it("finds the one for the rule and the resource, to the end of its last day", () => {
        useExemptions([whole], at("2027-03-31T23:59:59Z"));

        expect(exemptionOf("database-multi-az", urn)).to.deep.equal(whole);
        expect(exemptionOf("database-encrypted", urn)).to.equal(undefined);
        expect(exemptionOf("database-multi-az", `${urn}-2`)).to.equal(undefined);
    });

    it("does not find one that is over, or not whole", () => {
        useExemptions([whole], at("2027-04-01T00:00:00Z"));
        expect(exemptionOf("database-multi-az", urn)).to.equal(undefined);

        useExemptions([{ ...whole, owner: " " }], at("2027-03-01"));
        expect(exemptionOf("database-multi-az", urn)).to.equal(undefined);
    });

    it("takes * in the URN for any text", () => {
        useExemptions([{ ...whole, urn: "*::aws:rds/*::ord*" }], at("2027-03-01"));

        expect(exemptionOf("database-multi-az", urn)).to.include({ urn: "*::aws:rds/*::ord*" });
        expect(exemptionOf("database-multi-az", urn.replace("orders", "carts"))).to.equal(undefined);
    });

    it("notes every one that a finding needed, and forgets with the next configuration", () => {
        const wide = { ...whole, urn: "*" };
        useExemptions([whole, wide], at("2027-03-01"));
        expect([whole, wide].map(isNeeded)).to.deep.equal([false, false]);

        exemptionOf("database-multi-az", `${urn}-2`);
        expect([whole, wide].map(isNeeded)).to.deep.equal([false, true]);

        exemptionOf("database-multi-az", urn);
        expect([whole, wide].map(isNeeded)).to.deep.equal([true, true]);

        useExemptions([whole, wide], at("2027-03-01"));
        expect([whole, wide].map(isNeeded)).to.deep.equal([false, false]);
    });

    it("says of one that another covers too that it is needed, and uses the first", () => {
        const wide = { ...whole, urn: "*" };
        useExemptions([wide, whole], at("2027-03-01"));

        expect(exemptionOf("database-multi-az", urn)).to.deep.equal(wide);
        expect([whole, wide].map(isNeeded)).to.deep.equal([true, true]);
    });
});

describe("the note of an exemption", () => {
    it("says until when, who and why, and is known again", () => {
        expect(noteOf(whole)).to.equal("(exempt until 2027-03-31, data team: moves in May)");
        expect(isExempt(`multiAz is not true; set it to true. ${noteOf(whole)}`)).to.equal(true);
        expect(isExempt(`x is not true. ${noteOf({ ...whole, reason: "two (2)\nlines" })}`)).to.equal(true);
        expect(isExempt("multiAz is not true; set it to true.")).to.equal(false);
        expect(isExempt("multiAz is not true (exempt until further notice)")).to.equal(false);
    });
});
