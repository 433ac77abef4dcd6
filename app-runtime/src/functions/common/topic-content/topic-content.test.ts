import { expect } from "chai";
import { messagesOf, type Alert } from "../../../common/alert.js";
import { readTopicContent } from "./topic-content.js";

const alarm = {
    AlarmName: "web-cpu-high",
    AlarmArn: "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web-cpu-high",
    NewStateValue: "ALARM",
    NewStateReason: "Threshold Crossed: 1 datapoint [73.24 (01/10/26 10:04:00)] was greater than the threshold (50.0).",
    StateChangeTime: "2026-10-01T10:06:12.345+0000",
    Trigger: {
        MetricName: "CPUUtilization",
        Dimensions: [{ value: "web-group", name: "AutoScalingGroupName" }],
        ...{ Period: 60, EvaluationPeriods: 2, ComparisonOperator: "GreaterThanThreshold", Threshold: 50 },
    },
};
const detail = {
    ...{ AutoScalingGroupName: "web-group", EC2InstanceId: "i-1", ActivityId: "activity-1", Cause: "Somebody asked." },
    EndTime: "2026-10-01T10:08:00.000Z",
};
const alert: Alert = {
    ...{ key: "health/i-1", status: "updated", summary: "i-1 is sick", text: "Two lines.\nOf words.", source: "i-1" },
    at: new Date("2026-10-01T10:00:00Z"),
    details: { checks: 3 },
};
const read = (message: unknown) => readTopicContent(JSON.stringify(message));

describe("readTopicContent", () => {
    it("reads an alarm of CloudWatch, with the last measurement out of its reason", () => {
        expect(read(alarm)).to.deep.equal({
            kind: "alarm",
            alarm: {
                ...{ name: "web-cpu-high", arn: alarm.AlarmArn, description: undefined },
                ...{ state: "ALARM", status: "opened", reason: alarm.NewStateReason },
                at: new Date("2026-10-01T10:06:12.345Z"),
                ...{ metric: "CPUUtilization", subject: "web-group", threshold: 50, above: true, minutes: 2 },
                value: 73.24,
            },
        });
    });

    it("reads a composite alarm, which measures nothing", () => {
        const { Trigger: _none, ...composite } = alarm;

        expect(read({ ...composite, AlarmRule: "ALARM(a) OR ALARM(b)" })).to.have.property("kind", "alarm");
    });

    it("reads the same of scaling in a notification and in the event of it", () => {
        const expected = {
            kind: "scaling",
            activity: {
                ...{ id: "activity-1", group: "web-group", change: "started", failed: false, status: "updated" },
                ...{ summary: "web-group started i-1", cause: "Somebody asked." },
                at: new Date("2026-10-01T10:08:00Z"),
            },
        };

        expect(read({ Event: "autoscaling:EC2_INSTANCE_LAUNCH", ...detail })).to.deep.equal(expected);
        expect(read({ "detail-type": "EC2 Instance Launch Successful", detail })).to.deep.equal(expected);
    });

    it("takes what a group could not do for an incident", () => {
        const expected = { failed: true, status: "opened", summary: "web-group could not end i-1" };

        for (const message of [
            { Event: "autoscaling:EC2_INSTANCE_TERMINATE_ERROR", ...detail },
            { "detail-type": "EC2 Instance Terminate Unsuccessful", detail },
        ]) {
            expect(read(message)).to.have.property("activity").that.includes(expected);
        }
    });

    it("reads what functions tell as they told it", () => {
        const { details: _none, ...short } = alert;

        expect(readTopicContent(messagesOf(alert).default)).to.deep.equal({ kind: "alert", alert });
        expect(readTopicContent(messagesOf(short).default)).to.deep.equal({
            kind: "alert",
            alert: { ...short, details: {} },
        });
    });

    it("knows when a topic is only tried", () => {
        expect(read({ Event: "autoscaling:TEST_NOTIFICATION" })).to.deep.equal({ kind: "test" });
    });

    it("knows nothing of anything else, and never throws", () => {
        const told: { incident: object } = JSON.parse(messagesOf(alert).default);
        for (const message of [
            ...[null, 1, [], {}, "words"],
            { ...alarm, NewStateValue: "ODD" },
            { ...alarm, StateChangeTime: "some day" },
            { Event: "autoscaling:EC2_INSTANCE_LAUNCH" },
            { ...told, incident: { ...told.incident, status: "odd" } },
            { ...told, text: 1 },
        ]) {
            expect(read(message), JSON.stringify(message)).to.deep.equal({ kind: "unknown" });
        }
        expect(readTopicContent("{")).to.deep.equal({ kind: "unknown" });
    });
});
