import type { ScheduledEvent } from "aws-lambda";
import { metricWriter } from "../../common/aws/control-clients.js";
import { CacheScaler } from "../../common/cache-scaling/cache-scaler.js";
import { groupClient } from "../../common/cache-scaling/group-client.js";
import { AutoScalingPool } from "../../common/cache-scaling/pool.js";
import { ConfigurationMetrics } from "../../common/control/configuration-metrics.js";
import { ConfigurationStore } from "../../common/control/configuration-store.js";
import { metricClient } from "../../common/control/metric-client.js";
import { MetricReader } from "../../common/control/metric-reader.js";
import { parameterClient } from "../../common/control/parameter-client.js";
import { TopicAlerter } from "../../common/alert.js";
import { functionHandler } from "../common/handler.js";
import { StateTable } from "../common/state-table.js";
import type { Telemetry } from "../common/telemetry.js";
import { ToldLedger } from "../common/told-ledger.js";
import { CacheAutoscaler } from "./cache-autoscaler.js";
import { readSettings, type CacheAutoscalerSettings } from "./environment.js";
import { OnceAlerter } from "./once-alerter.js";
import { TableJournal } from "./table-journal.js";

/** Called every minute: adds and takes away nodes by the miss rate of their caches. */
export const handler = functionHandler<ScheduledEvent>("cache-autoscaler", (telemetry) => {
    const autoscaler = createAutoscaler(readSettings(process.env), telemetry);
    return async (event) => {
        // An event may come late, twice, or after its successor: what is done goes by the clock, and by what was noted.
        telemetry.log.info("called", { scheduledFor: event.time });
        await autoscaler.run();
    };
});

function createAutoscaler(settings: CacheAutoscalerSettings, telemetry: Telemetry): CacheAutoscaler {
    const { configurationParameter, metricsNamespace, stateTable, group, leastNodes } = settings;
    const { log } = telemetry;
    const now = (): Date => new Date();
    const state = new StateTable(settings, stateTable, now);
    const id = `cache-autoscaler/${configurationParameter}`;
    const store = new ConfigurationStore(parameterClient(settings), configurationParameter);
    const topic = new TopicAlerter(settings, settings.alertTopic);
    const scaler = new CacheScaler({
        ...{ store, log, now, environmentName: settings.environmentName },
        reader: new MetricReader(metricClient(settings), metricsNamespace),
        journal: new TableJournal(state, id),
        told: new ConfigurationMetrics({ store, put: metricWriter(settings, metricsNamespace), log, now }),
        alerter: new OnceAlerter(topic, new ToldLedger(state, now), `${id}/told`, now),
    });
    const pool = new AutoScalingPool({ client: groupClient(settings), group, leastNodes });
    return new CacheAutoscaler({ scaler, store, pool, telemetry });
}
