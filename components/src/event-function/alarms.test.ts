import { expect } from "chai";
import { callAlarms, queueAlarms, scheduleAlarms } from "./alarms.js";

const day = 24 * 60;

/** How the silence of a schedule is judged: seconds of a period, how many of them, and minutes of warm-up. */
function silence(pauseMinutes: number | undefined): (number | undefined)[] | undefined {
    const row = scheduleAlarms({ pauseMinutes })["silent"];
    return row === undefined ? undefined : [row.period, row.evaluationPeriods, row.warmUpMinutes];
}

describe("alarms of an EventFunction", () => {
    it("ring at the first failure, at the first event that is given up, and when calls wait for five minutes", () => {
        const { errors, throttles } = callAlarms({ timeoutSeconds: 60 });

        expect(errors).to.include({ metricName: "Errors", threshold: 0, evaluationPeriods: 1 });
        expect(throttles).to.include({ metricName: "Throttles", threshold: 0, period: 60, evaluationPeriods: 5 });
        expect(queueAlarms["undelivered"]).to.include({
            namespace: "AWS/SQS",
            metricName: "ApproximateNumberOfMessagesVisible",
            threshold: 0,
            evaluationPeriods: 1,
        });
    });

    it("ring when a call takes four fifths of its time-out, in the milliseconds of Lambda", () => {
        expect(callAlarms({ timeoutSeconds: 30 })["slow"]).to.include({ statistic: "Maximum", threshold: 24_000 });
    });

    it("ring when two calls of a schedule are missing, after five minutes at least", () => {
        expect(silence(1)).to.deep.equal([60, 5, 5]);
        expect(silence(5)).to.deep.equal([60, 10, 10]);
        expect(silence(59)).to.deep.equal([60, 118, 118]);
    });

    it("ring an hour after a call that is missing where calls are rarer", () => {
        expect(silence(60)).to.deep.equal([3600, 2, 120]);
        expect(silence(day)).to.deep.equal([3600, 25, 1500]);
    });

    it("warm up no longer than CloudWatch lets them", () => {
        expect(silence(3 * day)).to.deep.equal([3600, 73, 2880]);
    });

    it("say nothing of calls that are rarer than CloudWatch looks back, or of which nobody can say when they come", () => {
        expect(silence(6 * day)).to.deep.equal([3600, 145, 2880]);
        expect(silence(7 * day)).to.equal(undefined);
        expect(silence(undefined)).to.equal(undefined);
    });

    it("take silence for failure of the schedule only", () => {
        const rows = { ...callAlarms({ timeoutSeconds: 60 }), ...queueAlarms };

        expect(new Set(Object.values(rows).map(({ treatMissingData }) => treatMissingData))).to.deep.equal(
            new Set(["notBreaching"]),
        );
        expect(scheduleAlarms({ pauseMinutes: 1 })["silent"]).to.include({
            namespace: "AWS/Events",
            metricName: "Invocations",
            treatMissingData: "breaching",
        });
    });
});
