import { Readable } from "node:stream";

/** A request as the SDK would send it. */
export interface SentRequest {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, unknown>>;
    /** JSON is read, other bodies are text. */
    readonly body: unknown;
}

/** What stands in AWS's place: an answer to each request. */
export interface Answer {
    readonly status: number;
    readonly body: unknown;
    /** Kind of the error, as AWS names it. */
    readonly error?: string;
}

/**
 * A request handler for an SDK client that keeps what the SDK made of a command by its own model of the service: a parameter that the model does not know is not in it.
 */
export function recordingHandler(answer: (request: SentRequest) => Answer): {
    readonly sent: readonly SentRequest[];
    readonly handle: (request: unknown) => Promise<unknown>;
} {
    const sent: SentRequest[] = [];
    return {
        sent,
        handle: (request) => {
            const read = readRequest(request);
            sent.push(read);
            const { status, body, error } = answer(read);
            return Promise.resolve({
                response: {
                    statusCode: status,
                    reason: undefined,
                    headers: {
                        "content-type": "application/json",
                        ...(error === undefined ? {} : { "x-amzn-errortype": error }),
                    },
                    body: Readable.from([Buffer.from(JSON.stringify(body))]),
                },
            });
        },
    };
}

function readRequest(request: unknown): SentRequest {
    const field = (name: string): unknown =>
        typeof request === "object" && request !== null
            ? Object.entries(request).find(([key]) => key === name)?.[1]
            : undefined;
    const query = field("query");
    const body = field("body");
    const text = body instanceof Uint8Array ? Buffer.from(body).toString() : String(body ?? "");
    return {
        method: String(field("method")),
        path: String(field("path")),
        query: typeof query === "object" && query !== null ? { ...query } : {},
        body: text.startsWith("{") ? JSON.parse(text) : text,
    };
}
