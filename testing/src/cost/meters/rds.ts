import { Inputs } from "../../cloud/inputs.js";
import { above, fixed, flagOr, hours, meter, notKnown, numberOr, textOr, times, usage } from "../drafts.js";
import type { Draft, Meter, Subject } from "../model.js";

const instance = "aws:rds/instance:Instance";
const engines = new Set(["postgres", "mysql", "mariadb"]);
/** From this size on a gp3 volume has four times the baseline. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage */
const stripedFrom = 400;
/** Without charge; longer is paid by the vCPU. https://aws.amazon.com/rds/performance-insights/pricing/ */
const freeInsightDays = 7;
/** A proxy is paid for two vCPUs or more. https://aws.amazon.com/rds/proxy/pricing/ */
const fewestProxied = 2;

/** @see https://aws.amazon.com/rds/postgresql/pricing/ */
export const rdsMeters: readonly Meter[] = [
    meter(instance, ({ inputs }) => {
        // A standby is billed like the primary: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_OnDemandDBInstances.html
        const standby = flagOr(inputs, "multiAz", false);
        const machines = standby === undefined ? undefined : standby ? 2 : 1;
        return [
            ...instanceDrafts(inputs, machines),
            ...storageDrafts(inputs, machines),
            ...secretDrafts(inputs),
            usage("backups above the size of the database", "rds.backup"),
            ...observation(inputs),
        ];
    }),
    meter("aws:rds/proxy:Proxy", proxyDrafts),
    meter("aws:rds/snapshot:Snapshot", () => [usage("snapshot", "rds.backup")]),
    meter("aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication", () => [
        usage("backups in the other region", "rds.backup"),
        usage("data to the other region", "transfer.regions"),
    ]),
];

function instanceDrafts(inputs: Inputs, machines: number | undefined): readonly Draft[] {
    const [kind, engine] = [textOr(inputs, "instanceClass", undefined), textOr(inputs, "engine", undefined)];
    if (kind === undefined) return [notKnown("instance hours", "the instance class is not known yet")];
    if (engine === undefined) return [notKnown("instance hours", "the engine is not known yet")];
    if (!engines.has(engine)) return [notKnown("instance hours", `engine ${engine} has no meter`)];
    const zones = machines === 2 ? ", primary and standby" : "";
    return [
        hours(
            `${kind} with ${engine}${zones}`,
            `rds.${engine}:${kind}`,
            machines,
            "whether there is a standby is not known yet",
        ),
    ];
}

function storageDrafts(inputs: Inputs, machines: number | undefined): readonly Draft[] {
    const iops = numberOr(inputs, "iops", 0);
    const kind = textOr(inputs, "storageType", iops === 0 ? "gp2" : "io1");
    if (kind === undefined) return [notKnown("storage", "its type is not known yet")];
    const size = numberOr(inputs, "allocatedStorage", undefined);
    const included = kind === "gp3" ? gp3Included(size) : { iops: 0, throughput: 0 };
    const extra = [
        ["IOPS above what the volume has", "iops", above(included.iops, iops)] as const,
        [
            "throughput above what the volume has",
            "throughput",
            above(included.throughput, numberOr(inputs, "storageThroughput", 0)),
        ] as const,
    ];
    return [
        fixed(`${kind} storage`, `rds.storage:${kind}`, times(size, machines), "its size is not known yet"),
        ...extra
            .filter(([, , quantity]) => quantity !== 0)
            .map(([what, unit, quantity]) =>
                fixed(what, `rds.${unit}:${kind}`, times(quantity, machines), "not known yet"),
            ),
    ];
}

function gp3Included(size: number | undefined): { iops: number; throughput: number } {
    return (size ?? 0) >= stripedFrom ? { iops: 12_000, throughput: 500 } : { iops: 3000, throughput: 125 };
}

/** RDS keeps the password in a secret of its own, which costs what any secret does. */
function secretDrafts(inputs: Inputs): readonly Draft[] {
    const managed = flagOr(inputs, "manageMasterUserPassword", false);
    if (managed === false) return [];
    return [
        fixed("secret with the password", "secretsmanager.secret", managed === true ? 1 : undefined, "not known yet"),
    ];
}

function observation(inputs: Inputs): readonly Draft[] {
    const days = numberOr(inputs, "performanceInsightsRetentionPeriod", freeInsightDays);
    return [
        ...(numberOr(inputs, "monitoringInterval", 0) === 0
            ? []
            : [usage("enhanced monitoring as logs", "logs.ingested")]),
        ...(flagOr(inputs, "performanceInsightsEnabled", false) !== false && (days ?? Infinity) > freeInsightDays
            ? [notKnown("Performance Insights kept longer than 7 days", "it is paid by the vCPU and has no meter")]
            : []),
    ];
}

function proxyDrafts({ neighbours, resource }: Subject): readonly Draft[] {
    const found = neighbours.find(instance, undefined, resource);
    const kind = found === undefined ? undefined : textOr(new Inputs(found.inputs), "instanceClass", undefined);
    const cores = kind === undefined ? undefined : virtualCores(kind);
    const count = cores === undefined ? undefined : Math.max(fewestProxied, cores);
    return [
        hours("proxy, by the vCPUs of the database", "rds.proxy", count, "the database behind it is not known yet"),
    ];
}

/**
 * vCPUs of a class by its size, the same in all families of today.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html
 */
export function virtualCores(instanceClass: string): number | undefined {
    const size = instanceClass.split(".").at(-1) ?? "";
    if (["micro", "small", "medium", "large"].includes(size)) return 2;
    const multiple = /^(\d*)xlarge$/.exec(size)?.[1];
    return multiple === undefined ? undefined : 4 * (multiple === "" ? 1 : Number(multiple));
}
