import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyHttpOptions, RawServerDefault } from "fastify";
import { Problem } from "./problem.js";

/** nginx in front keeps idle connections for 60 seconds; we keep them longer, so that we never close one that nginx is about to use. */
const keepAliveMilliseconds = 75_000;
/** Headers are sent in one go by everybody who means well. */
const headersMilliseconds = 20_000;
const headerBytes = 16_384;
/** Forms of this application hold a name, a password and a token. */
const formBytes = 16_384;

/** How patient the server is. */
export interface RequestLimits {
    /** Seconds in which a whole request has to arrive. */
    readonly requestSeconds: number;
}

type Options = Omit<FastifyHttpOptions<RawServerDefault>, "logger" | "loggerInstance">;

/** How much of everything one client gets, and how the server goes down. */
export function serverOptions({ requestSeconds }: RequestLimits): Options {
    const requestTimeout = requestSeconds * 1_000;
    return {
        bodyLimit: formBytes,
        requestTimeout,
        keepAliveTimeout: keepAliveMilliseconds,
        http: {
            maxHeaderSize: headerBytes,
            headersTimeout: Math.min(headersMilliseconds, requestTimeout),
            // How often Node looks for requests that are too slow.
            connectionsCheckingInterval: Math.min(requestTimeout / 2, 5_000),
        },
        // Requests that come on open connections while we stop are answered; the connection closes after them.
        return503OnClosing: false,
        forceCloseConnections: "idle",
    };
}

/** Answers what is no request of HTTP, or came too slowly to become one. There is no route, and nobody to ask for a page. */
export function answerBrokenConnection(error: NodeJS.ErrnoException, socket: Socket): void {
    if (error.code === "ECONNRESET" || socket.destroyed) {
        return;
    }
    const { status, detail } = judge(error.code);
    if (socket.writable) {
        const body = JSON.stringify(new Problem(status, detail).body("none"));
        const head = [
            `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
            "Content-Type: application/problem+json; charset=utf-8",
            `Content-Length: ${Buffer.byteLength(body)}`,
            "Connection: close",
        ];
        socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
    }
    socket.destroySoon();
}

function judge(code: string | undefined): { status: number; detail: string } {
    if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
        return { status: 408, detail: "The request came too slowly. Send it again." };
    }
    return code === "HPE_HEADER_OVERFLOW"
        ? { status: 431, detail: `The headers are larger than ${headerBytes} bytes. Send fewer or shorter ones.` }
        : { status: 400, detail: "This is no request of HTTP/1.1." };
}
