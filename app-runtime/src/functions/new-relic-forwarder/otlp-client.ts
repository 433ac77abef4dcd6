import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { OtlpLogsRequest, OtlpMetricsRequest } from "./otlp.js";

/** What a receiver did not take, of a request that it took. */
export interface PartialSuccess {
    readonly rejected: number;
    readonly reason: string;
}

/** A receiver will never take it: the same request must not be sent again. The message never holds the key. */
export class OtlpRefusal extends Error {
    public override readonly name = "OtlpRefusal";

    constructor(
        message: string,
        public readonly status: number,
    ) {
        super(message);
    }
}

/** A receiver does not take it now, or cannot be reached. */
export class OtlpUnavailable extends Error {
    public override readonly name = "OtlpUnavailable";

    constructor(
        message: string,
        /** Milliseconds that it asks for. */
        public readonly wait: number,
        cause?: unknown,
    ) {
        super(message, { cause });
    }
}

export interface OtlpClientOptions {
    /** Without a path. */
    readonly endpoint: string;
    /** Asked for with each request. */
    readonly key: () => Promise<string>;
    /** @default Date.now */
    readonly now?: () => number;
    /** Milliseconds. @default a timer */
    readonly sleep?: (milliseconds: number) => Promise<void>;
    /** Seconds for one answer. @default 10 */
    readonly answerSeconds?: number;
}

const mostAttempts = 5;
const firstWait = 500;
/** What is left of a long answer in a message. */
const longestReason = 300;
const compress = promisify(gzip);

/**
 * Sends OTLP over HTTP, as JSON, compressed. What a receiver cannot take now is sent again, with waits that double, or as long as it asks for, while the deadline allows one more answer.
 *
 * @see https://docs.newrelic.com/docs/opentelemetry/best-practices/opentelemetry-otlp/
 */
export class OtlpClient {
    private readonly now: () => number;
    private readonly sleep: (milliseconds: number) => Promise<void>;
    private readonly answerMilliseconds: number;

    constructor(private readonly options: OtlpClientOptions) {
        this.now = options.now ?? Date.now;
        this.sleep = options.sleep ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)));
        this.answerMilliseconds = 1_000 * (options.answerSeconds ?? 10);
    }

    /**
     * @param deadline in milliseconds since 1970: no attempt begins whose answer could come later
     * @throws OtlpRefusal where the request will never be taken
     * @throws OtlpUnavailable where it was not taken in time
     */
    public async send(
        signal: "metrics" | "logs",
        request: OtlpMetricsRequest | OtlpLogsRequest,
        deadline: number,
    ): Promise<PartialSuccess> {
        const body = await compress(JSON.stringify(request));
        for (let attempt = 1; ; attempt += 1) {
            try {
                return await this.post(signal, body);
            } catch (error) {
                const wait = error instanceof OtlpUnavailable ? Math.max(backoff(attempt), error.wait) : 0;
                const isInTime = this.now() + wait + this.answerMilliseconds <= deadline;
                if (!(error instanceof OtlpUnavailable) || attempt >= mostAttempts || !isInTime) throw error;
                await this.sleep(wait);
            }
        }
    }

    private async post(signal: string, body: Buffer): Promise<PartialSuccess> {
        const key = await this.options.key();
        const response = await this.ask(`${this.options.endpoint}/v1/${signal}`, {
            method: "POST",
            headers: { "content-type": "application/json", "content-encoding": "gzip", "api-key": key },
            body: new Uint8Array(body),
            // The key is for nobody else.
            redirect: "manual",
        });
        const { status, text } = response;
        const said = text.replaceAll(key, "(key)").slice(0, longestReason);
        if (status === 429 || status >= 500) {
            throw new OtlpUnavailable(
                `New Relic cannot take it now: status ${status}, ${said}`,
                this.askedWait(response.retryAfter),
            );
        }
        if (status < 200 || status >= 300) {
            throw new OtlpRefusal(`New Relic refuses it: status ${status}, ${said}`, status);
        }
        return partialSuccessOf(text, key);
    }

    private async ask(address: string, request: RequestInit) {
        try {
            const response = await fetch(address, { ...request, signal: AbortSignal.timeout(this.answerMilliseconds) });
            return {
                status: response.status,
                retryAfter: response.headers.get("retry-after"),
                text: await response.text(),
            };
        } catch (error) {
            const { message, cause } = error instanceof Error ? error : new Error(String(error));
            const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
            throw new OtlpUnavailable(`New Relic cannot be reached: ${reason}`, 0, error);
        }
    }

    /** `Retry-After`: seconds, or a time. */
    private askedWait(asked: string | null): number {
        const wait = /^\d+$/.test(asked ?? "") ? Number(asked) * 1_000 : Date.parse(asked ?? "") - this.now();
        return wait > 0 ? wait : 0;
    }
}

/** Twice as long each time, and not the same for all who were turned away at once. */
function backoff(attempt: number): number {
    return firstWait * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

/** A receiver that took everything answers nothing, or an object without `partialSuccess`. */
function partialSuccessOf(text: string, key: string): PartialSuccess {
    const { partialSuccess } = objectOf(parsed(text));
    const { rejectedDataPoints, rejectedLogRecords, errorMessage } = objectOf(partialSuccess);
    const reason =
        typeof errorMessage === "string" ? errorMessage.replaceAll(key, "(key)").slice(0, longestReason) : "";
    return { rejected: Number(rejectedDataPoints ?? rejectedLogRecords ?? 0), reason };
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        // Some receivers answer nothing, or a word.
        return undefined;
    }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null ? { ...value } : {};
}
