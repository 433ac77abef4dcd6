/**
 * Where the CloudWatch agent listens for the application's OpenTelemetry. The agent wants an address of its own for each kind; those of the traces are what
 * every OpenTelemetry SDK tries by itself.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-OpenTelemetry-metrics.html
 */
export const traceReceiver = { grpc_endpoint: "127.0.0.1:4317", http_endpoint: "127.0.0.1:4318" } as const;
export const metricReceiver = { grpc_endpoint: "127.0.0.1:4319", http_endpoint: "127.0.0.1:4320" } as const;

/** What tells the application's OpenTelemetry SDK where to send. */
export const telemetryVariables: Readonly<Record<string, string>> = {
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://${traceReceiver.http_endpoint}/v1/traces`,
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `http://${metricReceiver.http_endpoint}/v1/metrics`,
};
