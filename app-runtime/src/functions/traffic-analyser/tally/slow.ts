import type { LogRow } from "../log/row.js";

/** Seconds from which a client holds a request open. */
const slow = { request: 5, target: 10 } as const;

/** Connections that are meant to stay. */
const switchingProtocols = 101;

/** The client sent nothing for too long, or went away before it was answered, which a browser does as well when somebody types on. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
const [requestTimeout, clientClosed] = [408, 460];

/**
 * Whether a client seems to hold the connection. The log has a row only when a request is complete or given up: headers that never end are in no row until the load balancer closes the
 * connection, and then as 408 at most. A body that comes slowly makes the time of the target long, as a slow application does; the detector tells them apart by how many clients are slow.
 */
export function isSlow(row: LogRow): boolean {
    if (row.status === requestTimeout) return true;
    // A row that does not say how long it took counts.
    if (row.status === clientClosed) return !(row.secondsInAll < slow.request);
    if (row.status === switchingProtocols) return false;
    return row.secondsOfRequest >= slow.request || row.secondsOfTarget >= slow.target;
}
