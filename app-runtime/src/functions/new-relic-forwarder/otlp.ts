/**
 * Telemetry as OTLP/HTTP has it in JSON: names in camelCase, numbers of 64 bits as texts, enumerations as numbers.
 *
 * @see https://github.com/open-telemetry/opentelemetry-proto/blob/main/docs/specification.md#json-protobuf-encoding
 */
export interface OtlpAttribute {
    readonly key: string;
    readonly value:
        { readonly stringValue: string } | { readonly boolValue: boolean } | { readonly doubleValue: number };
}

export interface OtlpResource {
    readonly attributes: readonly OtlpAttribute[];
}

export interface OtlpPoint {
    readonly attributes: readonly OtlpAttribute[];
    readonly startTimeUnixNano: string;
    readonly timeUnixNano: string;
    readonly asDouble: number;
}

export interface OtlpMetric {
    readonly name: string;
    readonly gauge?: { readonly dataPoints: readonly OtlpPoint[] };
    readonly sum?: {
        readonly dataPoints: readonly OtlpPoint[];
        readonly aggregationTemporality: typeof deltaTemporality;
        readonly isMonotonic: boolean;
    };
}

export interface OtlpLogRecord {
    readonly timeUnixNano: string;
    readonly observedTimeUnixNano: string;
    readonly severityNumber: number;
    readonly severityText: string;
    readonly eventName: string;
    readonly body: { readonly stringValue: string };
    readonly attributes: readonly OtlpAttribute[];
}

export interface OtlpMetricsRequest {
    readonly resourceMetrics: readonly {
        readonly resource: OtlpResource;
        readonly scopeMetrics: readonly {
            readonly scope: { readonly name: string };
            readonly metrics: readonly OtlpMetric[];
        }[];
    }[];
}

export interface OtlpLogsRequest {
    readonly resourceLogs: readonly {
        readonly resource: OtlpResource;
        readonly scopeLogs: readonly {
            readonly scope: { readonly name: string };
            readonly logRecords: readonly OtlpLogRecord[];
        }[];
    }[];
}

/** AGGREGATION_TEMPORALITY_DELTA: each sum is that of its own time. New Relic takes no other well. */
export const deltaTemporality = 1;
/** New Relic cuts what is longer. */
const longestText = 4095;
const scope = { name: "evenkeel/new-relic-forwarder" };

/** What all telemetry of one environment comes from. */
export function resourceOf({
    environmentName,
    region,
}: {
    readonly environmentName: string;
    readonly region: string;
}): OtlpResource {
    return {
        attributes: attributesOf({
            "service.name": `evenkeel-${environmentName}`,
            "deployment.environment.name": environmentName,
            "cloud.provider": "aws",
            "cloud.region": region,
        }),
    };
}

export function metricsRequest(resource: OtlpResource, metrics: readonly OtlpMetric[]): OtlpMetricsRequest {
    return { resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics }] }] };
}

export function logsRequest(resource: OtlpResource, logRecords: readonly OtlpLogRecord[]): OtlpLogsRequest {
    return { resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords }] }] };
}

/** Attributes in their order, without those that are undefined; long texts are cut. */
export function attributesOf(
    values: Readonly<Record<string, string | number | boolean | undefined>>,
): readonly OtlpAttribute[] {
    return Object.entries(values).flatMap(([key, value]) =>
        value === undefined ? [] : [{ key, value: valueOf(value) }],
    );
}

function valueOf(value: string | number | boolean): OtlpAttribute["value"] {
    switch (typeof value) {
        case "string":
            return { stringValue: value.slice(0, longestText) };
        case "number":
            return { doubleValue: value };
        case "boolean":
            return { boolValue: value };
    }
}

/** Nanoseconds since 1970, as a text: a number of JavaScript cannot hold them. */
export function nanoseconds(milliseconds: number): string {
    return `${BigInt(Math.round(milliseconds)) * 1_000_000n}`;
}
