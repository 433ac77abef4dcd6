import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { CleanUp } from "../../../../app-runtime/src/local/clean-up.js";
import { requireProgram } from "../../../../app-runtime/src/local/find-program.js";
import { freePort } from "../../../../app-runtime/src/local/free-port.js";
import { startNginx, type TlsFiles } from "../../../../app-runtime/src/local/nginx.js";
import type { BootPlan } from "./boot-plan.js";
import { bootPlan } from "./fixtures.test.js";
import { renderNginx } from "./nginx.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** What a client got. */
export interface Answer {
    readonly status: number;
    readonly headers: http.IncomingHttpHeaders;
    readonly body: string;
}

/** A request, of which only what differs from a plain GET is said. */
export type Question = Pick<http.RequestOptions, "method" | "headers" | "localAddress"> & { readonly body?: string };

/** One line of the log of requests. */
export type LogLine = Readonly<Record<string, string | number>>;

const nginx = { what: "nginx", names: ["nginx"], install: "Debian, Ubuntu: apt-get install nginx-light" };

/**
 * The real nginx with the configuration that the component renders, in front of an application that a test plays.
 *
 * Of the configuration only this is another, as `npm run app` has it too: TLS where no key is given, the user and the places of the process id, logs, cache and bodies, which are root's on an instance, and both
 * ports, which others may have here.
 */
export class Site {
    private readonly cleanUp = new CleanUp();
    /** Requests that reached the application, oldest first. */
    public readonly received: http.IncomingMessage[] = [];
    /** How the application answers. */
    public application: http.RequestListener = (_request, response) => void response.end("an answer");

    private constructor(
        private readonly server: http.Server,
        private readonly applicationPort: number,
        public readonly port: number,
        private readonly accessLog: string,
    ) {}

    /** Starts both with what differs from the plan of the other tests. */
    public static async open(differing: Partial<BootPlan> = {}, tls?: TlsFiles): Promise<Site> {
        const server = http.createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        const [port, applicationPort] = [await freePort(), portOf(server)];
        const options = { port, applicationPorts: [applicationPort], command: requireProgram(nginx) };
        const configuration = renderNginx({ ...bootPlan, ...differing });
        const cleanUp = new CleanUp();
        const { folder } = await startNginx(
            { ...options, configuration, ...(tls === undefined ? {} : { tls }) },
            cleanUp,
        );
        const site = new Site(server, applicationPort, port, path.join(folder, "access.log"));
        site.cleanUp.add(() => cleanUp.run());
        server.on("request", (request, response) => {
            site.received.push(request);
            site.application(request, response);
        });
        return site;
    }

    public async close(): Promise<void> {
        await this.stopApplication();
        await this.cleanUp.run();
    }

    /** From now on nobody listens where nginx looks for the application. */
    public async stopApplication(): Promise<void> {
        if (!this.server.listening) return;
        const closed = once(this.server, "close");
        this.server.close();
        this.server.closeAllConnections();
        await closed;
    }

    /** Somebody listens there again. */
    public async startApplication(): Promise<void> {
        this.server.listen(this.applicationPort, "127.0.0.1");
        await once(this.server, "listening");
    }

    /** Asks nginx over a connection of its own. */
    public async ask(at: string, { body, ...question }: Question = {}): Promise<Answer> {
        const request = http.request({ host: "127.0.0.1", port: this.port, path: at, agent: false, ...question });
        request.end(body);
        const response = await answerTo(request);
        return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
    }

    /** Opens a connection on which a test says what it likes. */
    public connect(): net.Socket {
        return net.connect({ host: "127.0.0.1", port: this.port });
    }

    /** What nginx answers to these bytes until it closes the connection. */
    public say(bytes: string): Promise<string> {
        const socket = this.connect();
        socket.write(bytes);
        return text(socket);
    }

    /** What the application was asked last. @throws Error where it was asked nothing */
    public get lastReceived(): http.IncomingMessage {
        const last = this.received.at(-1);
        if (last === undefined) throw new Error("No request reached the application.");
        return last;
    }

    /** The log of requests. nginx writes a line when the answer is sent, which a client may have read before. */
    public async log(lines: number): Promise<LogLine[]> {
        for (;;) {
            const written = readFileSync(this.accessLog, "utf8").split("\n").slice(0, -1);
            if (written.length >= lines) return written.map((line): LogLine => JSON.parse(line));
            await new Promise((resolve) => setTimeout(resolve, 10));
        }
    }
}

/** The answer to a request that was sent. nginx may answer and close before all of the body is sent. */
function answerTo(request: http.ClientRequest): Promise<http.IncomingMessage> {
    return new Promise((resolve, reject) => {
        request.once("response", (response) => {
            request.on("error", () => undefined);
            resolve(response);
        });
        request.once("error", reject);
    });
}

function portOf(server: net.Server): number {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The application has no port.");
    return address.port;
}
