import type { FastifyInstance } from "fastify";
import type { Log } from "../log.js";
import type { ClientAddresses } from "./client-address.js";
import { pathOf } from "./path-of.js";

/** What load balancers ask every few seconds is worth a line only when the answer is not the usual one. */
const quiet = new Set(["/health", "/ready"]);
const longestPath = 300;

/** What the log of requests needs. */
export interface RequestLogServices {
    readonly log: Log;
    readonly clientAddresses: ClientAddresses;
}

/** Writes one line for each request when it is over, whether it was answered or cut off. */
export function logRequests(app: FastifyInstance, { log, clientAddresses }: RequestLogServices): void {
    app.addHook("onRequest", (request, reply, done) => {
        // Before the end: a connection that was cut off has no address any more.
        const client = clientAddresses.find(request.socket.remoteAddress, request.headers["x-forwarded-for"]);
        reply.raw.once("close", () => {
            const path = pathOf(request);
            const status = reply.raw.statusCode;
            if (status < 400 && quiet.has(path)) {
                return;
            }
            log.info("request", {
                requestId: request.id,
                method: request.method,
                // Queries may carry what nobody should read in a log.
                path: path.slice(0, longestPath),
                status,
                milliseconds: Math.round(reply.elapsedTime * 10) / 10,
                client,
                completed: reply.raw.writableFinished,
            });
        });
        done();
    });
}
