import { expect } from "chai";
import { siteAlarms } from "./alarms.js";

describe("siteAlarms", () => {
    it("judge the share of failed visits, and take nobody's visit for nothing wrong", () => {
        const { alarmDescription, ...judgement } = siteAlarms["server-errors"] ?? { alarmDescription: "" };

        expect(Object.keys(siteAlarms)).to.deep.equal(["server-errors"]);
        expect(judgement).to.deep.equal({
            namespace: "AWS/CloudFront",
            metricName: "5xxErrorRate",
            statistic: "Average",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 5,
            period: 60,
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
            treatMissingData: "notBreaching",
        });
        expect(alarmDescription).to.match(/S3/);
    });
});
