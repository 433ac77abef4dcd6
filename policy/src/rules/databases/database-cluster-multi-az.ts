import type { PolicyResource } from "@pulumi/policy";
import { clusterInstanceType, clusterType, clusterTypes, engineOf, isServerlessV1 } from "../../aws/databases.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { type Candidates, Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "clusterIdentifier";
const fix = "give it aws.rds.ClusterInstances in two availability zones";

export const databaseClusterMultiAz = stackRule({
    name: "database-cluster-multi-az",
    title: "Database clusters have instances in several zones",
    description: "An Aurora cluster must have instances in at least two availability zones.",
    why: "Aurora keeps the data in three zones, but with one instance nobody can reach it until AWS has made another.",
    fix: "Add a second aws.rds.ClusterInstance to the cluster, and name no zone or another one.",
    severity: "medium",
    controls: { securityHub: ["RDS.15"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-15",
    readSettings: noSettings,
    check: (stack) => {
        const instances = new Referrers(stack, { from: [clusterInstanceType], property, to: clusterTypes });
        return stack
            .ofType(clusterType)
            .filter(({ props }) => isJudged(props))
            .map((cluster) => ({ resource: cluster, findings: judge(instances.of(cluster)) }));
    },
});

/** A cluster of another engine is a Multi-AZ cluster, which AWS itself spreads over three zones. */
function isJudged(props: PolicyResource["props"]): boolean {
    const engine = engineOf(props);
    return (engine === undefined || engine.startsWith("aurora")) && !isServerlessV1(props);
}

function judge({ certain, possible }: Candidates): Finding[] {
    if (certain.length >= 2) {
        return shareOneZone(certain)
            ? [violation(property, "leads to instances that are all in one availability zone", fix)]
            : [];
    }
    const [doubtful] = possible;
    if (doubtful !== undefined) {
        return [
            undecidable(property, `may be the one that "${doubtful.name}" belongs to, which is not known yet`, fix),
        ];
    }
    return certain.length === 1
        ? [violation(property, "leads to a single instance", fix)]
        : [undecidable(property, "leads to no instance in this stack", fix)];
}

/** AWS spreads instances that name no zone. In a first preview their zones are not known, and are not judged. */
function shareOneZone(instances: readonly PolicyResource[]): boolean {
    const zones = new Set(instances.map(({ props }) => textOf(read(props, "availabilityZone"))));
    return zones.size === 1 && !zones.has(undefined);
}
