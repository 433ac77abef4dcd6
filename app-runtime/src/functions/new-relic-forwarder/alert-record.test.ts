import { expect } from "chai";
import type { SNSMessage } from "aws-lambda";
import { messagesOf } from "../../common/alert.js";
import { alertRecord } from "./alert-record.js";

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
const attributeOf = (record: ReturnType<typeof alertRecord>, key: string) =>
    record.attributes.find((attribute) => attribute.key === key)?.value;

describe("an alert for New Relic", () => {
    it("is an event that says of which incident it is", () => {
        const { default: message } = messagesOf({
            key: "health/i-0a1b",
            status: "opened",
            summary: "i-0a1b is replaced",
            text: "Three checks failed.",
            at: new Date("2026-11-23T20:00:00Z"),
            source: "i-0a1b",
        });
        const record = alertRecord(told(message), observed);

        expect(record).to.deep.equal({
            timeUnixNano: "1795464000000000000",
            observedTimeUnixNano: "1795464005000000000",
            severityNumber: 17,
            severityText: "ERROR",
            eventName: "evenkeel.alert",
            body: { stringValue: "i-0a1b is replaced" },
            attributes: record.attributes,
        });
        const texts = Object.fromEntries(
            record.attributes.map(({ key, value }) => [key, "stringValue" in value ? value.stringValue : value]),
        );
        expect(texts).to.deep.equal({
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
            const message = JSON.stringify({ incident: { key: "a", status, at: "2026-11-23T20:00:00Z" } });
            expect(alertRecord(told(message), observed)).to.include({ severityText });
        });
    }

    for (const [state, status] of [
        ["ALARM", "opened"],
        ["OK", "resolved"],
        ["INSUFFICIENT_DATA", "updated"],
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
            const record = alertRecord(told(JSON.stringify(message)), observed);

            expect(record.timeUnixNano).to.equal("1795464000000000000");
            expect(attributeOf(record, "incident.key")).to.deep.equal({ stringValue: AlarmArn });
            expect(attributeOf(record, "incident.status")).to.deep.equal({ stringValue: status });
            expect(attributeOf(record, "alert.text")).to.deep.equal({ stringValue: "Slow. Threshold crossed." });
        });
    }

    it("may be anything that somebody wrote, at the time of the message", () => {
        const record = alertRecord(told("The rota is empty.", "Rota"), observed);

        expect(record.body).to.deep.equal({ stringValue: "Rota" });
        expect(record.timeUnixNano).to.equal("1795464001000000000");
        expect(attributeOf(record, "incident.key")).to.deep.equal({ stringValue: "message-1" });
        expect(alertRecord(told("[1]"), observed).body).to.deep.equal({ stringValue: "[1]" });
    });
});
