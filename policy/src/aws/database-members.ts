import type { PolicyResource } from "@pulumi/policy";
import type { Finding } from "../core/finding.js";
import { followOne } from "../core/references.js";
import type { Stack } from "../core/stack.js";
import type { ResourceFindings } from "../core/stack-rule.js";
import { clusterInstanceType, clusterType, clusterTypes, engineOf, instanceType, isOfCluster } from "./databases.js";

/** How a demand is judged that can be met by an instance, or by a cluster for all of its instances. */
export interface MemberDemand {
    /** Judges an instance, an instance of a cluster, or a cluster whose instances are no resources. */
    judge(resource: PolicyResource): readonly Finding[];
    /** Whether a cluster meets the demand for its instances. */
    isMetBy(cluster: PolicyResource): boolean;
}

/**
 * Judges what runs a database and watches itself: instances, the instances of clusters, and Multi-AZ clusters, whose
 * instances are no resources. What is set for a whole cluster need not be set again for each of its instances.
 */
export function judgeMembers(stack: Stack, { judge, isMetBy }: MemberDemand): ResourceFindings[] {
    const single = stack.ofType(instanceType).filter((resource) => !isOfCluster(resource));
    const whole = stack.ofType(clusterType).filter(({ props }) => /^(mysql|postgres)$/.test(engineOf(props) ?? ""));
    const ofClusters = stack.ofType(clusterInstanceType).filter((resource) => {
        const cluster = followOne(stack, resource, "clusterIdentifier", clusterTypes);
        return cluster.kind !== "one" || !isMetBy(cluster.resource);
    });
    return [...single, ...whole, ...ofClusters].map((resource) => ({ resource, findings: judge(resource) }));
}
