import { expect } from "chai";
import { readFileSync } from "node:fs";
import path from "node:path";
import { mostUnhealthy } from "./bounds.js";
import { verdictOf, type ObservedTarget } from "./observation.js";
import { defaultRules } from "./rules.js";

const folder = path.join(__dirname, "..", "..", "..", "..", "docs", "functions");
const page = readFileSync(path.join(folder, "health-guardian.md"), "utf8");

describe("the page about the health guardian", () => {
    it("has the figures that the rules have", () => {
        const { failures, failureSeconds, spacingSeconds, gapSeconds, pauseSeconds, mostAnHour } = defaultRules;
        const { mostUnhealthyPercent, togetherSeconds, freshSeconds, stuckSeconds, skewSeconds } = defaultRules;
        for (const figure of [
            `${failures} failures in a row over at least ${failureSeconds / 60} minutes`,
            `less than ${spacingSeconds} seconds apart`,
            `after ${gapSeconds / 60} minutes in which nobody looked`,
            `less than ${pauseSeconds / 60} minutes ago`,
            `${mostAnHour} replacements began within the hour`,
            `more than ${mostUnhealthyPercent} %`,
            `began within ${togetherSeconds} seconds`,
            `at most ${freshSeconds} seconds old`,
            `longer than ${stuckSeconds / 60} minutes`,
            `wrong by more than ${skewSeconds / 60} minutes`,
        ]) {
            expect(page).to.contain(figure);
        }
        expect([defaultRules.evidenceAttempts, defaultRules.calmObservations]).to.deep.equal([3, 3]);
        expect(page).to.contain("that failed three times").and.to.contain("after three looks in a row");
    });

    it("says of every size how many may be unhealthy", () => {
        const rows = [...page.matchAll(/^\| (\d+) to (\d+) +\| (\d+) +\|$/gm)];
        expect(rows).to.have.lengthOf(4);
        for (const [, from, to, most] of rows) {
            for (let size = Number(from); size <= Number(to); size += 1) {
                expect(mostUnhealthy(size, defaultRules), `of ${size}`).to.equal(Number(most));
            }
        }
    });

    it("says of every target what the code says of it", () => {
        const rows = [...page.matchAll(/^\| +(.*?) +\| (any|some failed|all well) +\| (fails|passes|unknown) +\|$/gm)];
        expect(rows).to.have.lengthOf(6);
        for (const [, words = "", probe, verdict] of rows) {
            const failures = probe === "any" ? [0, 1, 3] : probe === "all well" ? [0] : [1, 3];
            const isAnomalous = words.includes("anomalous");
            for (const state of statesIn(words)) {
                const reason = words.includes("Elb.") ? "Elb.InternalError" : undefined;
                const target: ObservedTarget = { state, reason, isAnomalous };
                for (const failed of failures) {
                    const result = { asked: 3, failed, reason: undefined, dependencies: [] };
                    expect(verdictOf(target, result), `${words}, ${failed} failed`).to.equal(verdict);
                }
            }
        }
    });
});

/** The states that a row of the table speaks of. */
function statesIn(words: string): readonly string[] {
    return [...words.matchAll(/`(\w+)`/g)].flatMap(([, state]) => (state === undefined ? [] : [state]));
}
