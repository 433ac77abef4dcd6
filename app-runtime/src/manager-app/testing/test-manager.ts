import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import {
    writeConfiguration,
    parseConfiguration,
    type ControlConfiguration,
} from "../../common/control/configuration.js";
import { createLog } from "../../common/log.js";
import { EndedSessionsInMemory } from "../../common/web/ended-sessions.js";
import { Passwords } from "../../common/web/passwords.js";
import { metricDataOf, type Minute } from "../../image-app/control/statistics.js";
import { AdministratorAccount } from "../administrator.js";
import { ConfigurationMetrics } from "../../common/control/configuration-metrics.js";
import { ConfigurationStore } from "../../common/control/configuration-store.js";
import { MetricReader } from "../../common/control/metric-reader.js";
import { RecentAttempts } from "../recent-attempts.js";
import { createManagerServer } from "../web/server.js";
import type { WebSettings } from "../web/services.js";
import { MemoryMetrics } from "../../common/control/testing/memory-metrics.js";
import { MemoryParameters } from "../../common/control/testing/memory-parameters.js";

/** A line of the log. */
export interface LogLine {
    readonly level: string;
    readonly message: string;
    readonly [field: string]: unknown;
}

export const administratorName = "grace";
export const administratorPassword = "a nanosecond is this long";

const settings: WebSettings = {
    environmentName: "test",
    version: "1.2.3",
    instanceId: undefined,
    availabilityZone: undefined,
    https: false,
    sessionKeys: ["k".repeat(40)],
    trustedProxies: 0,
    requestSeconds: 30,
    logInLimits: { perAccount: 3, perAddress: 20, windowSeconds: 900 },
};

/** What a node has counted in a minute, where a test says nothing else. */
const quietMinute: Omit<Minute, "at"> = {
    requests: 10,
    hits: 8,
    misses: 2,
    items: 5,
    bytes: 2_000_000,
    configurationVersion: 1,
    mostBytes: 1_500_000_000,
};

/** The manager with Parameter Store and CloudWatch in memory. */
export class TestManager {
    public readonly lines: LogLine[] = [];
    public readonly parameters = new MemoryParameters();
    public readonly cloudWatch = new MemoryMetrics();
    public secret = JSON.stringify({ username: administratorName, password: administratorPassword });
    public now = new Date("2026-05-03T14:30:20Z");
    /** Milliseconds that have passed for whoever remembers the secret. */
    public elapsed = 0;
    public stopping = false;

    private constructor() {
        // Made by start(), which is asynchronous.
    }

    private running: FastifyInstance | undefined;

    public static async start(changes: Partial<WebSettings> = {}): Promise<TestManager> {
        const test = new TestManager();
        test.running = await test.create({ ...settings, ...changes });
        return test;
    }

    public get app(): FastifyInstance {
        if (this.running === undefined) {
            throw new Error("Start the manager first.");
        }
        return this.running;
    }

    public inject(options: InjectOptions): Promise<LightMyRequestResponse> {
        return this.app.inject(options);
    }

    public get stored(): ControlConfiguration {
        return parseConfiguration(this.parameters.value ?? "");
    }

    public store(configuration: ControlConfiguration): void {
        this.parameters.set(writeConfiguration(configuration));
    }

    /** A node tells CloudWatch of the minute that ended so many minutes ago, as nodes do. */
    public node(instanceId: string, minutesAgo: number, minute: Partial<Minute> = {}): Promise<void> {
        const end = Math.floor(this.now.getTime() / 60_000) * 60_000;
        const at = new Date(end - minutesAgo * 60_000);
        return this.cloudWatch.put(metricDataOf({ at, ...quietMinute, ...minute }, instanceId));
    }

    public async stop(): Promise<void> {
        await this.running?.close();
    }

    private create(webSettings: WebSettings): Promise<FastifyInstance> {
        const log = createLog((line) => this.lines.push(JSON.parse(line)));
        const passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });
        const now = (): Date => this.now;
        const store = new ConfigurationStore(this.parameters, "/evenkeel/test/cache-configuration", now);
        return createManagerServer({
            administrators: new AdministratorAccount({
                readSecret: async () => this.secret,
                ...{ passwords, log, keys: webSettings.sessionKeys, now: () => this.elapsed },
            }),
            attempts: new RecentAttempts(webSettings.logInLimits),
            endedSessions: new EndedSessionsInMemory(now),
            ...{ passwords, store, log, now },
            reader: new MetricReader(this.cloudWatch, "Evenkeel/test"),
            told: new ConfigurationMetrics({ store, put: this.cloudWatch.put, log, now }),
            settings: webSettings,
            isStopping: () => this.stopping,
            readiness: { parameter: async () => void (await store.read()) },
        });
    }
}
