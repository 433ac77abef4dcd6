import { Readable } from "node:stream";
import { GetObjectCommand, NoSuchKey, S3ServiceException } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { BucketObjects, type OpenObject } from "./log-objects.js";

const object = { bucket: "logs", key: "a b.log.gz", etag: "e1" };
const place = { region: "eu-west-1", endpoint: undefined };
const content = Buffer.from("0123456789");
const LastModified = new Date("2026-11-23T12:00:00Z");

/** Answers each request for an object in turn. */
function answering(...answers: readonly ((from: number) => unknown)[]) {
    const sent: unknown[] = [];
    const send = async (command: { readonly input: unknown }): Promise<unknown> => {
        if (!(command instanceof GetObjectCommand)) throw new Error("No other command is meant.");
        sent.push(command.input);
        const from = Number(/^bytes=(\d+)-$/.exec(command.input.Range ?? "bytes=0-")?.[1]);
        const answer = answers[sent.length - 1];
        if (answer === undefined) throw new Error("Nobody asks so often.");
        return answer(from);
    };
    return { sent, objects: new BucketObjects(place, { send }) };
}

const whole = (from: number): unknown => ({
    Body: Readable.from([content.subarray(from)]),
    ContentLength: content.length - from,
    LastModified,
});
/** Some bytes, and then the connection is gone. */
const broken =
    (bytes: number, error?: Error) =>
    (from: number): unknown => ({
        Body: Readable.from(
            (async function* () {
                yield content.subarray(from, from + bytes);
                if (error !== undefined) throw error;
            })(),
        ),
        ContentLength: content.length - from,
        LastModified,
    });

async function textOf({ bytes }: OpenObject): Promise<string> {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    return Buffer.concat(pieces).toString();
}

async function opened(objects: BucketObjects): Promise<OpenObject> {
    const open = await objects.open(object);
    if (typeof open === "string") throw new Error(`It was ${open}.`);
    return open;
}

describe("objects of the log", () => {
    it("are read as they were put, and no other that has their key", async () => {
        const { objects, sent } = answering(whole);
        const open = await opened(objects);
        expect([open.writtenAt, await textOf(open)]).to.deep.equal([LastModified, "0123456789"]);
        expect(sent).to.deep.equal([{ Bucket: "logs", Key: "a b.log.gz", IfMatch: '"e1"' }]);
    });

    it("are read on from where a connection broke, or ended too early", async () => {
        const { objects, sent } = answering(broken(3, new Error("ECONNRESET")), broken(4), whole);
        expect(await textOf(await opened(objects))).to.equal("0123456789");
        expect(sent.slice(1).map((input) => Object(input).Range)).to.deep.equal(["bytes=3-", "bytes=7-"]);
    });

    it("are given up where every connection breaks", async () => {
        const reset = new Error("ECONNRESET");
        const { objects, sent } = answering(broken(1, reset), broken(1, reset), broken(1, reset), broken(1, reset));
        const failed: unknown = await textOf(await opened(objects)).catch((error: unknown) => error);
        expect(failed).to.equal(reset);
        expect(sent).to.have.lengthOf(4);
    });

    for (const [what, error] of [
        ["deleted", new NoSuchKey({ message: "", $metadata: {} })],
        [
            "replaced",
            new S3ServiceException({
                ...{ name: "PreconditionFailed", $fault: "client", message: "" },
                $metadata: { httpStatusCode: 412 },
            }),
        ],
    ] as const) {
        it(`are known to be ${what}`, async () => {
            const { objects } = answering(() => Promise.reject(error));
            expect(await objects.open(object)).to.equal(what);
        });
    }

    it("fail with what S3 says of anything else", async () => {
        const { objects } = answering(() => Promise.reject(new Error("SlowDown")));
        const failed: unknown = await objects.open(object).catch((error: unknown) => error);
        expect(failed).to.have.property("message", "SlowDown");
    });
});
