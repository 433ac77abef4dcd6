import type { SNSMessage } from "aws-lambda";
import { attributesOf, nanoseconds, type OtlpLogRecord } from "./otlp.js";

/** Severities of OTLP's data model. @see https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
const severities = {
    opened: { severityNumber: 17, severityText: "ERROR" },
    updated: { severityNumber: 13, severityText: "WARN" },
    resolved: { severityNumber: 9, severityText: "INFO" },
} as const;
type Status = keyof typeof severities;

/** What New Relic keeps of an alert, whoever raised it. */
interface Told {
    readonly key: string;
    readonly status: Status;
    readonly summary: string;
    readonly text: string;
    readonly source: string;
    readonly at: number;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * An alert as a record of a log that New Relic keeps as an event: `SELECT * FROM EvenkeelAlert`. It can then be drawn as a marker over every chart.
 *
 * @param observed when the function was told
 * @see https://docs.newrelic.com/docs/opentelemetry/best-practices/opentelemetry-best-practices-logs/
 */
export function alertRecord(message: SNSMessage, observed: number): OtlpLogRecord {
    const { key, status, summary, text, source, at } = toldBy(message);
    return {
        timeUnixNano: nanoseconds(at),
        observedTimeUnixNano: nanoseconds(observed),
        ...severities[status],
        eventName: "evenkeel.alert",
        body: { stringValue: summary },
        attributes: attributesOf({
            // By this one New Relic makes an event of the record; the next is what OTLP calls it.
            "newrelic.event.type": "EvenkeelAlert",
            "event.name": "evenkeel.alert",
            "incident.key": key,
            "incident.status": status,
            "incident.source": source,
            "alert.summary": summary,
            "alert.text": text,
            "aws.sns.topic.arn": message.TopicArn,
            "aws.sns.message.id": message.MessageId,
        }),
    };
}

function toldBy(message: SNSMessage): Told {
    const fields = fieldsOf(message.Message);
    const published = timeOf(message.Timestamp) ?? 0;
    return ownAlert(fields, published) ?? alarm(fields, published) ?? otherAlert(message, published);
}

/** What functions of this project tell: see `common/alert.ts`. */
function ownAlert(fields: Fields, published: number): Told | undefined {
    const incident = objectOf(fields.incident);
    const key = textOf(incident.key);
    if (key === "") {
        return undefined;
    }
    return {
        key,
        status: statusOf(textOf(incident.status)),
        summary: textOf(incident.summary),
        text: textOf(fields.text),
        source: textOf(incident.source),
        at: timeOf(textOf(incident.at)) ?? published,
    };
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
function alarm(fields: Fields, published: number): Told | undefined {
    const arn = textOf(fields.AlarmArn);
    if (arn === "") {
        return undefined;
    }
    const state = textOf(fields.NewStateValue);
    return {
        key: arn,
        status: state === "OK" ? "resolved" : state === "ALARM" ? "opened" : "updated",
        summary: textOf(fields.AlarmName),
        text: [textOf(fields.AlarmDescription), textOf(fields.NewStateReason)].filter((part) => part !== "").join(" "),
        source: arn,
        at: timeOf(textOf(fields.StateChangeTime)) ?? published,
    };
}

/** Events of services, and what people write. */
function otherAlert({ MessageId, Subject, Message, TopicArn }: SNSMessage, at: number): Told {
    const subject: unknown = Subject;
    return {
        key: MessageId,
        status: "opened",
        summary: textOf(subject) || Message,
        text: Message,
        source: TopicArn,
        at,
    };
}

function statusOf(word: string): Status {
    return word === "resolved" || word === "updated" ? word : "opened";
}

function fieldsOf(message: string): Fields {
    try {
        return objectOf(JSON.parse(message));
    } catch {
        return {};
    }
}

function objectOf(value: unknown): Fields {
    return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
    return typeof value === "string" ? value : "";
}

/** CloudWatch writes its offset without a colon, which `Date` takes too. */
function timeOf(text: string): number | undefined {
    const time = Date.parse(text);
    return Number.isNaN(time) ? undefined : time;
}
