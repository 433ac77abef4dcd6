import { expect } from "chai";
import { tuned, tuningFindings } from "./alarm-tuning.js";
import type { AlarmRow } from "./alarms.js";

const row: AlarmRow = {
    namespace: "AWS/RDS",
    metricName: "CPUUtilization",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 90,
    period: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    treatMissingData: "breaching",
    alarmDescription: "Busy.",
};

describe("tuned", () => {
    it("leaves a row as it is where nothing is said", () => {
        expect(tuned(row)).to.deep.equal({ ...row, actionsEnabled: true, topicArn: undefined });
    });

    it("changes what is said and nothing else", () => {
        expect(tuned(row, { threshold: 80, topicArn: "arn:topic" })).to.deep.equal({
            ...row,
            threshold: 80,
            actionsEnabled: true,
            topicArn: "arn:topic",
        });
    });

    it("wants all of new evaluation periods, unless it is said how many", () => {
        expect(tuned(row, { evaluationPeriods: 2 })).to.include({ evaluationPeriods: 2, datapointsToAlarm: undefined });
        expect(tuned(row, { evaluationPeriods: 10, datapointsToAlarm: 4 })).to.include({
            evaluationPeriods: 10,
            datapointsToAlarm: 4,
        });
    });

    it("silences with the reason for everybody to read, within what CloudWatch takes", () => {
        const silenced = tuned(row, { silencedBecause: "the nightly import is meant to be heavy" });

        expect(silenced).to.include({
            actionsEnabled: false,
            alarmDescription: "Silenced: the nightly import is meant to be heavy (Busy.)",
        });
        expect(tuned(row, { silencedBecause: "x".repeat(2000) }).alarmDescription).to.have.length(1024);
    });
});

describe("tuningFindings", () => {
    const share: AlarmRow = { ...row, percentageOf: "RequestCount" };
    const findings = (tunings: Parameters<typeof tuningFindings>[0]) =>
        tuningFindings(tunings, { cpu: row, errors: share }).filter(Boolean);

    it("is content with nothing, and with what CloudWatch takes", () => {
        expect(findings(undefined)).to.deep.equal([]);
        expect(findings({ cpu: { threshold: 95, evaluationPeriods: 3, datapointsToAlarm: 3 } })).to.deep.equal([]);
    });

    it("names the alarms there are", () => {
        expect(findings({ cpus: {} })).to.deep.equal(["alarms.cpus is none of its alarms; they are cpu, errors."]);
    });

    it("says every value that CloudWatch would refuse and what to write", () => {
        expect(
            findings({
                cpu: { threshold: NaN, evaluationPeriods: 0, silencedBecause: "noisy" },
                errors: { threshold: 120, datapointsToAlarm: 6 },
            }),
        ).to.deep.equal([
            "alarms.cpu.threshold is NaN; use a number.",
            "alarms.cpu.evaluationPeriods is 0; use 1 to 1440, of 60 seconds each.",
            'alarms.cpu.silencedBecause is "noisy"; say why in 10 characters or more.',
            "alarms.errors.threshold is 120, and the alarm judges a percentage; use 0 to 100.",
            "alarms.errors.datapointsToAlarm is 6; use 1 to 5, its evaluation periods.",
        ]);
    });
});
