import { expect } from "chai";
import { createHash, randomBytes } from "node:crypto";
import { PassThrough, Readable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Image } from "../images/image.js";
import { UploadRefused } from "../images/upload-refused.js";
import { WorkQueue } from "../images/work-queue.js";
import { MemoryCatalogue } from "../testing/memory-catalogue.js";
import { pictureWithPosition, pixels } from "../testing/pictures.js";
import { contentOf, removeFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { UploadReceiver, type ReceiverParts } from "./receive.js";
import { SharedStore } from "./shared-store.js";

const options = { name: "../holiday.jpg", ownerId: "owner" };
const nothing = ["images/", "incoming/", "moving/"];

describe("UploadReceiver", () => {
    let folder: string;
    let shared: SharedStore;
    let catalogue: MemoryCatalogue;

    const receiver = (parts: Partial<ReceiverParts> = {}): UploadReceiver =>
        new UploadReceiver({ shared, catalogue, ...parts });

    async function refusalOf(work: Promise<Image>): Promise<UploadRefused> {
        const error: unknown = await work.then(
            () => "it was taken",
            (thrown: unknown) => thrown,
        );
        if (!(error instanceof UploadRefused)) {
            throw new Error("It was not refused.", { cause: error });
        }
        expect(await contentOf(folder)).to.deep.equal(nothing);
        expect(await catalogue.count()).to.equal(0);
        return error;
    }

    beforeEach(async () => {
        folder = await temporaryFolder();
        shared = new SharedStore(folder);
        catalogue = new MemoryCatalogue();
        await shared.open();
    });

    afterEach(() => removeFolder(folder));

    it("answers the image once its bytes and its row are kept", async () => {
        const now = new Date("2026-11-22T10:00:00Z");
        const image = await receiver({ now: () => now }).receive(
            Readable.from([await pictureWithPosition("jpeg")]),
            options,
        );
        const original = (await shared.read(image, "original")) ?? Buffer.alloc(0);

        expect(image).to.deep.include({
            name: "holiday.jpg",
            ownerId: "owner",
            format: "jpeg",
            width: 48,
            height: 32,
            bytes: original.length,
            takenAt: new Date("2020-01-02T01:04:05Z"),
            camera: "NIKON CORPORATION NIKON D90",
            uploadedAt: now,
            location: "shared",
            link: undefined,
            checksum: createHash("sha256").update(original).digest("hex"),
        });
        expect(await catalogue.find(image.id)).to.deep.equal(image);
        expect(await contentOf(folder)).to.deep.equal([
            `images/${image.id}/original.jpeg`,
            `images/${image.id}/standard.jpeg`,
            `images/${image.id}/thumbnail.jpeg`,
            "incoming/",
            "moving/",
        ]);
    });

    it("keeps no position, neither in the original nor in the other sizes", async () => {
        const image = await receiver().receive(Readable.from([await pictureWithPosition("png")]), options);

        for (const size of ["original", "standard", "thumbnail"] as const) {
            expect((await shared.read(image, size))?.includes("GPS")).to.equal(false);
        }
    });

    it("writes while it receives", async () => {
        const stream = new PassThrough();
        const picture = await pixels(200, 150).png().toBuffer();
        const received = receiver().receive(stream, options);
        stream.write(picture.subarray(0, 1_000));
        await until(async () => (await contentOf(folder)).some((name) => name.endsWith("/received")));
        stream.end(picture.subarray(1_000));

        expect((await received).format).to.equal("png");
    });

    it("stops reading as soon as there is too much", async () => {
        let sent = 0;
        const endless = Readable.from(
            (function* () {
                for (;;) {
                    sent += 10_000;
                    yield randomBytes(10_000);
                }
            })(),
        );
        const { reason, status, message } = await refusalOf(
            receiver({ limitBytes: 100_000 }).receive(endless, options),
        );

        expect({ reason, status }).to.deep.equal({ reason: "too-large", status: 413 });
        expect(message).to.equal("The file is larger than 0.1 MB, which is the most that is taken. Make it smaller.");
        expect(sent).to.be.lessThan(500_000);
        expect(endless.destroyed).to.equal(true);
    });

    it("takes a file of exactly the limit", async () => {
        const picture = await pixels().png().toBuffer();

        expect(
            (await receiver({ limitBytes: picture.length }).receive(Readable.from([picture]), options)).format,
        ).to.equal("png");
        await expectRefused(receiver({ limitBytes: picture.length - 1 }).receive(Readable.from([picture]), options));
    });

    it("removes what a client that goes away has left", async () => {
        const stream = new PassThrough();
        const received = receiver().receive(stream, options);
        stream.write((await pixels(200, 150).png().toBuffer()).subarray(0, 1_000));
        await until(async () => (await contentOf(folder)).some((name) => name.endsWith("/received")));
        stream.destroy();
        const { reason, status } = await refusalOf(received);

        expect({ reason, status }).to.deep.equal({ reason: "truncated", status: 400 });
    });

    const hostile: Readonly<Record<string, () => Promise<Buffer>>> = {
        "415 not-an-image": async () => Buffer.from("<!DOCTYPE html><script>alert(1)</script>"),
        "400 truncated": async () => (await pictureWithPosition("jpeg")).subarray(0, -20),
        "422 too-many-pixels": async () => pixels(200, 150).png().toBuffer(),
    };
    Object.entries(hostile).forEach(([answer, bytes]) => {
        it(`keeps nothing of a file that it refuses as ${answer}`, async () => {
            const limits = { pixels: 20_000, side: 1_000 };
            const refusal = await refusalOf(receiver({ limits }).receive(Readable.from([await bytes()]), options));

            expect(`${refusal.status} ${refusal.reason}`).to.equal(answer);
        });
    });

    it("is busy when the line is full: before it reads anything, and again when the file is here", async () => {
        const queue = new WorkQueue({ atOnce: 1, waiting: 0 });
        const picture = await pixels().png().toBuffer();
        const late = new PassThrough();
        const arrived = receiver({ queue }).receive(late, options);
        late.write(picture.subarray(0, 10));
        let release: () => void = () => undefined;
        const working = queue.run(() => new Promise<void>((resolve) => (release = resolve)));

        const early = new PassThrough();
        let error: unknown;
        await receiver({ queue })
            .receive(early, options)
            .catch((thrown: unknown) => (error = thrown));
        expect(error).to.include({ reason: "busy", status: 503 });
        expect(early.readableFlowing).to.equal(null);

        late.end(picture.subarray(10));
        expect((await refusalOf(arrived)).reason).to.equal("busy");
        release();
        await working;
    });

    it("holds no bytes of a picture while the database is slow", async () => {
        const written: WeakRef<Buffer>[] = [];
        const watched = new SharedStore(folder);
        watched.write = async (image, files) => {
            written.push(new WeakRef(files.original));
            await shared.write(image, files);
        };
        let answer: () => void = () => undefined;
        let received: Promise<Image> | undefined;
        const picture = await pixels(200, 150).png().toBuffer();
        const recording = new Promise<void>((hasBegun) => {
            const add = async (image: Image): Promise<Image> => {
                await new Promise<void>((resolve) => ((answer = resolve), hasBegun()));
                return catalogue.add(image);
            };
            received = receiver({ shared: watched, catalogue: { add } }).receive(Readable.from([picture]), options);
        });
        await recording;
        await collectGarbage();

        expect(written.map((original) => original.deref())).to.deep.equal([undefined]);
        answer();
        await received;
    });

    it("leaves the files when it is not known whether the row was written", async () => {
        const broken = { add: () => Promise.reject(new Error("the connection was lost")) };
        let error: unknown;
        await receiver({ catalogue: broken })
            .receive(Readable.from([await pixels().png().toBuffer()]), options)
            .catch((thrown: unknown) => (error = thrown));

        expect(String(error)).to.equal("Error: the connection was lost");
        expect((await contentOf(folder)).filter((name) => name.endsWith(".png"))).to.have.length(1);
    });

    it("says what is wrong with a store that cannot be written, and not that the client is at fault", async () => {
        await removeFolder(folder);
        let error: unknown;
        await receiver()
            .receive(Readable.from([Buffer.from("x")]), options)
            .catch((thrown: unknown) => (error = thrown));

        expect(error).to.include({ code: "ENOENT" });
    });

    async function expectRefused(work: Promise<Image>): Promise<void> {
        let reason = "";
        await work.catch((error: unknown) => (reason = error instanceof UploadRefused ? error.reason : String(error)));
        expect(reason).to.equal("too-large");
    }
});

/** Collects what nobody holds: twice, because what a finished job has held goes with the next one. */
async function collectGarbage(): Promise<void> {
    setFlagsFromString("--expose-gc");
    const collect: unknown = runInNewContext("gc");
    for (let times = 0; times < 2 && typeof collect === "function"; times += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        collect();
    }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) {
        await new Promise((resolve) => setImmediate(resolve));
    }
}
