import http from "node:http";
import { performance } from "node:perf_hooks";
import type { ServerSettings } from "./environment.js";
import type { Log } from "./log.js";
import { contentSecurityPolicy } from "./page.js";
import type { Release } from "./release.js";
import { requestId } from "./request-id.js";
import { answer, type Instance } from "./routes.js";

/** A server that is listening. */
export interface WebServer {
    readonly port: number;
    /**
     * Takes no new connection, lets requests in progress finish, and answers when the last one has.
     * @returns false where some had to be cut off because the drain time was over
     */
    stop(): Promise<boolean>;
}

/** What a server needs to start. */
export interface WebServerOptions {
    readonly settings: ServerSettings;
    readonly release: Release;
    readonly log: Log;
}

/**
 * nginx in front keeps idle connections for 60 seconds; the server keeps them longer, so that it never closes one that nginx is about to use.
 */
const keepAliveMilliseconds = 75_000;

const securityHeaders = {
    "Content-Security-Policy": contentSecurityPolicy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    // Each answer speaks of one instance at one moment: a cache would show another one's.
    "Cache-Control": "no-store",
} as const;

/**
 * Starts listening.
 *
 * @throws the system's error where the address cannot be listened on, such as `EADDRINUSE`
 */
export async function startWebServer({ settings, release, log }: WebServerOptions): Promise<WebServer> {
    let stopping = false;
    const started = performance.now();
    const instance: Instance = {
        settings,
        release,
        uptimeSeconds: () => Math.floor((performance.now() - started) / 1_000),
        isStopping: () => stopping,
    };
    const server = http.createServer((request, response) => {
        // Without this a connection that was busy when the server was told to stop would stay open, idle, until the drain time is over.
        response.on("close", () => stopping && setImmediate(() => server.closeIdleConnections()));
        handle(instance, log, request, response);
    });
    server.keepAliveTimeout = keepAliveMilliseconds;
    server.headersTimeout = keepAliveMilliseconds + 1_000;
    const port = await listen(server, settings);
    return {
        port,
        stop: () => {
            stopping = true;
            return drain(server, settings.drainSeconds);
        },
    };
}

function handle(instance: Instance, log: Log, request: http.IncomingMessage, response: http.ServerResponse): void {
    const begun = performance.now();
    const { method = "GET", url = "/" } = request;
    const id = requestId(request.headers);
    const { status, contentType, body, headers } = answer(instance, method, url);

    response.on("close", () => {
        log.info("request", {
            requestId: id,
            method,
            // Queries may carry what nobody should read in a log.
            path: url.split("?", 1)[0],
            status,
            milliseconds: Math.round((performance.now() - begun) * 10) / 10,
            completed: response.writableFinished,
        });
    });
    // What a client sends along is read and forgotten, or the connection could not be used again.
    request.resume();
    response.writeHead(status, {
        ...securityHeaders,
        ...headers,
        "Content-Type": contentType,
        "Content-Length": Buffer.byteLength(body),
        "X-Request-Id": id,
        ...(instance.isStopping() ? { Connection: "close" } : {}),
    });
    response.end(method === "HEAD" ? undefined : body);
}

function listen(server: http.Server, { port, host }: ServerSettings): Promise<number> {
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen({ port, host }, () => {
            server.off("error", reject);
            const address = server.address();
            resolve(typeof address === "object" && address !== null ? address.port : port);
        });
    });
}

function drain(server: http.Server, seconds: number): Promise<boolean> {
    return new Promise((resolve) => {
        let complete = true;
        const limit = setTimeout(() => {
            complete = false;
            server.closeAllConnections();
        }, seconds * 1_000);
        server.close(() => {
            clearTimeout(limit);
            resolve(complete);
        });
    });
}
