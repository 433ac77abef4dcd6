import { expect } from "chai";
import type { SNSMessage } from "aws-lambda";
import { type IncidentStatus, messagesOf } from "../../common/alert.js";
import { alertRecord } from "./alert-record.js";
import type { OtlpLogRecord } from "./otlp.js";

const observed = Date.parse("2026-11-23T20:00:05Z");
const told = (message: string, Subject = ""): SNSMessage => ({
    SignatureVersion: "2",
    Timestamp: "2026-11-23T20:00:01.000Z",
    Signature: "",
    SigningCertUrl: "",
    MessageId: "message-1",
    Message: message,
    MessageAttributes: {},
    Type: "Notification",
    UnsubscribeUrl: "",
    TopicArn: "arn:aws:sns:eu-west-1:123456789012:alerts-health",
    Subject,
});
const recordOf = (message: string | object, subject?: string): OtlpLogRecord => {
    const record = alertRecord(
        told(typeof message === "string" ? message : JSON.stringify(message), subject),
        observed,
    );
    if (record === undefined) throw new Error("The message is taken for a test.");
    return record;
};
const textsOf = ({ attributes }: OtlpLogRecord) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, "stringValue" in value ? value.stringValue : value]));
const ownAlert = (status: IncidentStatus): string =>
    messagesOf({
        key: "health/i-0a1b",
        status,
        summary: "i-0a1b is replaced",
        text: "Three checks failed.",
        at: new Date("2026-11-23T20:00:00Z"),
        source: "i-0a1b",
    }).default;
const launched = {
    Service: "AWS Auto Scaling",
    Event: "autoscaling:EC2_INSTANCE_LAUNCH",
    AutoScalingGroupName: "web-group",
    EC2InstanceId: "i-0a1b",
    ActivityId: "activity-1",
    Cause: "A monitor alarm changed the desired capacity from 2 to 3.",
    EndTime: "2026-11-23T20:00:00.000Z",
};

describe("an alert for New Relic", () => {
    it("is an event that says of which incident it is", () => {
        const record = recordOf(ownAlert("opened"));

        expect(record).to.deep.equal({
            timeUnixNano: "1795464000000000000",
            observedTimeUnixNano: "1795464005000000000",
            severityNumber: 17,
            severityText: "ERROR",
            eventName: "evenkeel.alert",
            body: { stringValue: "i-0a1b is replaced" },
            attributes: record.attributes,
        });
        expect(textsOf(record)).to.deep.equal({
            "newrelic.event.type": "EvenkeelAlert",
            "event.name": "evenkeel.alert",
            "incident.key": "health/i-0a1b",
            "incident.status": "opened",
            "incident.source": "i-0a1b",
            "alert.summary": "i-0a1b is replaced",
            "alert.text": "Three checks failed.",
            "aws.sns.topic.arn": "arn:aws:sns:eu-west-1:123456789012:alerts-health",
            "aws.sns.message.id": "message-1",
        });
    });

    for (const [status, severityText] of [
        ["opened", "ERROR"],
        ["updated", "WARN"],
        ["resolved", "INFO"],
    ] as const) {
        it(`that is ${status} is ${severityText}`, () => {
            expect(recordOf(ownAlert(status))).to.include({ severityText });
        });
    }

    for (const [state, status, severityText] of [
        ["ALARM", "opened", "ERROR"],
        ["OK", "resolved", "INFO"],
        ["INSUFFICIENT_DATA", "updated", "WARN"],
    ] as const) {
        it(`may be an alarm of CloudWatch that is ${state}`, () => {
            const AlarmArn = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web-p99";
            const message = {
                AlarmArn,
                AlarmName: "web-p99",
                AlarmDescription: "Slow.",
                NewStateValue: state,
                NewStateReason: "Threshold crossed.",
                StateChangeTime: "2026-11-23T20:00:00.000+0000",
            };
            const record = recordOf(message);

            expect(record).to.include({ timeUnixNano: "1795464000000000000", severityText });
            expect(textsOf(record)).to.include({
                "incident.key": AlarmArn,
                "incident.status": status,
                "alert.text": "Slow. Threshold crossed.",
            });
        });
    }

    it("opens no incident for an instance that was started, which nothing would end", () => {
        const record = recordOf(launched);

        expect(record).to.deep.include({
            timeUnixNano: "1795464000000000000",
            severityText: "INFO",
            body: { stringValue: "web-group started i-0a1b" },
        });
        expect(textsOf(record)).to.include({
            "incident.key": "activity-1",
            "incident.status": "updated",
            "incident.source": "web-group",
            "alert.text": launched.Cause,
        });
    });

    it("opens one for an instance that could not be started", () => {
        const record = recordOf({ ...launched, Event: "autoscaling:EC2_INSTANCE_LAUNCH_ERROR" });

        expect(record).to.deep.include({
            severityText: "ERROR",
            body: { stringValue: "web-group could not start i-0a1b" },
        });
        expect(textsOf(record)).to.include({ "incident.status": "opened" });
    });

    it("is none where Auto Scaling only tries the topic", () => {
        const message = JSON.stringify({ Service: "AWS Auto Scaling", Event: "autoscaling:TEST_NOTIFICATION" });

        expect(alertRecord(told(message), observed)).to.equal(undefined);
    });

    it("may be anything that somebody wrote, at the time of the message, and opens no incident", () => {
        const record = recordOf("The rota is empty.", "Rota");

        expect(record).to.deep.include({
            timeUnixNano: "1795464001000000000",
            severityText: "INFO",
            body: { stringValue: "Rota" },
        });
        expect(textsOf(record)).to.include({ "incident.key": "message-1", "incident.status": "updated" });
        expect(recordOf("[1]").body).to.deep.equal({ stringValue: "[1]" });
    });
});
