import { setTimeout as sleep } from "node:timers/promises";
import { TopicAlerter } from "../../common/alert.js";
import { functionHandler } from "../common/handler.js";
import { PartTable } from "../common/part-table.js";
import { StateTable } from "../common/state-table.js";
import type { Telemetry } from "../common/telemetry.js";
import { ToldLedger } from "../common/told-ledger.js";
import { WafAddressSet } from "./block/address-set.js";
import { Blocker } from "./block/blocker.js";
import { readSettings, type TrafficAnalyserSettings } from "./environment.js";
import { BucketObjects } from "./log/log-objects.js";
import { SharedState } from "./state/shared-state.js";
import { readTask } from "./task.js";
import { Outbox } from "./tell/outbox.js";
import { TrafficAnalyser } from "./traffic-analyser.js";

/** Called with new objects of the access log, and every few minutes by a schedule. */
export const handler = functionHandler<unknown>("traffic-analyser", (telemetry) => {
    const analyser = createAnalyser(readSettings(process.env), telemetry);
    return (event) => analyser.call(readTask(event));
});

function createAnalyser(settings: TrafficAnalyserSettings, telemetry: Telemetry): TrafficAnalyser {
    const { stateTable, balancer, sets, environmentName, alertTopic, noticesTopic } = settings;
    const { allowedNetworks, allowedAgents } = settings;
    const now = (): Date => new Date();
    const id = `traffic-analyser/${balancer}`;
    const state = new StateTable(settings, stateTable, now);
    const parts = new PartTable(settings, stateTable, `${id}/parts`);
    const shared = new SharedState({ state, parts, id, now, pause });
    const set = (arn: string): WafAddressSet => new WafAddressSet(settings, arn);
    return new TrafficAnalyser({
        objects: new BucketObjects(settings),
        outbox: new Outbox({
            ...{ shared, id, environmentName, now },
            ledger: new ToldLedger(state, now),
            alerts: new TopicAlerter(settings, alertTopic),
            notices: new TopicAlerter(settings, noticesTopic),
        }),
        blocker: new Blocker({
            ...{ shared, rules: settings, log: telemetry.log, pause },
            sets: { ...(sets.ipv4 && { ipv4: set(sets.ipv4) }), ...(sets.ipv6 && { ipv6: set(sets.ipv6) }) },
        }),
        settings: { balancer, allowedNetworks, allowedAgents },
        ...{ shared, telemetry, now },
    });
}

/** Longer with each attempt, and never the same for two that wait for each other. */
function pause(attempt: number): Promise<void> {
    return sleep(Math.random() * Math.min(2_000, 50 * attempt));
}
