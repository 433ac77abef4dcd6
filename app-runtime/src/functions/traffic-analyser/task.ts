import type { S3EventRecord } from "aws-lambda";

/** An object that was put into the bucket of the logs. */
export interface LogObject {
    readonly bucket: string;
    readonly key: string;
    /** Of what was put, which tells it from what is put under the same key later. */
    readonly etag: string;
}

/** What the function is called for. */
export type Task =
    | { readonly task: "objects"; readonly objects: readonly LogObject[] }
    /** @property at the time by another clock than this machine's; undefined where nobody says it */
    | { readonly task: "settle"; readonly at: Date | undefined };

/** The event is none that this function knows. */
export class TaskError extends Error {
    public override readonly name = "TaskError";

    constructor() {
        super(
            'The event is no task; call this function with new objects of S3, by a schedule of EventBridge, or with {"task":"settle"}.',
        );
    }
}

/**
 * Reads the event: new objects of S3, or a schedule.
 *
 * @throws TaskError where it is neither
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function readTask(event: unknown): Task {
    if (typeof event !== "object" || event === null) throw new TaskError();
    if ("Records" in event && Array.isArray(event.Records)) {
        return { task: "objects", objects: event.Records.filter(isCreation).map(objectOf) };
    }
    const isSchedule = "source" in event && (event.source === "aws.events" || event.source === "aws.scheduler");
    const isSettle = "task" in event && event.task === "settle";
    if (!isSchedule && !isSettle) throw new TaskError();
    const time = "time" in event ? Date.parse(String(event.time)) : NaN;
    return { task: "settle", at: Number.isNaN(time) ? undefined : new Date(time) };
}

type Creation = Pick<S3EventRecord, "s3">;

/** @throws TaskError where the record is not of S3; deletions are none of this function's concern */
function isCreation(record: unknown): record is Creation {
    if (typeof record !== "object" || record === null || !("eventSource" in record) || !("s3" in record)) {
        throw new TaskError();
    }
    if (record.eventSource !== "aws:s3") throw new TaskError();
    return "eventName" in record && String(record.eventName).startsWith("ObjectCreated:");
}

function objectOf({ s3 }: Creation): LogObject {
    const { bucket, object } = s3;
    // Keys come as in the query of an address, with a plus sign for a blank.
    const key = decodeURIComponent(object.key.replaceAll("+", " "));
    return { bucket: bucket.name, key, etag: object.eTag.replaceAll('"', "") };
}
