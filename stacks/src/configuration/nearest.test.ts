import { expect } from "chai";
import { nearest } from "./nearest.js";

describe("nearest", () => {
    const known = ["tier", "owner", "alertEmails"];

    for (const [given, meant] of [
        ["ownr", "owner"],
        ["Tier", "tier"],
        ["alert_emails", "alertEmails"],
        ["alertemail", "alertEmails"],
        ["colour", undefined],
        ["", undefined],
    ] as const) {
        it(`takes "${given}" for ${meant ?? "none of them"}`, () => {
            expect(nearest(given, known)).to.equal(meant);
        });
    }

    it("has nothing to say where there is nothing to choose from", () => {
        expect(nearest("tier", [])).to.equal(undefined);
    });
});
