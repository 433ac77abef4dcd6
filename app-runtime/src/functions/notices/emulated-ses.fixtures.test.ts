import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AwsEmulator } from "../../local/aws-emulator.js";

/**
 * The emulator with what it lacks of SES: the list of suppressed addresses, throttling, and the text of mails, of which it keeps the HTML only. Everything else goes on to it as it came.
 */
export class EmulatedSes {
    public readonly suppressed: string[] = [];
    /** So many of the next mails are refused as too many. */
    public throttles = 0;
    /** The body of each mail that was taken, as SES was asked. */
    public readonly mails: { readonly Destination: { readonly ToAddresses: readonly string[] } }[] = [];
    private readonly server = createServer((incoming, outgoing) => void this.answer(incoming, outgoing));

    constructor(private readonly emulator: AwsEmulator) {}

    /** @returns its address */
    public async start(): Promise<string> {
        this.server.listen(0, "127.0.0.1");
        await once(this.server, "listening");
        const address = this.server.address();
        if (address === null || typeof address === "string") {
            throw new Error("The server listens on no port.");
        }
        return `http://127.0.0.1:${address.port}`;
    }

    public async stop(): Promise<void> {
        this.server.close();
        this.server.closeAllConnections();
        await once(this.server, "close");
    }

    private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
        const parts: Buffer[] = [];
        for await (const part of incoming) {
            parts.push(Buffer.from(part));
        }
        const body = Buffer.concat(parts);
        if (incoming.url?.startsWith("/v2/email/suppression/addresses") === true) {
            const summaries = this.suppressed.map((EmailAddress) => ({ EmailAddress, Reason: "BOUNCE" }));
            outgoing.setHeader("content-type", "application/json");
            outgoing.end(JSON.stringify({ SuppressedDestinationSummaries: summaries }));
            return;
        }
        const isMail = incoming.url === "/v2/email/outbound-emails";
        if (isMail && this.throttles > 0) {
            this.throttles -= 1;
            outgoing.writeHead(429, { "x-amzn-errortype": "TooManyRequestsException" }).end("{}");
            return;
        }
        const taken = await this.passOn(incoming, body, outgoing);
        if (isMail && taken) {
            this.mails.push(JSON.parse(body.toString()));
        }
    }

    private async passOn(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): Promise<boolean> {
        const { method, url, headers } = incoming;
        const passed = request(`${this.emulator.endpoint}${url ?? "/"}`, { method, headers });
        passed.end(body);
        const answer = await new Promise<IncomingMessage>((resolve, reject) =>
            passed.once("response", resolve).once("error", reject),
        );
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
        await once(outgoing, "finish");
        return answer.statusCode === 200;
    }
}
