import { expect } from "chai";
import { goodShift } from "../shifts/shift.fixtures.test.js";
import { shiftMail, shiftSms } from "./messages.js";

const night = {
    ...goodShift,
    start: new Date("2026-10-24T20:00:00Z"),
    end: new Date("2026-10-25T05:30:00Z"),
    place: "Gate",
};

describe("the mail on new shifts", () => {
    it("says the local times with the weekday, the place and who added it", () => {
        const { subject, text } = shiftMail("Ana", [goodShift], "answer");

        expect(subject).to.equal("New shift on Monday 5 October");
        expect(text).to.contain("Hello Ana,\n\nYou have a new shift:\n\n* Monday 5 October 2026, 08:00 to 16:30\n");
        expect(text).to.contain("Place: Main desk\n  Time zone: Europe/Berlin\n  Added by: Petra\n");
    });

    it("lists several in their order, and says how long one is in which clocks change", () => {
        const { subject, text } = shiftMail("Ana", [night, goodShift], "answer");

        expect(subject).to.equal("2 new shifts from Monday 5 October");
        expect(text).to.match(/Monday 5 October[^]*Saturday 24 October 2026, 22:00 to Sunday 25 October, 06:30/);
        expect(text).to.contain("06:30 (clocks change meanwhile: 9 h 30 min in all)");
    });

    it("says the same in HTML, where a name is never more than words", () => {
        const name = `<img src=x onerror=alert(1)> "&' שרה`;
        const mail = shiftMail(name, [{ ...goodShift, place: "</title><script>" }], "answer");

        expect(mail.html)
            .to.match(/&(#60|lt);img src/)
            .and.to.match(/<bdi>&(#60|lt);\/title/);
        expect(mail.html).not.to.match(/<script|<img/);
        expect(mail.html).to.contain("Monday 5 October 2026, 08:00 to 16:30");
        expect(mail.subject, "nothing that somebody wrote").to.equal("New shift on Monday 5 October");
    });

    it("has no link but the one that SES puts in, which asks before it changes anything", () => {
        const answered = shiftMail("Ana", [goodShift], "answer");
        expect(`${answered.html}${answered.text}`).not.to.match(/href|https?:/);
        expect(answered.text).to.contain('answer with "unsubscribe"');

        const { html, text } = shiftMail("Ana", [goodShift], "ses");
        expect(html.match(/href="[^"]*"/g)).to.deep.equal(['href="{{amazonSESUnsubscribeUrl}}"']);
        expect(text).to.contain("{{amazonSESUnsubscribeUrl}}");
    });
});

describe("the SMS on new shifts", () => {
    it("is one of 160 characters", () => {
        expect(shiftSms([goodShift])).to.equal("New shift: Mon 5 Oct 08:00-16:30, Main desk");
        expect(shiftSms([night, goodShift])).to.equal(
            "2 new shifts, all in your mail. The first: Mon 5 Oct 08:00-16:30, Main desk",
        );
        expect(shiftSms([{ ...goodShift, place: "x".repeat(300) }])).to.have.lengthOf(160);
    });
});
