import { GetObjectCommand, NoSuchKey, type S3Client } from "@aws-sdk/client-s3";
import { staticFolder } from "../web/assets/static-files.js";

/** Seconds that the bucket is given: every program has its own static files too, so that nobody waits for long. */
const limitSeconds = 2;

/** Reads static files from the bucket that whoever deploys the application has put them into. */
export class StaticObjects {
    constructor(private readonly options: { readonly client: S3Client; readonly bucket: string }) {}

    /** The file that is served at `path`, such as `/assets/style-0123456789ab.css`: undefined where there is none. */
    public async read(path: string): Promise<Buffer | undefined> {
        const { client, bucket } = this.options;
        const command = new GetObjectCommand({ Bucket: bucket, Key: `${staticFolder}${path}` });
        try {
            const abortSignal = AbortSignal.timeout(limitSeconds * 1_000);
            const bytes = await (await client.send(command, { abortSignal })).Body?.transformToByteArray();
            return bytes === undefined ? undefined : Buffer.from(bytes);
        } catch (error) {
            if (error instanceof NoSuchKey) {
                return undefined;
            }
            throw error;
        }
    }
}
