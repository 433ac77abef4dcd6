import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** Long enough for a load balancer's trace header, and no character that could break a log line or a header. */
const acceptable = /^[\w=;:.-]{1,128}$/;

/**
 * The id under which a request is known in every log on its way: the load balancer's trace id, else the one that nginx gives, else a new one.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
 */
export function requestId(headers: IncomingHttpHeaders): string {
    const given = [headers["x-amzn-trace-id"], headers["x-request-id"]].find(
        (value): value is string => typeof value === "string" && acceptable.test(value),
    );
    return given ?? randomUUID();
}
