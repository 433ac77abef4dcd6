import type { FastifyInstance } from "fastify";
import type { Log } from "../log.js";

/** Where to listen, and how much one process takes on. */
export interface ServeOptions {
    readonly port: number;
    readonly host: string;
    /** Connections at a time; more are closed at once. */
    readonly maxConnections: number;
}

const sweepMilliseconds = 50;

/**
 * Starts to listen and answers the port.
 *
 * @throws the system's error where the address cannot be listened on, such as `EADDRINUSE`
 */
export async function listen(app: FastifyInstance, { port, host, maxConnections }: ServeOptions): Promise<number> {
    app.server.maxConnections = maxConnections;
    await app.listen({ port, host });
    const address = app.server.address();
    return typeof address === "object" && address !== null ? address.port : port;
}

/**
 * Takes no new connection, lets requests in progress finish for `seconds`, and then cuts off what is left.
 *
 * @returns false where something was cut off
 */
export async function drain(app: FastifyInstance, seconds: number): Promise<boolean> {
    let complete = true;
    const limit = setTimeout(() => {
        complete = false;
        app.server.closeAllConnections();
    }, seconds * 1_000);
    // A connection that was busy when the server was told to stop would stay open, idle, until the drain time is over.
    const sweep = setInterval(() => app.server.closeIdleConnections(), sweepMilliseconds);
    await app.close();
    clearInterval(sweep);
    clearTimeout(limit);
    return complete;
}

/** As {@link drain}, and says in the log where something was cut off. */
export async function drainOrSay(
    app: FastifyInstance,
    { seconds, log }: { readonly seconds: number; readonly log: Pick<Log, "warn"> },
): Promise<void> {
    if (!(await drain(app, seconds))) {
        log.warn("some requests took longer than the time to stop and were cut off");
    }
}
