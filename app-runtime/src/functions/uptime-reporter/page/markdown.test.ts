import { expect } from "chai";
import { renderMarkdown } from "./markdown.js";
import { weekWith } from "./page.fixtures.test.js";

describe("the report as Markdown", () => {
    const report = { environmentName: "prod", week: { year: 2026, week: 41 }, timeZone: "UTC", goalPercent: 99.95 };

    it("lists the days, and no outages where there are none", () => {
        const text = renderMarkdown({ ...report, services: [weekWith({})] });

        expect(text.match(/^\| \w{3} \d+ Oct \|.*$/gm)).to.have.lengthOf(7);
        expect(text).to.contain("# Uptime of prod, week 2026-W41\n").and.not.to.contain("Outage");
    });

    it("lists twenty outages, and says how many there were", () => {
        const bad = Array.from({ length: 25 }, (_none, index) => index * 10);
        const text = renderMarkdown({ ...report, services: [weekWith({ bad })] });

        expect(text.match(/\| 1 minute \|/g)).to.have.lengthOf(20);
        expect(text).to.contain("There were 25 outages; the first 20 are listed.");
        expect(text).to.contain("The goal of 99.95 % is missed. The floor of 95 % is met.");
        expect(text).to.contain("of which 25 minutes are used, 19.96 minutes too many.");
    });
});
