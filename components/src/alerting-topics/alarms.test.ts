import { expect } from "chai";
import { pagerAlarms, queueAlarms, topicAlarms } from "./alarms.js";

describe("the alarms of AlertingTopics", () => {
    const table = { ...topicAlarms, ...queueAlarms, ...pagerAlarms };

    it("ring for the first alert that does not get through, and are quiet while there is none", () => {
        for (const row of Object.values(table)) {
            expect(row).to.include({
                comparisonOperator: "GreaterThanThreshold",
                threshold: 0,
                period: 60,
                evaluationPeriods: 1,
                treatMissingData: "notBreaching",
            });
        }
    });

    it("watch delivery, the queues and the functions that page, each by what AWS counts", () => {
        expect(Object.entries(table).map(([role, { metricName }]) => `${role}: ${metricName}`)).to.deep.equal([
            "failed: NumberOfNotificationsFailed",
            "lost: NumberOfNotificationsFailedToRedriveToDlq",
            "undelivered: ApproximateNumberOfMessagesVisible",
            "errors: Errors",
        ]);
    });

    it("say what to do, in a length that CloudWatch takes even with the reason of a silence before it", () => {
        for (const { alarmDescription } of Object.values(table)) {
            expect(alarmDescription).to.match(/Look|Check|Read/);
            expect(alarmDescription.length).to.be.below(512);
        }
    });
});
