import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { createLog } from "../../../common/log.js";
import { EndedSessionsInMemory } from "../../../common/web/ended-sessions.js";
import type { ReadinessProbe } from "../../../common/web/health.js";
import { Passwords } from "../../../common/web/passwords.js";
import { ImageCache } from "../../cache/cache.js";
import type { Image } from "../../images/image.js";
import { MemoryCatalogue } from "../../testing/memory-catalogue.js";
import type { WebParts, WebSettings } from "../parts.js";
import { createWebServer, type WebServer } from "../server.js";
import { createAccount, type NewAccount } from "../sign-in/accounts.js";
import { MemoryAccounts } from "./memory-accounts.js";
import { MemoryAttempts } from "./memory-attempts.js";
import { MemoryImages, pictureStart } from "./memory-images.js";

/** A line of the log. */
export interface LogLine {
    readonly level: string;
    readonly message: string;
    readonly [field: string]: unknown;
}

/** Settings that tests change one by one. */
export const testSettings: WebSettings = {
    environmentName: "test",
    version: "1.2.3",
    instanceId: undefined,
    availabilityZone: undefined,
    https: false,
    sessionKeys: ["k".repeat(40)],
    trustedProxies: 0,
    maxUploadBytes: 100_000,
    requestSeconds: 30,
    idleSeconds: 10,
    logInLimits: { perAccount: 5, perAddress: 20, windowSeconds: 900 },
};

export const testPassword = "correct horse battery";

/** A web server with everything in memory, and what tests do with it. */
export class TestServer {
    public readonly lines: LogLine[] = [];
    public readonly catalogue = new MemoryCatalogue();
    public readonly accounts = new MemoryAccounts();
    public readonly attempts = new MemoryAttempts();
    public readonly endedSessions = new EndedSessionsInMemory();
    public readonly images = new MemoryImages(this.catalogue);
    public readonly cache = new ImageCache({ capacityBytes: 1_000_000, maxItems: 1_000, policy: "lru" });
    public readonly readiness: Record<string, ReadinessProbe> = { database: async () => undefined };
    public readonly passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });
    public stopping = false;
    /** Milliseconds that the clock is ahead. */
    public ahead = 0;
    private server: WebServer | undefined;

    public static async start(settings: Partial<WebSettings> = {}, parts: Partial<WebParts> = {}): Promise<TestServer> {
        const test = new TestServer();
        test.server = await createWebServer({ ...test.parts({ ...testSettings, ...settings }), ...parts });
        return test;
    }

    public get app(): FastifyInstance {
        return this.running.app;
    }

    public get routes(): readonly string[] {
        return this.running.routes;
    }

    public inject(options: InjectOptions): Promise<LightMyRequestResponse> {
        return this.app.inject(options);
    }

    /** An account with {@link testPassword}. */
    public addAccount(name = "ada"): Promise<NewAccount> {
        const { accounts, passwords } = this;
        return createAccount({ accounts, passwords, name, password: testPassword });
    }

    /** An image that somebody has uploaded. */
    public async addImage(owner: NewAccount, name = "boat.png"): Promise<Image> {
        const { Readable } = await import("node:stream");
        const stream = Readable.from([Buffer.from(`${pictureStart} ${name}`)]);
        return this.images.receive(stream, { name, ownerId: owner.account.id });
    }

    public async stop(): Promise<void> {
        await this.server?.app.close();
    }

    private get running(): WebServer {
        if (this.server === undefined) {
            throw new Error("Start the server first.");
        }
        return this.server;
    }

    private parts(settings: WebSettings): WebParts {
        return {
            images: this.catalogue,
            accounts: this.accounts,
            attempts: this.attempts,
            endedSessions: this.endedSessions,
            passwords: this.passwords,
            uploads: this.images,
            source: this.images,
            staticFiles: { read: async () => undefined },
            cache: this.cache,
            log: createLog((line) => this.lines.push(JSON.parse(line))),
            settings,
            isStopping: () => this.stopping,
            readiness: this.readiness,
            now: () => new Date(Date.now() + this.ahead),
        };
    }
}
