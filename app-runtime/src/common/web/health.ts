import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { Log } from "../log.js";

/** Seconds that a dependency is given to answer. */
const probeSeconds = 2;
/** Seconds for which an answer is good: whoever asks more often than that asks us, not the database. */
const answerSeconds = 1;

const Health = Type.Object(
    {
        status: Type.Union([Type.Literal("ok"), Type.Literal("stopping")]),
        version: Type.String(),
        environment: Type.String(),
        instanceId: Type.Optional(Type.String()),
        availabilityZone: Type.Optional(Type.String()),
        uptimeSeconds: Type.Integer({ minimum: 0 }),
    },
    { additionalProperties: false },
);

const Readiness = Type.Object(
    {
        status: Type.Union([Type.Literal("ready"), Type.Literal("not ready"), Type.Literal("stopping")]),
        dependencies: Type.Array(
            Type.Object(
                {
                    name: Type.String(),
                    state: Type.Union([Type.Literal("up"), Type.Literal("down")]),
                    milliseconds: Type.Integer({ minimum: 0 }),
                },
                { additionalProperties: false },
            ),
        ),
    },
    { additionalProperties: false },
);

/** Asks one dependency whether it can be used; rejects where it cannot. */
export type ReadinessProbe = () => Promise<void>;

/** What `/health` says of the process. */
export interface HealthSettings {
    /** Name of the environment, such as `dev`. */
    readonly environmentName: string;
    /** Version of the artefact, such as `0.1.0-3f9c2a1b7d04`. */
    readonly version: string;
    /** Id of the instance, where there is one. */
    readonly instanceId: string | undefined;
    readonly availabilityZone: string | undefined;
}

/** What the health routes need. */
export interface HealthServices {
    readonly settings: HealthSettings;
    /** Dependencies by the name that `/ready` shows. */
    readonly readiness: Readonly<Record<string, ReadinessProbe>>;
    readonly log: Log;
    /** True once the process has been asked to stop. */
    isStopping(): boolean;
}

/** Adds `/health`, whether the process is alive, and `/ready`, whether what it needs can be used. */
export function healthRoutes(app: FastifyInstance, services: HealthServices): void {
    const started = performance.now();
    const { settings, readiness, log } = services;
    const isStopping = (): boolean => services.isStopping();
    const check = new ReadinessCheck(readiness, log);

    app.get("/health", { schema: describe("Whether the process is alive", Health) }, async (_request, reply) => {
        // 503 while stopping, so that the load balancer looks elsewhere while requests in progress finish.
        reply.code(isStopping() ? 503 : 200).header("cache-control", "no-store");
        return {
            status: isStopping() ? "stopping" : "ok",
            version: settings.version,
            environment: settings.environmentName,
            instanceId: settings.instanceId,
            availabilityZone: settings.availabilityZone,
            uptimeSeconds: Math.floor((performance.now() - started) / 1_000),
        };
    });

    app.get(
        "/ready",
        { schema: describe("Whether all dependencies can be used", Readiness) },
        async (_request, reply) => {
            const dependencies = await check.ask();
            const isReady = dependencies.every(({ state }) => state === "up");
            const status = isStopping() ? "stopping" : isReady ? "ready" : "not ready";
            reply.code(status === "ready" ? 200 : 503).header("cache-control", "no-store");
            return { status, dependencies };
        },
    );
}

function describe(summary: string, schema: typeof Health | typeof Readiness): object {
    return { summary, tags: ["health"], security: [], response: { 200: schema, 503: schema } };
}

interface DependencyState {
    readonly name: string;
    readonly state: "up" | "down";
    readonly milliseconds: number;
}

/** Asks all dependencies at once, and says in the log when one goes down or comes back. */
class ReadinessCheck {
    private last: { readonly answer: Promise<readonly DependencyState[]>; until: number } | undefined;
    private readonly down = new Set<string>();

    constructor(
        private readonly probes: Readonly<Record<string, ReadinessProbe>>,
        private readonly log: Log,
    ) {}

    public ask(): Promise<readonly DependencyState[]> {
        if (this.last === undefined || performance.now() >= this.last.until) {
            this.last = this.askAll();
        }
        return this.last.answer;
    }

    private askAll(): { readonly answer: Promise<readonly DependencyState[]>; until: number } {
        const answer = Promise.all(Object.entries(this.probes).map(([name, probe]) => this.askOne(name, probe)));
        const latest = { answer, until: Number.POSITIVE_INFINITY };
        void answer.then(() => {
            latest.until = performance.now() + answerSeconds * 1_000;
        });
        return latest;
    }

    private async askOne(name: string, probe: ReadinessProbe): Promise<DependencyState> {
        const begun = performance.now();
        const problem = await inTime(probe).then(
            () => undefined,
            (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        if (problem !== undefined && !this.down.has(name)) {
            this.down.add(name);
            this.log.warn("dependency is down", { dependency: name, problem });
        } else if (problem === undefined && this.down.delete(name)) {
            this.log.info("dependency is up again", { dependency: name });
        }
        return {
            name,
            state: problem === undefined ? "up" : "down",
            milliseconds: Math.round(performance.now() - begun),
        };
    }
}

async function inTime(probe: ReadinessProbe): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${probeSeconds} seconds`)), probeSeconds * 1_000);
    });
    try {
        await Promise.race([probe(), limit]);
    } finally {
        clearTimeout(timer);
    }
}
