import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { clientOptions, limit, type AwsPlace } from "../../common/aws/control-clients.js";

/** What writing came to. */
export type Written = "new" | "changed" | "same";

/** Where reports are kept. */
export interface ReportStore {
    /** Writes a text where another or none is. */
    put(key: string, text: string, type: string): Promise<Written>;
    /** Where people with a log-in find it. */
    linkTo(key: string): string;
}

/** Reports as objects of S3, private as everything in the bucket. */
export class BucketReports implements ReportStore {
    private readonly client: S3Client;

    constructor(
        private readonly place: AwsPlace,
        private readonly bucket: string,
    ) {
        // An emulator has one address for all buckets.
        this.client = new S3Client({ ...clientOptions(place), forcePathStyle: place.endpoint !== undefined });
    }

    public async put(key: string, text: string, type: string): Promise<Written> {
        const before = await this.read(key);
        if (before === text) {
            return "same";
        }
        await this.client.send(
            new PutObjectCommand({
                Bucket: this.bucket,
                Key: key,
                Body: text,
                ContentType: `${type}; charset=utf-8`,
                CacheControl: "no-cache",
            }),
            limit(),
        );
        return before === undefined ? "new" : "changed";
    }

    /** A link that opens for all who have it would end with the function's log-in, and be one to those who may not see it. */
    public linkTo(key: string): string {
        const { region } = this.place;
        return `https://${region}.console.aws.amazon.com/s3/object/${this.bucket}?region=${region}&prefix=${encodeURIComponent(key)}`;
    }

    private async read(key: string): Promise<string | undefined> {
        try {
            const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }), limit());
            return await Body?.transformToString("utf-8");
        } catch (error) {
            if (error instanceof NoSuchKey) {
                return undefined;
            }
            throw error;
        }
    }
}
