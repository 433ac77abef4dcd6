import { expect } from "chai";
import { certificateAlarms } from "./alarms.js";

describe("certificateAlarms", () => {
    it("look once a day at the days that are left, and ring a month before the end", () => {
        const { alarmDescription, ...judgement } = certificateAlarms["expiry"] ?? { alarmDescription: "" };

        expect(Object.keys(certificateAlarms)).to.deep.equal(["expiry"]);
        expect(judgement).to.deep.equal({
            namespace: "AWS/CertificateManager",
            metricName: "DaysToExpiry",
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: 30,
            period: 86_400,
            evaluationPeriods: 1,
            treatMissingData: "missing",
        });
        expect(alarmDescription).to.match(/pulumi up --refresh/);
    });
});
