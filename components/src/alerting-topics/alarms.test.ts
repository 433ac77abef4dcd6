import { expect } from "chai";
import { pagerAlarms, queueAlarms, topicAlarms } from "./alarms.js";

describe("the alarms of AlertingTopics", () => {
    const table = { ...topicAlarms, ...queueAlarms, ...pagerAlarms };

    it("ring for the first alert that does not get through, and are quiet while there is none", () => {
        const { heartbeat: _proof, ...failures } = table;
        for (const row of Object.values(failures)) {
            expect(row).to.include({
                comparisonOperator: "GreaterThanThreshold",
                threshold: 0,
                period: 60,
                evaluationPeriods: 1,
                treatMissingData: "notBreaching",
            });
        }
    });

    it("ring when the proof that somebody could be paged stays away for three of its times", () => {
        expect(pagerAlarms.heartbeat).to.include({
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 3,
            treatMissingData: "breaching",
            warmUpMinutes: 20,
        });
    });

    it("watch delivery, the queues and the functions that page, each by what AWS counts", () => {
        expect(Object.entries(table).map(([role, { metricName }]) => `${role}: ${metricName}`)).to.deep.equal([
            "failed: NumberOfNotificationsFailed",
            "lost: NumberOfNotificationsFailedToRedriveToDlq",
            "undelivered: ApproximateNumberOfMessagesVisible",
            "errors: Errors",
            "heartbeat: Heartbeats",
        ]);
    });

    it("say what to do, in a length that CloudWatch takes even with the reason of a silence before it", () => {
        for (const { alarmDescription } of Object.values(table)) {
            expect(alarmDescription).to.match(/Look|Check|Read/);
            expect(alarmDescription.length).to.be.below(512);
        }
    });
});
