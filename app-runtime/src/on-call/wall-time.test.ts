import { expect } from "chai";
import { Temporal } from "@js-temporal/polyfill";
import { at, span } from "./schedules.fixtures.test.js";
import { clockAt, datesOf, dayOf, instantOf, momentOf, shared, shownAt, stampOf } from "./wall-time.js";

const berlin = "Europe/Berlin";

describe("a time on the wall", () => {
    it("is one moment in winter and another in summer", () => {
        expect(instantOf("2026-01-05", "09:00", berlin)).to.equal(at("2026-01-05T08:00:00Z"));
        expect(momentOf("2026-07-06T09:00", berlin)).to.equal(at("2026-07-06T07:00:00Z"));
    });

    it("that clocks skip is as much later", () => {
        expect(instantOf("2026-03-29", "02:30", berlin)).to.equal(at("2026-03-29T01:30:00Z"));
        expect(clockAt(instantOf("2026-03-29", "02:30", berlin), berlin)).to.equal("03:30");
    });

    it("that clocks show twice is meant the first time", () => {
        expect(instantOf("2026-10-25", "02:30", berlin)).to.equal(at("2026-10-25T00:30:00Z"));
    });

    it("is shown with its date, and with how far it is from UTC", () => {
        expect(shownAt(at("2026-10-25T01:30:00Z"), berlin)).to.equal("2026-10-25 02:30");
        expect(stampOf(at("2026-10-25T01:30:00Z"), berlin)).to.equal("2026-10-25T02:30:00+01:00");
    });
});

describe("a day", () => {
    it("has 23 hours when clocks are set forward and 25 when they are set back", () => {
        const hours = (date: string) => {
            const { from, to } = dayOf(Temporal.PlainDate.from(date), berlin);
            return (to - from) / 3_600_000;
        };
        expect([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")]).to.deep.equal([24, 23, 25]);
    });

    it("is touched by a span that ends behind its first moment, and not by one that ends there", () => {
        const days = (to: string) => datesOf(span("2026-01-01T12:00:00Z", to), "UTC").map(String);
        expect(days("2026-01-02T00:00:00Z")).to.deep.equal(["2026-01-01"]);
        expect(days("2026-01-02T00:00:01Z")).to.deep.equal(["2026-01-01", "2026-01-02"]);
    });
});

describe("spans", () => {
    it("share what is in both, and nothing where one begins as the other ends", () => {
        expect(shared({ from: 1, to: 5 }, { from: 3, to: 9 })).to.deep.equal({ from: 3, to: 5 });
        expect(shared({ from: 1, to: 5 }, { from: 5, to: 9 })).to.equal(undefined);
    });
});
