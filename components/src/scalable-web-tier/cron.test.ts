import { expect } from "chai";
import { cronFindings } from "./cron.js";

const findings = (expression: string) => cronFindings("recurrence", expression);

describe("cronFindings", () => {
    const right = ["0 8 * * MON-FRI", "*/5 0-23/2 1,15 jan,DEC 0", "59 23 31 12 7", "30 0 1 1,6,12 *"];
    for (const expression of right) {
        it(`takes "${expression}"`, () => {
            expect(findings(expression)).to.deep.equal([]);
        });
    }

    for (const expression of ["8 o'clock", "0 8 * * * *", "0 8  * *", ""]) {
        it(`wants five fields where it is given "${expression}"`, () => {
            expect(findings(expression)).to.deep.equal([
                `recurrence is "${expression}"; use a cron expression of five fields, such as "0 8 * * MON-FRI".`,
            ]);
        });
    }

    it("names every field that no clock has", () => {
        expect(findings("60 24 0 13 8")).to.deep.equal([
            'recurrence has "60" as its minute; use 0 to 59, or *.',
            'recurrence has "24" as its hour; use 0 to 23, or *.',
            'recurrence has "0" as its day of the month; use 1 to 31, or *.',
            'recurrence has "13" as its month; use 1 to 12, JAN to DEC, or *.',
            'recurrence has "8" as its day of the week; use 0 to 7, SUN to SAT, or *.',
        ]);
    });

    for (const minute of ["?", "L", "1-", "1-2-3", "*/0", "*/5/5", "5,", "-1", "1.5", "MON"]) {
        it(`refuses "${minute}" as a minute`, () => {
            expect(findings(`${minute} 8 * * *`)).to.deep.equal([
                `recurrence has "${minute}" as its minute; use 0 to 59, or *.`,
            ]);
        });
    }
});
