/** Why an upload was not taken, with the HTTP status that says so. */
export const refusals = {
    /** Larger than the limit in bytes. */
    "too-large": 413,
    /** Not one of the formats that may be uploaded, by its content. */
    "not-an-image": 415,
    /** More pixels, or longer sides, than are worked on. */
    "too-many-pixels": 422,
    /** Takes longer to work on than any picture is given. */
    "too-slow": 422,
    /** Cut short, or damaged on the way. */
    truncated: 400,
    /** More pictures are being worked on and waiting than this instance takes; later or another instance will do. */
    busy: 503,
} as const;

export type RefusalReason = keyof typeof refusals;

/** An upload was not taken and nothing of it was kept. The message is for the person who uploaded it. */
export class UploadRefused extends Error {
    public override readonly name = "UploadRefused";
    public readonly status: (typeof refusals)[RefusalReason];

    constructor(
        public readonly reason: RefusalReason,
        message: string,
        options?: ErrorOptions,
    ) {
        super(message, options);
        this.status = refusals[reason];
    }
}
