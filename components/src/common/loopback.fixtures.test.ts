import {
    createServer,
    type IncomingHttpHeaders,
    type IncomingMessage,
    type Server,
    type ServerResponse,
} from "node:http";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** What a server was asked, read to its end. */
export interface LoopbackRequest {
    headers: IncomingHttpHeaders;
    text: string;
}

/** A server on the loopback address, on a port that was free, that keeps what it was asked: it stands for one of AWS's or of somebody else. */
export class Loopback {
    /** The requests so far, the one that is being answered among them. */
    readonly requests: LoopbackRequest[] = [];
    private server: Server | undefined;

    constructor(private readonly answer: (response: ServerResponse, request: LoopbackRequest) => void) {}

    /** The requests' bodies, as objects. */
    get bodies(): Record<string, unknown>[] {
        return this.requests.map(({ text }) => JSON.parse(text));
    }

    /** @returns its address */
    async open(): Promise<string> {
        const server = createServer((request, response) => {
            void textOf(request).then((text) => {
                const asked = { headers: request.headers, text };
                this.requests.push(asked);
                this.answer(response, asked);
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

async function textOf(request: IncomingMessage): Promise<string> {
    let text = "";
    request.setEncoding("utf8");
    for await (const part of request) text += String(part);
    return text;
}
