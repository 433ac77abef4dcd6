import { STATUS_CODES } from "node:http";

/** What a {@link Problem} may say beside its status and detail. */
export interface ProblemOptions {
    /** A word that programs can tell problems of one status apart by, such as `too-large`. */
    readonly reason?: string;
    /** Headers of the answer, such as `retry-after`. */
    readonly headers?: Readonly<Record<string, string>>;
    /** For the log, never for the client. */
    readonly cause?: unknown;
}

/** An answer that is not what the client wanted, in words for people: shown as they are, on a page or as `application/problem+json`. */
export class Problem extends Error {
    public override readonly name = "Problem";
    public readonly reason: string | undefined;
    public readonly headers: Readonly<Record<string, string>>;

    /**
     * @param status of HTTP, 400 to 599
     * @param detail what happened and what to do, in whole sentences without secrets
     */
    constructor(
        public readonly status: number,
        public readonly detail: string,
        { reason, headers = {}, cause }: ProblemOptions = {},
    ) {
        super(detail, { cause });
        this.reason = reason;
        this.headers = headers;
    }

    /** The body of the answer. @see https://www.rfc-editor.org/rfc/rfc9457 */
    public body(requestId: string): ProblemBody {
        const { status, detail, reason } = this;
        const title = STATUS_CODES[status] ?? "Error";
        return { type: "about:blank", title, status, detail, requestId, ...(reason === undefined ? {} : { reason }) };
    }
}

/** A problem as `application/problem+json`. */
export interface ProblemBody {
    readonly type: string;
    readonly title: string;
    readonly status: number;
    readonly detail: string;
    /** The id under which the log knows the request. */
    readonly requestId: string;
    readonly reason?: string;
}
