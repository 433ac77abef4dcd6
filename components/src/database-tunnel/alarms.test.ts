import { expect } from "chai";
import { tunnelAlarms } from "./alarms.js";

describe("tunnelAlarms", () => {
    it("ring when AWS finds the instance broken for ten minutes, and not when somebody stopped it", () => {
        const { alarmDescription, ...judgement } = tunnelAlarms["status-checks"] ?? { alarmDescription: "" };

        expect(Object.keys(tunnelAlarms)).to.deep.equal(["status-checks"]);
        expect(judgement).to.deep.equal({
            namespace: "AWS/EC2",
            metricName: "StatusCheckFailed",
            statistic: "Maximum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 2,
            treatMissingData: "missing",
        });
        expect(alarmDescription).to.match(/reboot it/);
    });
});
