import type { Context } from "aws-lambda";
import { EnvironmentError } from "../../common/environment.js";
import { createTelemetry, type Telemetry } from "./telemetry.js";

/** What is called with each event. */
export type Handle<Event> = (event: Event, context: Context) => Promise<void>;

/**
 * A function as Lambda calls it: `start` makes it when the first event comes, and it serves until Lambda drops the instance.
 *
 * Whatever fails is one line of the log, and fails the call, so that Lambda tries again and in the end keeps the event in the queue of undelivered ones.
 *
 * @param service name in logs and metrics
 */
export function functionHandler<Event>(
    service: string,
    start: (telemetry: Telemetry) => Handle<Event>,
): (event: Event, context: Context) => Promise<void> {
    const telemetry = createTelemetry(service);
    let handle: Handle<Event> | undefined;
    return async (event, context) => {
        try {
            handle ??= start(telemetry);
            await handle(event, context);
        } catch (error) {
            report(telemetry, context, error);
            throw error;
        } finally {
            telemetry.metrics.publishStoredMetrics();
        }
    };
}

function report({ log }: Telemetry, { awsRequestId }: Context, error: unknown): void {
    if (error instanceof EnvironmentError) {
        error.problems.forEach((problem) => log.error(problem));
        return;
    }
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    log.error(`the call failed: ${message}`, { kind: name, stack, call: awsRequestId });
}
