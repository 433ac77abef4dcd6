import { expect } from "chai";
import { readEvent, UnknownEvent } from "./events.js";

const put = {
    eventSource: "aws:s3",
    eventName: "ObjectCreated:Put",
    s3: { bucket: { name: "files" }, object: { key: "shifts/%C3%B6ct+1.json", size: 5, versionId: "v1" } },
};
const message = {
    EventSource: "aws:sns",
    Sns: { MessageId: "m-1", TopicArn: "arn:t", Message: "hello", Timestamp: "2026-10-01T10:00:00.000Z" },
};

describe("readEvent", () => {
    it("reads objects by their decoded names, and messages", () => {
        expect(readEvent({ Records: [put, message] })).to.deep.equal([
            { kind: "object", object: { bucket: "files", key: "shifts/öct 1.json", version: "v1" } },
            {
                kind: "message",
                message: { id: "m-1", topic: "arn:t", text: "hello", at: new Date("2026-10-01T10:00:00Z") },
            },
        ]);
    });

    it("takes the test of a new trigger, and objects that are deleted, for nothing", () => {
        expect(readEvent({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "files" })).to.deep.equal([]);
        expect(readEvent({ Records: [{ ...put, eventName: "ObjectRemoved:Delete" }] })).to.deep.equal([]);
    });

    it("refuses every other event", () => {
        for (const event of [undefined, {}, { Records: [{}] }, { Records: [{ ...put, s3: {} }] }, { Records: 1 }]) {
            expect(() => readEvent(event)).to.throw(UnknownEvent);
        }
    });
});
