import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import type { Log, LogFields } from "../../common/log.js";

/**
 * Namespace in CloudWatch of what functions count, where the variable of Powertools names no other. The dimension `service` is the function's name, so that environments of one
 * account need a namespace each.
 */
export const metricsNamespace = "Evenkeel/Functions";

/** What a function says of itself: lines of its log, and counts in them that CloudWatch takes out as metrics. */
export interface Telemetry {
    readonly log: Log;
    readonly metrics: Metrics;
}

/**
 * Log and metrics of one function, made once for each instance of it. Metrics are lines of the log (EMF), so that counting costs no request.
 *
 * @see https://docs.aws.amazon.com/powertools/typescript/latest/
 */
export function createTelemetry(service: string): Telemetry {
    const logger = new Logger({ serviceName: service });
    return {
        log: {
            info: (message, fields) => logger.info(message, extra(fields)),
            warn: (message, fields) => logger.warn(message, extra(fields)),
            error: (message, fields) => logger.error(message, extra(fields)),
        },
        // Stated here, because without a namespace each start warns of it.
        metrics: new Metrics({
            namespace: process.env.POWERTOOLS_METRICS_NAMESPACE ?? metricsNamespace,
            serviceName: service,
        }),
    };
}

function extra(fields: LogFields = {}): Record<string, string | number | boolean> {
    return Object.fromEntries(
        Object.entries(fields).filter((field): field is [string, string | number | boolean] => field[1] !== undefined),
    );
}
