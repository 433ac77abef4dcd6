import type { ScheduledEvent } from "aws-lambda";
import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { TopicAlerter } from "../../common/alert.js";
import { functionHandler } from "../common/handler.js";
import { StateTable } from "../common/state-table.js";
import type { Log } from "../../common/log.js";
import { readSettings, type HealthGuardianSettings } from "./environment.js";
import { EvidenceStore } from "./evidence.js";
import { figureReader } from "./figures.js";
import { WatchedGroup } from "./group.js";
import { Guardian } from "./guardian.js";
import { askSite } from "./probe.js";
import { defaultRules } from "./rules.js";
import { targetReader } from "./targets.js";
import { AwsWorld, DryWorld, type World } from "./world.js";

/** Called every minute: looks after the instances of one group. */
export const handler = functionHandler<ScheduledEvent>("health-guardian", ({ log, metrics }) => {
    const guardian = createGuardian(readSettings(process.env), log);
    return async (_event, context) => {
        const result = await guardian.run(context.getRemainingTimeInMillis());
        metrics.addMetric(result === "done" ? "Runs" : "RunsSkipped", MetricUnit.Count, 1);
    };
});

function createGuardian(settings: HealthGuardianSettings, log: Log): Guardian {
    const { group, environmentName, isDryRun, targetGroup, loadBalancer, stateTable } = settings;
    const now = (): number => Date.now();
    const world = createWorld(settings, log, now);
    return new Guardian({
        world: isDryRun ? new DryWorld(world, log) : world,
        store: new StateTable(settings, stateTable),
        // What a dry run believes to have done must not be taken for done.
        id: `health-guardian/${isDryRun ? "dry-run/" : ""}${group}`,
        rules: defaultRules,
        readFigures: figureReader({ place: settings, targetGroup, loadBalancer }),
        ...{ log, environmentName, group, now },
    });
}

function createWorld(settings: HealthGuardianSettings, log: Log, now: () => number): World {
    return new AwsWorld({
        group: new WatchedGroup(settings, settings.group),
        readTargets: targetReader(settings, settings.targetGroup),
        askSite: () => askSite(settings.probe),
        evidence: new EvidenceStore(settings),
        alerter: new TopicAlerter(settings, settings.alertTopic),
        ...{ log, now },
    });
}
