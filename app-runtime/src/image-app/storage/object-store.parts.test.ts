import { CreateBucketCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { newImageId } from "../images/id.js";
import { createObjectClient, S3ObjectStore } from "./object-store.js";

describe("the object store, with an S3 emulator", function () {
    this.timeout(60_000);
    const environment = { ...process.env };
    const image = { id: newImageId(), format: "png" as const };
    const bytes = Buffer.from("the bytes of an image");
    let emulator: AwsEmulator;
    let client: ReturnType<typeof createObjectClient>;
    let objects: S3ObjectStore;

    before(async () => {
        emulator = await startAwsEmulator();
        Object.assign(process.env, emulator.environment);
        client = createObjectClient(emulator);
        objects = new S3ObjectStore({ client, bucket: "content" });
        const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
        await client.send(new CreateBucketCommand({ Bucket: "content", CreateBucketConfiguration }));
    });

    after(async () => {
        process.env = environment;
        await emulator.stop();
    });

    it("keeps what it was given, byte by byte, under an address that the link leads to", async () => {
        await objects.put(image, "original", bytes);

        expect((await objects.get(image, "original"))?.equals(bytes)).to.equal(true);
        expect(objects.linkOf(image.id)).to.equal(`s3://content/images/${image.id}/`);
        const { ContentType, CacheControl } = await client.send(
            new HeadObjectCommand({ Bucket: "content", Key: `images/${image.id}/original.png` }),
        );
        expect(ContentType).to.equal("image/png");
        expect(CacheControl).to.equal("private, max-age=31536000, immutable");
    });

    it("knows by the checksum whether exactly these bytes are there", async () => {
        const others = Buffer.from("the bytes of a pirate");
        expect(others.length).to.equal(bytes.length);

        expect(await objects.holds(image, "original", bytes)).to.equal(true);
        expect(await objects.holds(image, "original", others)).to.equal(false);
        expect(await objects.holds(image, "standard", bytes)).to.equal(false);
    });

    it("deletes all sizes, and what is not there as well", async () => {
        await objects.delete(image);
        await objects.delete(image);

        expect(await objects.get(image, "original")).to.equal(undefined);
    });
});
