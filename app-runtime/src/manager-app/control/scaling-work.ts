import type { AwsPlace } from "../../common/aws/control-clients.js";
import { groupClient } from "../../common/cache-scaling/group-client.js";
import { AutoScalingPool } from "../../common/cache-scaling/pool.js";
import type { ConfigurationMetrics } from "../../common/control/configuration-metrics.js";
import type { ConfigurationStore } from "../../common/control/configuration-store.js";
import type { MetricReader } from "../../common/control/metric-reader.js";
import type { Log } from "../../common/log.js";
import { TopicAlerter } from "../../common/alert.js";
import type { ManagerSettings } from "../environment.js";
import { AutoScaler } from "./auto-scaler.js";
import { PoolFollower } from "./pool-follower.js";

/** Something that goes on beside the pages. */
export interface BackgroundWork {
    start(): void;
    /** Answers when nothing is done any more. */
    stop(): Promise<void>;
}

/** What auto-scaling in this process is made of. */
export interface ScalingParts {
    readonly settings: Pick<
        ManagerSettings,
        "scalesHere" | "autoScalingGroup" | "autoScalingGroupMinSize" | "alertTopic" | "environmentName"
    >;
    readonly place: AwsPlace;
    readonly store: ConfigurationStore;
    readonly reader: MetricReader;
    readonly told: ConfigurationMetrics;
    readonly log: Log;
}

/** Auto-scaling and following the configuration; nothing where a function does both. */
export function scalingWork({ settings, place, store, reader, told, log }: ScalingParts): readonly BackgroundWork[] {
    const { scalesHere, autoScalingGroup: group, autoScalingGroupMinSize: leastNodes, alertTopic } = settings;
    if (!scalesHere) {
        return [];
    }
    const alerter = alertTopic === undefined ? undefined : new TopicAlerter(place, alertTopic);
    const scaler = new AutoScaler({ store, reader, told, alerter, log, environmentName: settings.environmentName });
    if (group === undefined) {
        // On one machine there is no group: whoever started the nodes knows how many there are.
        return [scaler];
    }
    const pool = new AutoScalingPool({ client: groupClient(place), group, leastNodes });
    return [scaler, new PoolFollower({ store, pool, log })];
}
