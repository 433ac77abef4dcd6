import type { SNSMessage } from "aws-lambda";
import type { Alert, IncidentStatus } from "../../common/alert.js";
import type { Alarm } from "../common/topic-content/alarm.js";
import type { ScalingActivity } from "../common/topic-content/scaling-activity.js";
import { readTopicContent } from "../common/topic-content/topic-content.js";
import { attributesOf, nanoseconds, type OtlpLogRecord } from "./otlp.js";

/** Severities of OTLP's data model. @see https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
const error = { severityNumber: 17, severityText: "ERROR" };
const warning = { severityNumber: 13, severityText: "WARN" };
const information = { severityNumber: 9, severityText: "INFO" };
const severities = { opened: error, updated: warning, resolved: information } as const;

/** What New Relic keeps of an alert, whoever raised it. */
interface Told {
    readonly key: string;
    readonly status: IncidentStatus;
    readonly severity: Pick<OtlpLogRecord, "severityNumber" | "severityText">;
    readonly summary: string;
    readonly text: string;
    readonly source: string;
    readonly at: number;
}

/**
 * An alert as a record of a log that New Relic keeps as an event: `SELECT * FROM EvenkeelAlert`. It can then be drawn as a marker over every chart.
 *
 * @param observed when the function was told
 * @returns undefined where a topic was only tried
 * @see https://docs.newrelic.com/docs/opentelemetry/best-practices/opentelemetry-best-practices-logs/
 */
export function alertRecord(message: SNSMessage, observed: number): OtlpLogRecord | undefined {
    const told = toldBy(message);
    if (told === undefined) {
        return undefined;
    }
    const { key, status, severity, summary, text, source, at } = told;
    return {
        timeUnixNano: nanoseconds(at),
        observedTimeUnixNano: nanoseconds(observed),
        ...severity,
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

function toldBy(message: SNSMessage): Told | undefined {
    const content = readTopicContent(message.Message);
    switch (content.kind) {
        case "test":
            return undefined;
        case "alert":
            return ofAlert(content.alert);
        case "alarm":
            return ofAlarm(content.alarm);
        case "scaling":
            return ofScaling(content.activity, message);
        case "unknown":
            return ofUnknown(message);
    }
}

/** What functions of this project tell. */
function ofAlert({ key, status, summary, text, source, at }: Alert): Told {
    return { ...{ key, status, summary, text, source }, severity: severities[status], at: at.getTime() };
}

function ofAlarm({ arn, name, status, description, reason, at }: Alarm): Told {
    return {
        key: arn,
        status,
        severity: severities[status],
        summary: name,
        text: [description, reason].filter((part) => part !== undefined && part !== "").join(" "),
        source: arn,
        at: at.getTime(),
    };
}

/** Instances come and go: only what a group could not do is an incident. */
function ofScaling({ id, group, status, failed, summary, cause, at }: ScalingActivity, message: SNSMessage): Told {
    return {
        key: id ?? message.MessageId,
        status,
        severity: failed ? error : information,
        summary,
        text: cause ?? summary,
        source: group,
        at: at?.getTime() ?? publishedAt(message),
    };
}

/** Events of services, and what people write: nothing would ever end them, so that they open nothing. */
function ofUnknown(message: SNSMessage): Told {
    const { MessageId, Message, TopicArn } = message;
    // Null where nobody gave one, whatever the type says.
    const subject: unknown = message.Subject;
    return {
        key: MessageId,
        status: "updated",
        severity: information,
        summary: typeof subject === "string" && subject !== "" ? subject : Message,
        text: Message,
        source: TopicArn,
        at: publishedAt(message),
    };
}

function publishedAt({ Timestamp }: SNSMessage): number {
    const time = Date.parse(Timestamp);
    return Number.isNaN(time) ? 0 : time;
}
