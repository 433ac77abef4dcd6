import type { PolicyResource } from "@pulumi/policy";
import { clusterInstanceType, clusterTypes } from "../../aws/databases.js";
import { deploymentFunctions } from "../../aws/deployment-functions.js";
import { listed } from "../../aws/listed.js";
import { alternatives, type RequiredAlarms } from "../../aws/required-alarms.js";
import { readRequiredAlarms } from "../../aws/required-alarms-settings.js";
import { type Watched, WatchedResources } from "../../aws/watched-resources.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { followOne } from "../../core/references.js";
import { Referrers } from "../../core/referrers.js";
import type { Stack } from "../../core/stack.js";
import { stackRule } from "../../core/stack-rule.js";

/**
 * Only an alarm that can tell somebody of trouble counts: not one that is silenced, unless a composite alarm speaks for it,
 * that looks at the wrong side, or that counts samples. Not seen are alarms in other stacks, and what an expression
 * selects by itself (`SEARCH`, `SELECT`).
 */
export const alarmRequiredPresent = stackRule({
    name: "alarm-required-present",
    title: "What people rely on is watched",
    description:
        "Databases, load balancers, Auto Scaling groups, file systems and functions must have alarms on the metrics that show their trouble.",
    severity: "high",
    why: "Without them, the first to notice a full disk or a failing service are its users.",
    fix: "Add an aws.cloudwatch.MetricAlarm on each of the metrics, with the resource in its dimensions, that is not silenced.",
    controls: {},
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
    readSettings: readRequiredAlarms,
    check: (stack, { required }) => {
        const watched = new WatchedResources(stack, required);
        const isCovered = coveredElsewhere(stack);
        return [...required].flatMap(([type, table]) =>
            stack
                .ofType(type)
                .filter((resource) => !isCovered(resource))
                .map((resource) => ({
                    resource,
                    findings: judge(resource, table, alarmsOn(stack, watched, resource)),
                })),
        );
    },
});

/** A cluster is judged by its instances where these are in the stack, and a deployment fails with its functions. */
function coveredElsewhere(stack: Stack): (resource: PolicyResource) => boolean {
    const members = new Referrers(stack, {
        from: [clusterInstanceType],
        property: "clusterIdentifier",
        to: clusterTypes,
    });
    const ofDeployment = deploymentFunctions(stack);
    return (resource) => ofDeployment.has(resource) || members.of(resource).certain.length > 0;
}

/** An alarm on a cluster watches its instances too. */
function alarmsOn(stack: Stack, watched: WatchedResources, resource: PolicyResource): (metric: string) => Watched {
    const cluster =
        resource.type === clusterInstanceType
            ? followOne(stack, resource, "clusterIdentifier", clusterTypes)
            : { kind: "none" as const };
    return (metric) => {
        const own = watched.of(resource, metric);
        const shared = cluster.kind === "one" ? watched.of(cluster.resource, metric) : own;
        return { isWatched: own.isWatched || shared.isWatched, doubtful: own.doubtful ?? shared.doubtful };
    };
}

function judge(resource: PolicyResource, table: RequiredAlarms, alarmsOf: (metric: string) => Watched): Finding[] {
    const { namespace, metrics, dimension, identifier, unless } = table;
    const mode = unless === undefined ? undefined : read(resource.props, unless.property);
    if (unless?.words.includes(textOf(mode ?? { state: "absent" }) ?? "") === true) {
        return [];
    }
    const open = metrics
        .map((metric) => ({ metric, alarms: alternatives(metric).map(alarmsOf) }))
        .filter(({ alarms }) => !alarms.some(({ isWatched }) => isWatched))
        .map(({ metric, alarms }) => ({ metric, doubtful: alarms.find(({ doubtful }) => doubtful)?.doubtful }));
    const missing = open.filter(({ doubtful }) => doubtful === undefined).map(({ metric }) => metric);
    const [doubt] = open.flatMap(({ doubtful }) => doubtful ?? []);
    const doubted = open.filter(({ doubtful }) => doubtful !== undefined).map(({ metric }) => metric);
    const fix = `add an aws.cloudwatch.MetricAlarm with the resource as its dimension ${dimension}`;
    return [
        ...(missing.length === 0
            ? []
            : [
                  violation(
                      identifier,
                      `is watched by no alarm on ${namespace} ${listed(missing)} that tells of trouble`,
                      fix,
                  ),
              ]),
        ...(doubt === undefined
            ? []
            : [
                  undecidable(
                      identifier,
                      `may be what "${doubt.alarm.name}" watches on ${namespace} ${listed(doubted)}, whose ${doubt.doubt ?? doubt.property} is not known yet`,
                      fix,
                  ),
              ]),
    ];
}
