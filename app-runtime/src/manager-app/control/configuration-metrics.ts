import { setTimeout as sleep } from "node:timers/promises";
import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { ControlConfiguration } from "../../common/control/configuration.js";
import { metrics, policyNumber, serviceDimensions, toMegabytes } from "../../common/control/metrics.js";
import type { Log } from "../../common/log.js";
import type { ConfigurationStore } from "./configuration-store.js";
import { minuteMilliseconds } from "./minutes.js";

/** What telling CloudWatch of the configuration works with. */
export interface ConfigurationMetricsOptions {
    readonly store: Pick<ConfigurationStore, "read">;
    readonly put: (data: readonly MetricDatum[]) => Promise<void>;
    readonly log: Pick<Log, "warn">;
    readonly now?: () => Date;
}

/** The configuration as numbers, which is all that CloudWatch keeps. */
export function configurationData({ cache, version }: ControlConfiguration, at: Date): MetricDatum[] {
    const values = [
        [metrics.capacity, toMegabytes(cache.capacityBytes)],
        [metrics.policy, policyNumber(cache.policy)],
        [metrics.configurationVersion, version],
    ] as const;
    return values.map(([{ name, unit }, Value]) => ({
        MetricName: name,
        Unit: unit,
        Value,
        Dimensions: serviceDimensions(),
        Timestamp: at,
    }));
}

/** Tells CloudWatch of the configuration in force: after each change, and every minute, so that every minute of a chart says what held in it. */
export class ConfigurationMetrics {
    private readonly stopping = new AbortController();
    private running: Promise<void> | undefined;

    constructor(private readonly options: ConfigurationMetricsOptions) {}

    public start(): void {
        this.running ??= this.run();
    }

    public async stop(): Promise<void> {
        this.stopping.abort();
        await this.running;
    }

    /** Tells it of one configuration. A failure is logged: the parameter is the truth, and the next minute tells again. */
    public async publish(configuration: ControlConfiguration): Promise<void> {
        const { put, now = () => new Date(), log } = this.options;
        await put(configurationData(configuration, now())).catch((error: unknown) => {
            log.warn("the configuration could not be told to CloudWatch", { problem: String(error) });
        });
    }

    private async run(): Promise<void> {
        const { signal } = this.stopping;
        while (!signal.aborted) {
            await this.tell();
            // Rejects when it is told to stop, which is one of the two ends of a pause.
            await sleep(minuteMilliseconds, undefined, { signal }).catch(() => undefined);
        }
    }

    private async tell(): Promise<void> {
        try {
            const { configuration, exists, faults } = await this.options.store.read();
            if (exists && faults.length === 0) {
                await this.publish(configuration);
            }
        } catch (error) {
            this.options.log.warn("the configuration could not be read", { problem: String(error) });
        }
    }
}
