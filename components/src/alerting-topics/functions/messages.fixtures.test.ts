// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** A topic for pages. */
export const topic = "arn:aws:sns:eu-west-1:123456789012:alerts-health";
/** A topic for notices. */
export const notices = "arn:aws:sns:eu-west-1:123456789012:alerts-health_notice";
export const alarmArn = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web-p99 latency";

/** An alarm as CloudWatch tells a topic. */
export function alarmMessage(state: string, change: Record<string, unknown> = {}): Record<string, unknown> {
    return {
        AlarmName: "web-p99 latency",
        AlarmDescription: "Pages are slow. Look at the dashboard first.",
        AWSAccountId: "123456789012",
        NewStateValue: state,
        NewStateReason: "Threshold Crossed: 3 datapoints were greater than the threshold (1.0).",
        StateChangeTime: "2026-11-22T08:15:30.123+0000",
        Region: "EU (Ireland)",
        AlarmArn: alarmArn,
        OldStateValue: "OK",
        Trigger: { MetricName: "TargetResponseTime", Namespace: "AWS/ApplicationELB", Threshold: 1 },
        ...change,
    };
}

/** The same as EventBridge tells it. */
export function alarmEvent(state: string): Record<string, unknown> {
    return {
        version: "0",
        id: "c4c1c1c9-6542-e61b-6ef0-8c4d36933a92",
        "detail-type": "CloudWatch Alarm State Change",
        source: "aws.cloudwatch",
        account: "123456789012",
        time: "2026-11-22T08:15:30Z",
        region: "eu-west-1",
        resources: [alarmArn],
        detail: {
            alarmName: "web-p99 latency",
            configuration: { description: "Pages are slow. Look at the dashboard first." },
            state: { value: state, reason: "Threshold Crossed" },
        },
    };
}

/** As a function of the program tells a topic. */
export function ownMessage(status: string, change: Record<string, unknown> = {}): Record<string, unknown> {
    return {
        incident: {
            key: "health/i-0a1b",
            status,
            summary: "i-0a1b is replaced: three failed checks",
            at: "2026-11-22T08:15:30.123Z",
            source: "i-0a1b",
            details: { snapshots: ["snap-1"] },
            ...change,
        },
        text: "The instance i-0a1b failed three checks in a row.",
    };
}

/** As RDS tells a topic of which it was given the name. */
export const databaseMessage = {
    "Event Source": "db-instance",
    "Event Time": "2026-11-22 08:15:30.000",
    "Identifier Link": "https://console.aws.amazon.com/rds/home?region=eu-west-1#dbinstance:id=orders",
    "Source ID": "orders",
    "Source ARN": "arn:aws:rds:eu-west-1:123456789012:db:orders",
    "Event ID": "http://docs.amazonwebservices.com/AmazonRDS/latest/UserGuide/USER_Events.html#RDS-EVENT-0049",
    "Event Message": "A Multi-AZ failover has completed.",
};

interface Envelope {
    subject?: string;
    topicArn?: string;
    id?: string;
}

/** A message in the envelope in which a topic hands it to a function. */
export function record(message: unknown, { subject, topicArn = topic, id = "message-1" }: Envelope = {}) {
    return {
        Sns: {
            MessageId: id,
            TopicArn: topicArn,
            Subject: subject ?? null,
            Message: typeof message === "string" ? message : JSON.stringify(message),
            Timestamp: "2026-11-22T08:15:31.000Z",
        },
    };
}
