import http from "node:http";
import { text } from "node:stream/consumers";

/** What the web site answers. */
export interface SiteAnswer {
    readonly status: number;
    readonly body: string;
}

/** What a subscriber of the topic got. */
export interface Received {
    readonly subject: string;
    readonly key: string;
    readonly status: string;
    readonly text: string;
    readonly details: Readonly<Record<string, unknown>>;
}

/**
 * Stands between the function and the emulator of AWS: it makes targets sick, which the emulator cannot, and calls fail. It is also the web site that is probed, and the
 * one who subscribed to the topic.
 */
export class Front {
    /** Instances that the load balancer finds unhealthy, with the words that it says. */
    public readonly sick = new Map<string, string>();
    /** Actions that are throttled, with how often they still will be. */
    public readonly throttled = new Map<string, number>();
    /** Actions that take effect and whose answer is lost, with how often. */
    public readonly cut = new Map<string, number>();
    /** Actions that reached the emulator, one for each call. */
    public readonly calls: string[] = [];
    public readonly received: Received[] = [];
    public site: SiteAnswer = { status: 200, body: '{"status":"ready","dependencies":[]}' };
    private readonly server = http.createServer((request, response) => void this.serve(request, response));

    private constructor(private readonly emulator: URL) {}

    public static async start(emulator: string): Promise<Front> {
        const front = new Front(new URL(emulator));
        await new Promise<void>((resolve) => front.server.listen(0, "127.0.0.1", resolve));
        return front;
    }

    public get url(): string {
        const address = this.server.address();
        if (typeof address !== "object" || address === null) throw new Error("The front is not listening.");
        return `http://127.0.0.1:${address.port}`;
    }

    public async stop(): Promise<void> {
        this.server.closeAllConnections();
        await new Promise<void>((resolve) => void this.server.close(() => resolve()));
    }

    private async serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
        const body = await text(request);
        if (request.url === "/ready") {
            response.writeHead(this.site.status, { "content-type": "application/json" }).end(this.site.body);
        } else if (request.url === "/inbox") {
            this.receive(body);
            response.end();
        } else {
            await this.forward(request, body, response);
        }
    }

    private receive(body: string): void {
        const { Subject: subject, Message } = JSON.parse(body);
        const { incident, text: words } = JSON.parse(Message);
        const { key, status, details } = incident;
        this.received.push({ subject, key, status, text: words, details });
    }

    private async forward(request: http.IncomingMessage, body: string, response: http.ServerResponse): Promise<void> {
        const action = actionOf(request, body);
        if (spend(this.throttled, action)) {
            throttle(request, response);
            return;
        }
        this.calls.push(action);
        const { host: _host, ...headers } = request.headers;
        const sent = http.request(this.emulator, { method: "POST", path: request.url, headers });
        const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
            sent.on("response", resolve).on("error", reject).end(body);
        });
        const given = await text(answer);
        if (spend(this.cut, action)) {
            response.destroy();
            return;
        }
        const shown = action === "DescribeTargetHealth" ? this.withSick(given) : given;
        const { "content-length": _length, "transfer-encoding": _encoding, ...rest } = answer.headers;
        response.writeHead(answer.statusCode ?? 500, rest).end(shown);
    }

    private withSick(xml: string): string {
        return xml.replace(/<member>.*?<\/member>/gs, (member) => {
            const words = this.sick.get(/<Id>(.*?)<\/Id>/.exec(member)?.[1] ?? "");
            return words === undefined
                ? member
                : member.replace(
                      "<State>healthy</State>",
                      `<State>unhealthy</State><Reason>Target.ResponseCodeMismatch</Reason><Description>${words}</Description>`,
                  );
        });
    }
}

/** In the protocol of the service that is asked: JSON where a header names the action, and XML otherwise. */
function throttle({ headers }: http.IncomingMessage, response: http.ServerResponse): void {
    const message = "Rate exceeded";
    const [type, body] =
        headers["x-amz-target"] === undefined
            ? [
                  "text/xml",
                  `<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>${message}</Message></Error></ErrorResponse>`,
              ]
            : ["application/x-amz-json-1.0", JSON.stringify({ __type: "ThrottlingException", message })];
    response.writeHead(400, { "content-type": type }).end(body);
}

function actionOf({ headers }: http.IncomingMessage, body: string): string {
    const target = headers["x-amz-target"];
    return typeof target === "string"
        ? (target.split(".").at(-1) ?? target)
        : (new URLSearchParams(body).get("Action") ?? "unknown");
}

function spend(left: Map<string, number>, action: string): boolean {
    const count = left.get(action) ?? 0;
    left.set(action, count - 1);
    return count > 0;
}
