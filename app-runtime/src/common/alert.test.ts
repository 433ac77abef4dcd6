import { expect } from "chai";
import { messagesOf, subjectOf, type Alert } from "./alert.js";

const alert: Alert = {
    key: "health/i-0a1b",
    status: "opened",
    summary: "i-0a1b is replaced: three failed checks",
    text: "The instance i-0a1b failed three checks in a row.\nIts disks were kept as snap-1.",
    at: new Date("2026-05-01T10:00:00Z"),
    source: "i-0a1b",
    details: { snapshots: ["snap-1"] },
};

describe("an alert", () => {
    it("is lines to read in a mail, with what the incident is known by", () => {
        expect(messagesOf(alert).email).to.equal(
            "The instance i-0a1b failed three checks in a row.\nIts disks were kept as snap-1.\n\nopened, 2026-05-01T10:00:00.000Z, i-0a1b\nincident health/i-0a1b\n",
        );
    });

    it("is fields to a program", () => {
        expect(JSON.parse(messagesOf(alert).default)).to.deep.equal({
            incident: {
                key: "health/i-0a1b",
                status: "opened",
                summary: "i-0a1b is replaced: three failed checks",
                at: "2026-05-01T10:00:00.000Z",
                source: "i-0a1b",
                details: { snapshots: ["snap-1"] },
            },
            text: alert.text,
        });
    });

    it("is one SMS, whatever is in it", () => {
        const { sms } = messagesOf({ ...alert, summary: `Überlast – ${"ÿ[é]".repeat(80)}` });

        expect(sms).to.match(/^Uberlast y e y e .*\.\.\.$/);
        expect(sms).to.have.length(160);
    });

    it("says in its first words that something is over", () => {
        const resolved: Alert = { ...alert, status: "resolved" };

        expect(messagesOf(resolved).sms).to.equal("OK: i-0a1b is replaced: three failed checks");
        expect(subjectOf(resolved)).to.equal("Resolved: i-0a1b is replaced: three failed checks");
    });

    it("has a subject that SNS takes", () => {
        expect(subjectOf({ ...alert, summary: `two\nlines and ${"more ".repeat(40)}` })).to.match(
            /^[\x20-\x7e]{1,100}$/,
        );
    });
});
