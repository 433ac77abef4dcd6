import { BackgroundLoop } from "../../common/background-loop.js";
import type { ScalingSettings } from "../../common/control/configuration.js";
import type { Log } from "../../common/log.js";
import type { AlertOutbox } from "./alerts.js";
import { ConfigurationChanged, type ConfigurationStore } from "../../common/control/configuration-store.js";
import type { ConfigurationMetrics } from "../../common/control/configuration-metrics.js";
import { growthAlert } from "../../common/cache-scaling/growth-alert.js";
import type { MetricReader } from "../../common/control/metric-reader.js";
import { minuteMilliseconds } from "../../common/control/minutes.js";
import { decide, noMemory, type ScalingMemory } from "../../common/cache-scaling/scaling-rule.js";
import { readStatistics } from "./statistics.js";

/** What the auto-scaler works with. */
export interface AutoScalerOptions {
    readonly store: Pick<ConfigurationStore, "read" | "save">;
    readonly reader: MetricReader;
    readonly told: Pick<ConfigurationMetrics, "publish">;
    /** Where people hear that it has given up growing. */
    readonly alerts: Pick<AlertOutbox, "add" | "send">;
    /** As people call it, such as `dev`. */
    readonly environmentName: string;
    readonly log: Pick<Log, "info" | "warn" | "error">;
    readonly now?: () => Date;
}

/** The last minute's data can be late by one: they are taken from the last two. */
const minutesRead = 2;

/**
 * Applies the rule of R13 every minute where the configuration's mode is "automatic", by writing the number of nodes that there should be.
 *
 * Its memory goes with a restart: then it waits like after a change. Where two managers run for a while, the one whose step was not written, or that finds a step of the other, waits like
 * after any other change: they make one step between them, and not two.
 */
export class AutoScaler {
    private readonly now: () => Date;
    private readonly loop = new BackgroundLoop({
        turn: () => this.look(),
        pauseMilliseconds: () => minuteMilliseconds,
    });
    private memory: ScalingMemory = noMemory;
    /** The version that it wrote itself or has seen last: any other is somebody's change. */
    private version: number | undefined;

    constructor(private readonly options: AutoScalerOptions) {
        this.now = options.now ?? (() => new Date());
    }

    public start(): void {
        this.loop.start();
    }

    /** Tells people what they have not been told yet, and answers when nothing is done any more. */
    public async stop(): Promise<void> {
        await this.loop.stop();
        await this.options.alerts.send();
    }

    /** Looks once. Failures are logged, and the next minute looks again. */
    public async look(): Promise<void> {
        try {
            await this.scale();
        } catch (error) {
            // Another manager has made this step, or somebody a change: the next minute sees it.
            if (!(error instanceof ConfigurationChanged)) {
                this.options.log.warn("auto-scaling did nothing this minute", { problem: String(error) });
            }
        }
        await this.options.alerts.send();
    }

    private async scale(): Promise<void> {
        const { store, reader, told, log } = this.options;
        const { configuration, exists, faults } = await store.read();
        const { scaling, version } = configuration;
        const now = this.now().getTime();
        if (version !== this.version) {
            // The first one that it sees, a step of another manager, other bounds, or another size of the caches: it settles, and may be worth growing for again.
            this.memory = { ...noMemory, changedAt: now };
        }
        this.version = version;
        if (!exists || faults.length > 0 || scaling.mode !== "automatic") {
            return;
        }
        const missRate = await latestMissRate(reader, new Date(now));
        const { nodes, memory, givesUp } = decide(scaling, { missRate, now }, this.memory);
        if (givesUp && missRate !== undefined) {
            this.giveUp(scaling, missRate);
        }
        if (nodes !== scaling.nodes) {
            const saved = await store.save({
                seen: version,
                make: ({ cache, clear, deleteUploadedBefore }) => ({
                    ...{ cache, clear, deleteUploadedBefore },
                    scaling: { ...scaling, nodes },
                }),
            });
            this.version = saved.configuration.version;
            log.info("auto-scaling changed the number of nodes", { from: scaling.nodes, to: nodes, missRate });
            await told.publish(saved.configuration);
        }
        // Remembered only when it was written: a change that was refused has not happened.
        this.memory = memory;
    }

    private giveUp(scaling: ScalingSettings, missRate: number): void {
        const { alerts, environmentName, log } = this.options;
        log.error("auto-scaling stops growing: two steps brought no fewer misses", { missRate, nodes: scaling.nodes });
        alerts.add(growthAlert({ environmentName, scaling, missRate }));
    }
}

async function latestMissRate(reader: MetricReader, now: Date): Promise<number | undefined> {
    const { values } = await readStatistics(reader, now, minutesRead);
    const percent = values.missRate.findLast((value) => value !== undefined);
    return percent === undefined ? undefined : percent / 100;
}
