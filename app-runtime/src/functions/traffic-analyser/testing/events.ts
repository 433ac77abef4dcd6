import type { LogObject } from "../task.js";

/** What S3 tells of an object, as far as anything reads it. */
export function objectCreated(object: LogObject, eventName = "ObjectCreated:Put"): unknown {
    const key = encodeURIComponent(object.key).replaceAll("%20", "+").replaceAll("%2F", "/");
    return {
        Records: [
            {
                eventVersion: "2.1",
                eventSource: "aws:s3",
                eventName,
                s3: { bucket: { name: object.bucket }, object: { key, eTag: object.etag } },
            },
        ],
    };
}
