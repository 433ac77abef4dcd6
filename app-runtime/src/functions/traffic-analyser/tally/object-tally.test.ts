import { expect } from "chai";
import { defaultSettings } from "../settings.js";
import { balancer, type Line, logLine, noon } from "../testing/log-line.js";
import { parsed } from "../testing/parse.js";
import { ObjectTally } from "./object-tally.js";

const writtenAt = noon / 1_000;

function tallied(lines: Iterable<Line>): ObjectTally {
    const tally = new ObjectTally({ ...defaultSettings, balancer }, writtenAt);
    for (const line of lines) {
        const row = parsed(logLine(line));
        if (row === undefined) throw new Error("No row.");
        tally.add(row);
    }
    return tally;
}

describe("the rows of an object", () => {
    it("count by minute, without those of other balancers, the future, and long ago", () => {
        const minutes = (count: number): number => noon + count * 60_000;
        const times = [minutes(-121), minutes(-119), minutes(-1), noon, minutes(4), minutes(6), Date.UTC(2106, 0)];
        const tally = tallied([...times.map((time) => ({ time })), { balancer: "app/other/1" }]);

        expect([...tally.minutes].map(({ minute }) => minute - noon / 60_000)).to.deep.equal([-119, -1, 0, 4]);
        expect([tally.otherRows, tally.misplacedRows]).to.deep.equal([1, 3]);
    });

    it("never move the clock past the moment in which it was written", () => {
        expect(tallied([{ time: noon - 90_000 }]).newest).to.equal(writtenAt - 90);
        expect(tallied([{ time: noon + 200_000 }]).newest).to.equal(writtenAt);
        expect(tallied([]).newest).to.equal(0);
    });

    it("keep few clients where there are many in many minutes, and all requests", function () {
        this.timeout(60_000);
        const rows = 150_000;
        const tally = tallied(
            (function* () {
                for (let index = 0; index < rows; index++) {
                    const client = `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}:1`;
                    yield { time: noon - (index % 100) * 60_000, client };
                }
            })(),
        );
        const kept = [...tally.minutes];
        expect(kept).to.have.lengthOf(100);
        expect(kept.reduce((sum, { clients }) => sum + clients.size, 0)).to.be.at.most(65_536 + 4_096);
        expect(kept.reduce((sum, { totals }) => sum + totals.requests, 0)).to.equal(rows);
    });
});
