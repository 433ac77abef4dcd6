import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import { BackgroundLoop } from "../background-loop.js";
import type { ControlConfiguration } from "./configuration.js";
import { metrics, policyNumber, serviceDimensions, toMegabytes } from "./metrics.js";
import type { Log } from "../log.js";
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
    private readonly loop = new BackgroundLoop({
        turn: () => this.tell(),
        pauseMilliseconds: () => minuteMilliseconds,
    });

    constructor(private readonly options: ConfigurationMetricsOptions) {}

    public start(): void {
        this.loop.start();
    }

    public stop(): Promise<void> {
        return this.loop.stop();
    }

    /** Tells it of one configuration. A failure is logged: the parameter is the truth, and the next minute tells again. */
    public async publish(configuration: ControlConfiguration): Promise<void> {
        const { put, now = () => new Date(), log } = this.options;
        await put(configurationData(configuration, now())).catch((error: unknown) => {
            log.warn("the configuration could not be told to CloudWatch", { problem: String(error) });
        });
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
