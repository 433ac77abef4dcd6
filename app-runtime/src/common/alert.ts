import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { clientOptions, limit, type AwsPlace } from "./aws/control-clients.js";

/** Where an incident is in its life. */
export type IncidentStatus = "opened" | "updated" | "resolved";

/** What a topic is told: in words for people, and in fields for programs such as the pager. */
export interface Alert {
    /** The same for all that is said of one incident; at most 255 characters. */
    readonly key: string;
    readonly status: IncidentStatus;
    /** What happened, in at most 100 characters: the subject of a mail, and what an SMS begins with. */
    readonly summary: string;
    /** What the one who is told has to know and to do, in lines. */
    readonly text: string;
    /** When it happened. */
    readonly at: Date;
    /** What it is about, such as the id of an instance. */
    readonly source: string;
    /** More for whoever looks into it. */
    readonly details?: Readonly<Record<string, unknown>>;
}

/** Tells people. */
export interface Alerter {
    /** The call rejects with what AWS says, or after 10 seconds. */
    tell(alert: Alert): Promise<void>;
}

/** SNS takes no longer one, and cuts an SMS into parts after so many characters. */
const longestSubject = 100;
const longestSms = 160;

/**
 * Tells one topic, in words to each kind of subscriber: lines to a mailbox, one SMS to a phone, and JSON to programs.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-structure.html
 */
export class TopicAlerter implements Alerter {
    private readonly client: SNSClient;

    constructor(
        place: AwsPlace,
        private readonly topicArn: string,
    ) {
        this.client = new SNSClient(clientOptions(place));
    }

    public async tell(alert: Alert): Promise<void> {
        await this.client.send(
            new PublishCommand({
                TopicArn: this.topicArn,
                Subject: subjectOf(alert),
                MessageStructure: "json",
                Message: JSON.stringify(messagesOf(alert)),
            }),
            limit(),
        );
    }
}

/** The message for each protocol of SNS; `default` is for programs. */
export function messagesOf(alert: Alert): Readonly<Record<"default" | "email" | "sms", string>> {
    const { key, status, summary, text, at, source, details = {} } = alert;
    const incident = { key, status, summary, at: at.toISOString(), source, details };
    return {
        default: JSON.stringify({ incident, text }),
        email: `${text}\n\n${status}, ${at.toISOString()}, ${source}\nincident ${key}\n`,
        sms: shortened(plain(`${status === "resolved" ? "OK: " : ""}${summary}`), longestSms),
    };
}

/** ASCII, without line ends or control characters, as SNS demands. */
export function subjectOf({ summary, status }: Alert): string {
    return shortened(plain(`${status === "resolved" ? "Resolved: " : ""}${summary}`), longestSubject);
}

/** One SMS has 160 of the characters of GSM, of which most of ASCII are one each; others would cut it into parts of 70. */
function plain(text: string): string {
    return (
        text
            .normalize("NFKD")
            .replace(/\p{M}/gu, "")
            .replace(/[^\x20-\x7e]+/g, " ")
            // In GSM's alphabet these count twice.
            .replace(/[[\]{}\\^~|]/g, " ")
            .replace(/ +/g, " ")
            .trim()
    );
}

function shortened(text: string, longest: number): string {
    return text.length <= longest ? text : `${text.slice(0, longest - 3)}...`;
}
