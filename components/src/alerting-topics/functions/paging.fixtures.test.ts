import { expect } from "chai";
import type { ServerResponse } from "node:http";
import { Loopback } from "../../common/loopback.fixtures.test.js";
import { notices, type record } from "./messages.fixtures.test.js";
import type * as Page from "./page.mjs";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** The key of the integration. Every run is searched for it: it is nobody's business but PagerDuty's. */
export const key = "0123456789abcdef0123456789abcdef";
export const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1b2c3";

export const accepted = (response: ServerResponse) =>
    void response.writeHead(202, { "content-type": "application/json" }).end('{"status":"success"}');

/** The function as it is shipped, between a Secrets Manager and a PagerDuty on the loopback address. */
export class Paging {
    /** What the secret holds. */
    secret = key;
    /** With which status Secrets Manager answers. */
    secretStatus = 200;
    /** How long Lambda leaves the function. */
    remainingMilliseconds = 30_000;
    /** How PagerDuty answers. */
    answer: (response: ServerResponse, asked: number) => void = accepted;
    readonly secrets = new Loopback((response) => {
        response.writeHead(this.secretStatus, { "content-type": "application/x-amz-json-1.1" });
        response.end(
            JSON.stringify(
                this.secretStatus === 200 ? { SecretString: this.secret } : { __type: "AccessDeniedException" },
            ),
        );
    });
    readonly pagerDuty = new Loopback((response) => this.answer(response, this.pagerDuty.requests.length));
    private readonly surroundings = new Map<string, string | undefined>();
    private handler: typeof Page.handler | undefined;

    async open(): Promise<void> {
        this.surroundedBy({
            AWS_REGION: "eu-west-1",
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
            AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
            AWS_ENDPOINT_URL_SECRETS_MANAGER: await this.secrets.open(),
            ROUTING_KEY_SECRET_ARN: secretArn,
            EVENTS_URL: await this.pagerDuty.open(),
            ANSWER_MILLISECONDS: "5000",
            RETRY_MILLISECONDS: "1",
            NOTICE_TOPIC_ARNS: notices,
        });
        // A module of its own for each test: it remembers what was refused, and its client where the service is.
        const loaded: typeof Page = await import(`./page.mjs?${Math.random()}`);
        this.handler = loaded.handler;
    }

    surroundedBy(wanted: Record<string, string>): void {
        for (const [name, value] of Object.entries(wanted)) {
            if (!this.surroundings.has(name)) this.surroundings.set(name, process.env[name]);
            process.env[name] = value;
        }
    }

    async close(): Promise<void> {
        for (const [name, value] of this.surroundings) {
            if (value === undefined) Reflect.deleteProperty(process.env, name);
            else process.env[name] = value;
        }
        await Promise.all([this.secrets.close(), this.pagerDuty.close()]);
    }

    /** Calls the function as Lambda does, under the same id each time. */
    async run(...Records: ReturnType<typeof record>[]) {
        return await this.call({ Records });
    }

    /** Calls it as its schedule does. */
    async beat() {
        return await this.call({ heartbeat: true });
    }

    private async call(event: Parameters<typeof Page.handler>[0]) {
        let failure = "";
        const logs = await logsOf(async () => {
            try {
                await this.handler?.(event, {
                    awsRequestId: "call-1",
                    functionName: "alerts-page-on-call",
                    getRemainingTimeInMillis: () => this.remainingMilliseconds,
                });
            } catch (error) {
                failure = error instanceof Error ? error.message : String(error);
            }
        });
        expect(logs).not.to.contain(key);
        expect(failure).not.to.contain(key);
        return { events: this.pagerDuty.bodies, logs, failure };
    }

    /** What PagerDuty is to show of one message. */
    async payloadOf(message: ReturnType<typeof record>): Promise<unknown> {
        this.pagerDuty.requests.length = 0;
        return (await this.run(message)).events[0]?.payload;
    }
}

/** What is written to the console, and past it, while `program` runs. */
async function logsOf(program: () => Promise<unknown>): Promise<string> {
    const lines: string[] = [];
    const { info, error } = console;
    const write = process.stdout.write.bind(process.stdout);
    console.info = (line: string) => void lines.push(line);
    console.error = (line: string) => void lines.push(line);
    process.stdout.write = (line) => {
        lines.push(String(line).trimEnd());
        return true;
    };
    try {
        await program();
    } finally {
        console.info = info;
        console.error = error;
        process.stdout.write = write;
    }
    return lines.join("\n");
}
