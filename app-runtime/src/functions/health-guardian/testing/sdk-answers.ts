import http from "node:http";
import { text } from "node:stream/consumers";
import type { AwsPlace } from "../../../common/aws/control-clients.js";

/** An AWS that answers each call with what a test says, and keeps what it was sent. */
export class SdkAnswers {
    /** The parameters of each call as they were sent. */
    public readonly sent: Readonly<Record<string, string>>[] = [];
    public status = 200;
    /** What each action is answered with. */
    public readonly answers = new Map<string, string>();
    /** What all others are answered with. */
    public answer = "";
    private readonly server = http.createServer((request, response) => {
        void text(request).then((body) => {
            const parameters = Object.fromEntries(new URLSearchParams(body));
            this.sent.push(parameters);
            const answer = this.answers.get(parameters["Action"] ?? "") ?? this.answer;
            response.writeHead(this.status, { "content-type": "text/xml" }).end(answer);
        });
    });

    public async start(): Promise<AwsPlace> {
        await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
        const address = this.server.address();
        const port = typeof address === "object" ? (address?.port ?? 0) : 0;
        return { region: "eu-west-1", endpoint: `http://127.0.0.1:${port}` };
    }

    /** What AWS says where it refuses a call of the query protocol. */
    public refuse(code: string, message: string): void {
        this.status = 400;
        this.answer = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
    }

    public async stop(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise<void>((resolve) => void this.server.close(() => resolve()));
    }
}
