import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** A server on the loopback address, on a port that was free, that keeps what it was asked. */
export class Loopback {
    /** Bodies of the requests so far, as objects. */
    readonly requests: Record<string, unknown>[] = [];
    private server: Server | undefined;

    constructor(private readonly answer: (response: ServerResponse, asked: number) => void) {}

    /** @returns its address */
    async open(): Promise<string> {
        const server = createServer((request, response) => {
            void bodyOf(request).then((body) => {
                this.requests.push(JSON.parse(body));
                this.answer(response, this.requests.length);
            });
        });
        this.server = server;
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const address = server.address();
        if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
        return `http://127.0.0.1:${address.port}`;
    }

    async close(): Promise<void> {
        this.server?.closeAllConnections();
        await new Promise((resolve) => this.server?.close(resolve));
    }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    return Buffer.concat(parts).toString();
}
