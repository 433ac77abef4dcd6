import { DatabaseEngine, type DatabaseInstanceSize } from "./args.js";

const bytesPerGib = 1024 ** 3;

const burstable: Record<string, DatabaseInstanceSize> = {
    micro: { vcpus: 2, memoryGib: 1 },
    small: { vcpus: 2, memoryGib: 2 },
    medium: { vcpus: 2, memoryGib: 4 },
    large: { vcpus: 2, memoryGib: 8 },
    xlarge: { vcpus: 4, memoryGib: 16 },
    "2xlarge": { vcpus: 8, memoryGib: 32 },
};

const burstableFamilies = ["t3", "t4g"];

/** Families whose sizes all have the same GiB for each virtual processor. */
const memoryGibPerVcpu: Record<string, number> = {
    ...Object.fromEntries(["m5", "m5d", "m6g", "m6gd", "m6i", "m6id", "m7g", "m7i", "m8g"].map((name) => [name, 4])),
    ...Object.fromEntries(["r5", "r5b", "r5d", "r6g", "r6gd", "r6i", "r6id", "r7g", "r7i", "r8g"].map((n) => [n, 8])),
    x2g: 16,
};

/** Families that {@link sizeOfClass} knows, for messages. */
export const knownFamilies: readonly string[] = [...burstableFamilies, ...Object.keys(memoryGibPerVcpu)];

/**
 * Processors and memory of an RDS instance class such as `db.m7g.large`; undefined where the family is not known.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html
 */
export function sizeOfClass(instanceClass: string): DatabaseInstanceSize | undefined {
    const match = /^db\.([a-z0-9]+)\.([a-z0-9]+)$/.exec(instanceClass);
    const family = match?.[1] ?? "";
    const size = match?.[2] ?? "";
    if (burstableFamilies.includes(family)) return burstable[size];

    const memoryGib = memoryGibPerVcpu[family];
    const vcpus = vcpusOfSize(size);
    return memoryGib === undefined || vcpus === undefined ? undefined : { vcpus, memoryGib: vcpus * memoryGib };
}

/** What is wrong with a class and the size that is given for it; `size` is what they come to. */
export function classFindings(
    instanceClass: string,
    given: DatabaseInstanceSize | undefined,
    size: DatabaseInstanceSize,
): (string | false)[] {
    return [
        !/^db\.[a-z0-9]+\.[a-z0-9]+$/.test(instanceClass) &&
            `instanceClass is "${instanceClass}"; write it as RDS does, such as "db.m7g.large".`,
        given === undefined &&
            size.vcpus === 0 &&
            `instanceClass is "${instanceClass}", whose size is not known; give it in instanceSize, ` +
                `or use a class of ${knownFamilies.join(", ")}.`,
        given !== undefined &&
            !(given.vcpus > 0 && given.memoryGib > 0) &&
            `instanceSize is ${given.vcpus} vcpus and ${given.memoryGib} memoryGib; both are above 0.`,
    ];
}

/** `large` is 2, `xlarge` 4, `2xlarge` 8, and so on. */
function vcpusOfSize(size: string): number | undefined {
    if (size === "large") return 2;
    const match = /^([1-9][0-9]?)?xlarge$/.exec(size);
    return match === null ? undefined : 4 * Number(match[1] ?? 1);
}

/** Bytes of memory for each connection, from RDS's own default parameter groups, and its upper limit. */
const connectionRule: Record<DatabaseEngine, { bytes: number; most: number }> = {
    [DatabaseEngine.Postgres]: { bytes: 9_531_392, most: 5_000 },
    [DatabaseEngine.Mysql]: { bytes: 12_582_880, most: 16_000 },
};

/**
 * How many connections an instance of this memory takes well.
 *
 * RDS's own default divides the memory that its agents and the system leave over, which AWS does not publish: an alarm
 * at 90 % of a guessed limit might never fire. So the limit is computed here with a fifth set aside, and set.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 */
export function connectionLimit(engine: DatabaseEngine, memoryGib: number): number {
    const { bytes, most } = connectionRule[engine];
    return Math.min(Math.floor((0.8 * memoryGib * bytesPerGib) / bytes), most);
}

/**
 * Performance Insights is not offered for MySQL on the smallest burstable classes.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html
 */
export function supportsPerformanceInsights(engine: DatabaseEngine, instanceClass: string): boolean {
    return engine !== DatabaseEngine.Mysql || !/^db\.t\w+\.(micro|small)$/.test(instanceClass);
}
