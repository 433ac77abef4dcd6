import { memberOf, textAt, timeAt } from "../common/fields.js";
import type { PutObject } from "./shifts/object-files.js";

/** What a topic passed on. */
export interface TopicMessage {
    /** The same each time that SNS delivers it. */
    readonly id: string;
    readonly topic: string;
    readonly text: string;
    readonly at: Date;
}

/** What happened, of what an event says. */
export type Happening =
    | { readonly kind: "object"; readonly object: PutObject }
    | { readonly kind: "message"; readonly message: TopicMessage };

/** An event that is neither of S3 nor of SNS: another trigger was set up. */
export class UnknownEvent extends Error {
    public override readonly name = "UnknownEvent";

    constructor() {
        super(
            "The event is neither of S3 nor of SNS; trigger this function by objects that are created, or by a topic.",
        );
    }
}

/**
 * Reads what an event of S3 or SNS says happened. The message by which S3 tries a new trigger is nothing.
 *
 * @throws UnknownEvent where it is another event
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
 */
export function readEvent(event: unknown): readonly Happening[] {
    if (textAt(event, "Event") === "s3:TestEvent") {
        return [];
    }
    const records = memberOf(event, "Records");
    if (!Array.isArray(records)) {
        throw new UnknownEvent();
    }
    return records.flatMap((record: unknown) => {
        if (textAt(record, "eventSource") === "aws:s3") {
            // Objects that are deleted tell nobody anything.
            return textAt(record, "eventName")?.startsWith("ObjectCreated:") === true ? [readObject(record)] : [];
        }
        if (textAt(record, "EventSource") === "aws:sns") {
            return [readMessage(record)];
        }
        throw new UnknownEvent();
    });
}

function readObject(record: unknown): Happening {
    const s3 = memberOf(record, "s3");
    const bucket = textAt(memberOf(s3, "bucket"), "name");
    const key = textAt(memberOf(s3, "object"), "key");
    if (bucket === undefined || key === undefined) {
        throw new UnknownEvent();
    }
    const version = textAt(memberOf(s3, "object"), "versionId");
    return { kind: "object", object: { bucket, key: decodedKey(key), version } };
}

/** S3 writes keys as in a form: blanks as plus signs, others by their bytes. */
function decodedKey(key: string): string {
    return decodeURIComponent(key.replaceAll("+", " "));
}

function readMessage(record: unknown): Happening {
    const sns = memberOf(record, "Sns");
    const [id, topic, text] = [textAt(sns, "MessageId"), textAt(sns, "TopicArn"), textAt(sns, "Message")];
    if (id === undefined || topic === undefined || text === undefined) {
        throw new UnknownEvent();
    }
    return { kind: "message", message: { id, topic, text, at: timeAt(sns, "Timestamp") ?? new Date() } };
}
