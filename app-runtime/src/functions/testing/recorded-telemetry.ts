import { Metrics } from "@aws-lambda-powertools/metrics";
import { createLog } from "../../common/log.js";
import type { Telemetry } from "../common/telemetry.js";

/** Telemetry that writes nowhere, and the lines of its log. */
export function recordedTelemetry(): Telemetry & { readonly lines: readonly string[] } {
    const lines: string[] = [];
    return {
        lines,
        log: createLog((line) => void lines.push(line)),
        metrics: new Metrics({ namespace: "Test", serviceName: "test" }),
    };
}
