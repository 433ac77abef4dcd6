import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";

/** Stands between a program and the emulator of AWS, and leaves some requests without an answer, as a network does that loses everything. */
export interface SilentProxy {
    readonly endpoint: string;
    /** Answers when the first request has come that stays without an answer. */
    readonly fellSilent: Promise<void>;
    stop(): Promise<void>;
}

/** Hands on what `isAnswered` says to, and takes in the rest. */
export async function startSilentProxy(
    endpoint: string,
    isAnswered: (request: IncomingMessage) => boolean,
): Promise<SilentProxy> {
    let fallSilent = (): void => undefined;
    const fellSilent = new Promise<void>((resolve) => {
        fallSilent = resolve;
    });
    const server = http.createServer((request, response) => {
        if (!isAnswered(request)) {
            request.resume();
            fallSilent();
            return;
        }
        const { method = "GET", url = "/", headers } = request;
        const onward = http.request(new URL(url, endpoint), { method, headers }, (answer) => {
            response.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(response);
        });
        onward.on("error", () => response.destroy());
        request.pipe(onward);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    return {
        endpoint: `http://127.0.0.1:${port}`,
        fellSilent,
        stop: async () => {
            const closed = once(server, "close");
            server.close();
            server.closeAllConnections();
            await closed;
        },
    };
}
