import { expect } from "chai";
import { renderPage } from "./html-page.js";
import { weekWith } from "./page.fixtures.test.js";

describe("the page of a week", () => {
    const site = weekWith({ bad: [700, 701], unknown: [9] });
    const report = {
        environmentName: "<prod>",
        week: { year: 2026, week: 41 },
        timeZone: "UTC",
        goalPercent: 99.95,
        services: [site, { ...site, service: "manager" }],
    };
    const page = renderPage(report);

    it("needs no script, no other file and no network", () => {
        expect(page).not.to.match(/<script|<link|\s(?:src|href)=|@import|url\((?!#hatching)/);
    });

    it("has each id once, though it has two services", () => {
        const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).to.equal(ids.length);
        expect(ids).to.include.members(["site", "manager", "hatching"]);
    });

    it("has the numbers of the charts in tables beside them, and the outages", () => {
        expect(page.match(/<caption>/g)).to.have.lengthOf(4);
        expect(page).to.match(/Mon 5 Oct<\/th>\s*<td>1,437<\/td>\s*<td>2<\/td>\s*<td>1<\/td>/);
        expect(page).to.match(/Mon 5 Oct 11:40 GMT\+0<\/th>\s*<td>2 minutes<\/td>/);
    });

    it("takes a name for words only", () => {
        expect(page).not.to.contain("<prod>");
    });
});
