import { expect } from "chai";
import { readTask, TaskError } from "./task.js";
import { objectCreated } from "./testing/events.js";

describe("what the traffic analyser is called for", () => {
    it("are new objects, whose keys come as in the query of an address", () => {
        expect(readTask(objectCreated({ bucket: "logs", key: "in/a b+c=1_é.log.gz", etag: "e" }))).to.deep.equal({
            task: "objects",
            objects: [{ bucket: "logs", key: "in/a b+c=1_é.log.gz", etag: "e" }],
        });
    });

    it("are no deletions", () => {
        const event = objectCreated({ bucket: "logs", key: "a", etag: "e" }, "ObjectRemoved:Delete");
        expect(readTask(event)).to.deep.equal({ task: "objects", objects: [] });
    });

    for (const [what, event, at] of [
        ["a schedule", { source: "aws.events", time: "2026-11-23T12:00:00Z" }, new Date("2026-11-23T12:00:00Z")],
        ["a person's word", { task: "settle" }, undefined],
        ["a schedule whose time is none", { source: "aws.scheduler", time: "noon" }, undefined],
    ] as const) {
        it(`is to settle at ${what}`, () => {
            expect(readTask(event)).to.deep.equal({ task: "settle", at });
        });
    }

    for (const event of [undefined, "settle", {}, { task: "report" }, { source: "aws.ec2" }, { Records: [{}] }]) {
        it(`is not ${JSON.stringify(event)}`, () => {
            expect(() => readTask(event)).to.throw(TaskError, "new objects of S3");
        });
    }
});
