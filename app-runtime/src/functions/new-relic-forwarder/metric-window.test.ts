import { expect } from "chai";
import { nextWindow } from "./metric-window.js";

const now = Date.parse("2026-11-23T20:00:30Z");
const minute = 60_000;
const complete = Date.parse("2026-11-23T19:57:00Z");

describe("the minutes to be sent next", () => {
    it("are the last five complete ones at first", () => {
        expect(nextWindow(undefined, now)).to.deep.equal({ from: complete - 5 * minute, to: complete, lost: 0 });
    });

    it("begin where the last ended, and leave CloudWatch time to have them complete", () => {
        expect(nextWindow(complete - minute, now)).to.deep.equal({ from: complete - minute, to: complete, lost: 0 });
    });

    it("are none where all are sent, or where the clock went back", () => {
        expect(nextWindow(complete, now)).to.equal(undefined);
        expect(nextWindow(complete + 10 * minute, now)).to.equal(undefined);
    });

    it("are an hour at most after an outage, the oldest first", () => {
        const sent = complete - 180 * minute;
        expect(nextWindow(sent, now)).to.deep.equal({ from: sent, to: sent + 60 * minute, lost: 0 });
    });

    it("leave out what is older than a day, and say how much that is", () => {
        const sent = complete - 25 * 60 * minute;
        expect(nextWindow(sent, now)).to.deep.equal({
            from: complete - 24 * 60 * minute,
            to: complete - 23 * 60 * minute,
            lost: 60 * minute,
        });
    });

    it("leave no minute out and send none twice, whenever the calls come", () => {
        let [sent, clock, minutes] = [complete, now, 0];
        for (const pause of [0, 1, 59, 61, 200, 4000, 1, 0, 30]) {
            clock += pause * 1_000;
            const window = nextWindow(sent, clock);
            if (window === undefined) continue;
            expect(window.from).to.equal(sent);
            minutes += (window.to - window.from) / minute;
            sent = window.to;
        }
        expect(minutes).to.equal((sent - complete) / minute);
    });
});
