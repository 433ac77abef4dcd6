import type { PolicyResource } from "@pulumi/policy";
import { type Finding, undecidable } from "../core/finding.js";
import { read, textOf } from "../core/reading.js";
import { isGiven } from "../core/references.js";

type Properties = Readonly<Record<string, unknown>>;

export const instanceType = "aws:rds/instance:Instance";
export const clusterType = "aws:rds/cluster:Cluster";
export const clusterInstanceType = "aws:rds/clusterInstance:ClusterInstance";
export const clusterTypes: ReadonlySet<string> = new Set([clusterType]);
export const databaseInstanceTypes: ReadonlySet<string> = new Set([instanceType]);

/** The engine in lower case, where it is known. A replica and a restored database need not name one. */
export function engineOf(props: Properties): string | undefined {
    return textOf(read(props, "engine"))?.toLowerCase();
}

/**
 * Whether a database has its storage, backups, encryption and authentication from a cluster. An instance of Aurora does,
 * whichever resource it was written as.
 */
export function isOfCluster({ type, props }: { type: string; props: Properties }): boolean {
    return type === clusterInstanceType || (type === instanceType && (engineOf(props) ?? "").startsWith("aurora"));
}

/** Whether the cluster is of the first kind of serverless, which has no instances and few settings. */
export function isServerlessV1(props: Properties): boolean {
    return textOf(read(props, "engineMode")) === "serverless";
}

/** Whether an instance only follows another, from which it has encryption, name of the administrator and data. */
export function isReplica(props: Properties): boolean {
    return isSet(props, "replicateSourceDb");
}

/** The same in a stack rule. */
export function followsAnother(database: PolicyResource): boolean {
    return isSetByProgram(database, "replicateSourceDb");
}

/** Whether the database is made from a snapshot or a point in time, which also decide on what the program leaves out. */
export function isRestored(props: Properties): boolean {
    return origins.some((property) => isSet(props, property));
}

/** The same in a stack rule. */
export function wasRestored(database: PolicyResource): boolean {
    return origins.some((property) => isSetByProgram(database, property));
}

const origins = ["snapshotIdentifier", "restoreToPointInTime"];

/** What the program leaves out of a restored database can't be seen: it is as it was in what it is restored from. */
export function inheritedByRestore(property: string, fix: string): Finding {
    return undecidable(property, "is not set, and comes from what the database is restored from", fix);
}

/** An empty text is how the provider's outputs say that there is none. */
export function isSet(props: Properties, property: string): boolean {
    const reading = read(props, property);
    return reading.state === "unknown" || (reading.state === "known" && reading.value !== "");
}

/** The same in a stack rule, which sees outputs: there, what the program leaves out may be unknown too. */
function isSetByProgram(database: PolicyResource, property: string): boolean {
    return isGiven(database, property) && isSet(database.props, property);
}
