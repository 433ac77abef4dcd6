import { Type, type TSchema } from "typebox";
import {
    createServer,
    type IncomingHttpHeaders,
    type IncomingMessage,
    type Server,
    type ServerResponse,
} from "node:http";
import { gunzipSync } from "node:zlib";
import { Errors } from "typebox/value";
import type { OtlpLogRecord, OtlpLogsRequest, OtlpMetric, OtlpMetricsRequest } from "../new-relic-forwarder/otlp.js";

/** A request as it came. */
export interface CollectedRequest {
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: unknown;
    readonly bytes: number;
}

const strict = <Members extends Record<string, TSchema>>(members: Members) =>
    Type.Object(members, { additionalProperties: false });
/** 64 bits, which JSON has as a text. */
const wide = Type.String({ pattern: "^[0-9]+$" });
const attribute = strict({
    key: Type.String({ minLength: 1 }),
    value: Type.Union([
        strict({ stringValue: Type.String({ maxLength: 4095 }) }),
        strict({ boolValue: Type.Boolean() }),
        strict({ doubleValue: Type.Number() }),
    ]),
});
const attributes = Type.Array(attribute);
const resource = strict({ attributes });
const scope = strict({ name: Type.String(), version: Type.Optional(Type.String()) });
const point = strict({ attributes, startTimeUnixNano: wide, timeUnixNano: wide, asDouble: Type.Number() });
const dataPoints = Type.Array(point, { minItems: 1 });
const metric = Type.Union([
    strict({ name: Type.String({ minLength: 1 }), gauge: strict({ dataPoints }) }),
    strict({
        name: Type.String({ minLength: 1 }),
        // New Relic wants sums by their own time.
        sum: strict({ dataPoints, aggregationTemporality: Type.Literal(1), isMonotonic: Type.Boolean() }),
    }),
]);
const logRecord = strict({
    timeUnixNano: wide,
    observedTimeUnixNano: wide,
    severityNumber: Type.Integer({ minimum: 1, maximum: 24 }),
    severityText: Type.String(),
    eventName: Type.String(),
    body: strict({ stringValue: Type.String() }),
    attributes,
});
const schemas: Readonly<Record<string, TSchema>> = {
    "/v1/metrics": strict({
        resourceMetrics: Type.Array(
            strict({
                resource,
                scopeMetrics: Type.Array(strict({ scope, metrics: Type.Array(metric, { minItems: 1 }) })),
            }),
        ),
    }),
    "/v1/logs": strict({
        resourceLogs: Type.Array(
            strict({
                resource,
                scopeLogs: Type.Array(strict({ scope, logRecords: Type.Array(logRecord, { minItems: 1 }) })),
            }),
        ),
    }),
};

/**
 * Stands for New Relic on the loopback address: takes OTLP over HTTP, compressed JSON, and answers 400 to whatever the protocol does not have.
 *
 * @see https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto
 */
export class OtlpCollector {
    /** All requests, those that were refused too. */
    public readonly requests: CollectedRequest[] = [];
    /** Answers in the collector's place, from 1 on; undefined leaves it to the collector. */
    public answer: (request: number, response: ServerResponse) => boolean = () => false;
    private readonly taken: CollectedRequest[] = [];
    private server: Server | undefined;

    constructor(private readonly key: string) {}

    /** @returns its address, without a path */
    public async open(): Promise<string> {
        const server = createServer((request, response) => void this.take(request, response));
        this.server = server;
        await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
        const address = server.address();
        if (typeof address !== "object" || address === null) throw new Error("The collector has no port.");
        return `http://127.0.0.1:${address.port}`;
    }

    public async close(): Promise<void> {
        this.server?.closeAllConnections();
        await new Promise((done) => this.server?.close(done));
    }

    /** What it took, in the order in which it came. */
    public get metrics(): readonly OtlpMetric[] {
        return this.takenAt<OtlpMetricsRequest>("/v1/metrics").flatMap(({ resourceMetrics }) =>
            resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics)),
        );
    }

    public get logRecords(): readonly OtlpLogRecord[] {
        return this.takenAt<OtlpLogsRequest>("/v1/logs").flatMap(({ resourceLogs }) =>
            resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords)),
        );
    }

    private takenAt<Body>(path: string): readonly Body[] {
        // The schema of the path has checked it.
        return this.taken.filter((request) => request.path === path).map(({ body }) => body as Body);
    }

    private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(Buffer.from(part));
        const bytes = Buffer.concat(parts);
        const { url: path = "", headers } = request;
        const body: unknown =
            headers["content-encoding"] === "gzip" ? JSON.parse(gunzipSync(bytes).toString()) : undefined;
        const collected = { path, headers, body, bytes: bytes.length };
        this.requests.push(collected);
        if (this.answer(this.requests.length, response)) {
            return;
        }
        const faults = this.faultsOf(request.method, collected);
        if (faults.length === 0) this.taken.push(collected);
        response.writeHead(faults.length === 0 ? 200 : 400, { "content-type": "application/json" });
        response.end(JSON.stringify(faults.length === 0 ? {} : { code: 3, message: faults.join("; ") }));
    }

    private faultsOf(method: string | undefined, { path, headers, body, bytes }: CollectedRequest): string[] {
        const schema = schemas[path];
        return [
            ...(method === "POST" ? [] : [`the method is ${method ?? "missing"}`]),
            ...(headers["api-key"] === this.key ? [] : ["the api-key is another"]),
            ...(headers["content-type"] === "application/json" ? [] : ["the content type is no JSON"]),
            ...(bytes <= 1_000_000 ? [] : [`${bytes} bytes are too many`]),
            ...(schema === undefined
                ? [`there is no ${path}`]
                : Errors(schema, body).map(({ instancePath, message }) => `${instancePath} ${message}`)),
        ];
    }
}
