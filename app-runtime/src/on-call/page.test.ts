import { expect } from "chai";
import { renderSchedulePage } from "./page.js";
import { planOf } from "./plan.js";
import { at, followTheSun, schedule, span } from "./schedules.fixtures.test.js";

const window = span("2026-10-18T22:00:00Z", "2026-11-01T23:00:00Z");
const page = (change: Record<string, unknown> = {}, now = at("2026-10-21T12:00:00Z")) => {
    const read = schedule(change);
    return renderSchedulePage({ schedule: read, plan: planOf(read, window), window, now });
};
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
/** The part of the page for one zone, from its heading to its end. */
const section = (html: string, id: string) => html.split(`<section id="${id}"`)[1]?.split("</section>")[0] ?? "";

describe("the page of a schedule", () => {
    it("says who was on call when it was made, until when, and who is next", () => {
        expect(text(page())).to.contain(
            "When this page was made, at 2026-10-21 14:00, Edsger was on call until 2026-10-26 09:00 .",
        );
        expect(text(page())).to.contain("After that it is Ada .");
    });

    it("has a calendar for each zone in which somebody lives, that of the schedule first", () => {
        const ids = [...page().matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);

        expect(ids).to.deep.equal(["europe-berlin", "america-new-york", "australia-lord-howe", "europe-london"]);
    });

    it("shows the same shift by the clock of each zone", () => {
        const html = page({ layers: followTheSun });
        const day = (id: string, date: string) =>
            text(section(html, id).split(`<time datetime="${date}">`)[1]?.split("</tr>")[0] ?? "");

        expect(day("europe-berlin", "2026-10-20")).to.match(/02:30 – 10:00.*10:00 – 18:30.*18:30 – 24:00/);
        expect(day("america-new-york", "2026-10-20")).to.match(
            /00:00 – 04:00.*04:00 – 12:30.*12:30 – 20:30.*20:30 – 24:00/,
        );
    });

    it("says where clocks change", () => {
        const html = page();

        expect(text(section(html, "europe-berlin")).match(/Clocks change: this day has 25 hours/g)).to.have.length(1);
        expect(text(section(html, "america-new-york"))).to.contain("Clocks change: this day has 25 hours");
    });

    it("marks today by more than a colour", () => {
        expect(text(section(page(), "europe-berlin"))).to.contain("Wed 21 Oct (today)");
    });

    it("says why somebody stands in, and takes no words for HTML", () => {
        const overrides = [
            { person: "ada", from: "2026-10-20T09:00", to: "2026-10-21T09:00", reason: "<script>alert(1)</script>" },
        ];
        expect(page({ overrides })).to.contain("stands in: &#60;script&#62;").and.not.contain("<script");
    });

    it("shows how it is shared, and no address", () => {
        expect(text(page())).to.contain("Ada 159 49 47").and.not.contain("example.com");
    });

    it("is one file: it loads nothing", () => {
        expect(page()).not.to.match(/\b(src|href)="(?!#)/);
    });
});
