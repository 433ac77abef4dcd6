import type { GroupClient } from "../../../common/cache-scaling/group-client.js";
import { CacheScaler } from "../../../common/cache-scaling/cache-scaler.js";
import { AutoScalingPool } from "../../../common/cache-scaling/pool.js";
import { ConfigurationMetrics } from "../../../common/control/configuration-metrics.js";
import { ConfigurationStore } from "../../../common/control/configuration-store.js";
import {
    defaultConfiguration,
    parseConfiguration,
    writeConfiguration,
    type ControlConfiguration,
    type ScalingSettings,
} from "../../../common/control/configuration.js";
import { MetricReader } from "../../../common/control/metric-reader.js";
import { MemoryMetrics } from "../../../common/control/testing/memory-metrics.js";
import { MemoryParameters } from "../../../common/control/testing/memory-parameters.js";
import { metricDataOf } from "../../../image-app/control/statistics.js";
import type { Alert, Alerter } from "../../../common/alert.js";
import { ToldLedger } from "../../common/told-ledger.js";
import { CrashPoints } from "../../testing/crash-points.js";
import { MemoryState } from "../../testing/memory-state.js";
import { recordedTelemetry } from "../../testing/recorded-telemetry.js";
import { CacheAutoscaler } from "../cache-autoscaler.js";
import { OnceAlerter } from "../once-alerter.js";
import { TableJournal } from "../table-journal.js";

const minute = 60_000;
/** Requests of a minute in which there are any. */
const requests = 1_000;

/** A group of an Auto Scaling service in memory. */
class MemoryGroup implements GroupClient {
    public minimum = 1;
    public maximum = 8;
    /** Fails every call, as an outage does. */
    public failure: Error | undefined;

    public async describeAutoScalingGroups(): ReturnType<GroupClient["describeAutoScalingGroups"]> {
        if (this.failure !== undefined) throw this.failure;
        const unread = { AutoScalingGroupName: "web-group", DesiredCapacity: 2, DefaultCooldown: 0 };
        const rest = { AvailabilityZones: [], HealthCheckType: "ELB", CreatedTime: new Date() };
        return { AutoScalingGroups: [{ ...unread, ...rest, MinSize: this.minimum, MaxSize: this.maximum }] };
    }

    public async updateAutoScalingGroup({ MinSize }: { readonly MinSize?: number | undefined }): Promise<void> {
        if (this.failure !== undefined) throw this.failure;
        this.minimum = MinSize ?? Number.NaN;
    }
}

/** People who read a topic. */
class MemoryTopic implements Alerter {
    public readonly published: Alert[] = [];
    public failure: Error | undefined;

    public async tell(alert: Alert): Promise<void> {
        if (this.failure !== undefined) throw this.failure;
        this.published.push(alert);
    }
}

/** How one instance of the function is off. */
export interface Oddity {
    /** Where it dies. @default it lives */
    readonly points?: CrashPoints;
    /** Milliseconds that its clock is ahead; negative where it is behind. @default 0 */
    readonly clockAhead?: number;
}

/** All that the function meets, in memory. Every call of {@link run} is a cold start: nothing is remembered but in the table. */
export class ScalingWorld {
    /** What AWS's clock says, in milliseconds since 1970. */
    public now = Date.UTC(2026, 4, 3, 12, 0, 20);
    public readonly parameters = new MemoryParameters(() => new Date(this.now));
    public readonly cloudWatch = new MemoryMetrics();
    public readonly state = new MemoryState(() => new Date(this.now));
    public readonly group = new MemoryGroup();
    public readonly topic = new MemoryTopic();
    public lines: readonly string[] = [];

    public get configuration(): ControlConfiguration {
        return parseConfiguration(this.parameters.value ?? "");
    }

    public get nodes(): number {
        return this.configuration.scaling.nodes;
    }

    /** What was told of incidents, in its order. */
    public get told(): readonly string[] {
        return this.topic.published.map(({ status }) => status);
    }

    /** An administrator saves. */
    public configure(change: Partial<ScalingSettings>): void {
        const before = this.parameters.value === undefined ? defaultConfiguration : this.configuration;
        const scaling = { ...before.scaling, mode: "automatic", ...change } as const;
        this.parameters.set(writeConfiguration({ ...before, version: before.version + 1, scaling }));
    }

    /** A minute goes by in which visitors miss that share of their images; undefined where there are no visitors. */
    public async pass(missRate: number | undefined): Promise<void> {
        if (missRate !== undefined) {
            const at = new Date(Math.floor(this.now / minute) * minute);
            const misses = Math.round(missRate * requests);
            const counted = {
                requests,
                hits: requests - misses,
                misses,
                items: 1,
                bytes: 1,
                configurationVersion: 1,
                mostBytes: 2,
            };
            await this.cloudWatch.put(metricDataOf({ at, ...counted }, "i-1"));
        }
        this.now += minute;
    }

    /** The function is called. */
    public async run({ points = new CrashPoints(), clockAhead = 0 }: Oddity = {}): Promise<void> {
        const now = (): Date => new Date(this.now + clockAhead);
        const telemetry = recordedTelemetry();
        const state = points.around(this.state);
        const parameters = points.around(this.parameters);
        const store = new ConfigurationStore(parameters, "p");
        const alerter = new OnceAlerter(points.around(this.topic), new ToldLedger(state, now), "told", now);
        const { log } = telemetry;
        const scaler = new CacheScaler({
            ...{ store, alerter, log, now, environmentName: "test" },
            reader: new MetricReader(points.around(this.cloudWatch), "n"),
            journal: new TableJournal(state, "notes"),
            told: new ConfigurationMetrics({ store, put: points.around(this.cloudWatch).put, log, now }),
        });
        const pool = new AutoScalingPool({ client: points.around(this.group), group: "web-group", leastNodes: 1 });
        try {
            await new CacheAutoscaler({ scaler, store, pool, telemetry }).run();
        } finally {
            this.lines = telemetry.lines;
        }
    }
}
