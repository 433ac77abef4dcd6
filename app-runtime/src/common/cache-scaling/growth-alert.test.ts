import { expect } from "chai";
import { numberFields } from "../../manager-app/web/configuration-form.js";
import { messagesOf, subjectOf } from "../alert.js";
import { growthAlert, type GrowthNews } from "./growth-alert.js";

const growth = { at: Date.UTC(2026, 4, 3, 12), nodes: 3, maxMissRate: 0.5, missRate: 0.7249 };
const opened: GrowthNews = { growth, over: null };
const resolvedBy = (why: "fewer misses" | "other configuration"): GrowthNews => ({
    growth,
    over: { at: Date.UTC(2026, 4, 3, 13), why },
});

describe("the alert of auto-scaling", () => {
    it("says where, how many nodes there are, and what is missed", () => {
        const { summary, text, status, at } = growthAlert("prod", opened);

        expect(status).to.equal("opened");
        expect(at).to.deep.equal(new Date("2026-05-03T12:00:00Z"));
        expect(summary).to.equal("prod: more nodes do not help the image caches");
        expect(text).to.contain("in prod has stopped adding nodes, at 3.").and.contain("72.5 % of the requests");
        expect(text).to.contain("has been 50 % or less");
    });

    it("names the fields as the page does", () => {
        const { text } = growthAlert("prod", opened);

        for (const name of ["maxNodes", "maxMissRate", "capacity"] as const) {
            expect(text).to.contain(`"${numberFields[name].label}"`);
        }
    });

    it("says that it is over, and why, of the same incident", () => {
        const better = growthAlert("prod", resolvedBy("fewer misses"));
        const changed = growthAlert("prod", resolvedBy("other configuration"));

        expect([better.status, changed.status]).to.deep.equal(["resolved", "resolved"]);
        expect(new Set([growthAlert("prod", opened).key, better.key, changed.key]).size).to.equal(1);
        expect(better.at).to.deep.equal(new Date("2026-05-03T13:00:00Z"));
        expect(better.text).to.contain("the miss rate has been 50 % or less").and.contain("2026-05-03T12:00");
        expect(changed.text).to.contain("the configuration has changed");
    });

    it("fits a subject, an SMS and a pager, whatever the environment is called", () => {
        for (const environmentName of ["Größe", "x".repeat(300), "two\nlines"]) {
            const alert = growthAlert(environmentName, opened);

            expect(subjectOf(alert))
                .to.match(/^[\x20-\x7e]{1,100}$/)
                .and.contain("do not help the image caches");
            expect(messagesOf(alert).sms).to.contain("do not help the image caches");
            expect(alert.key.length).to.be.at.most(255);
        }
    });
});
