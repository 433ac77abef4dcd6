import { isOutside, oneOf } from "../common/validation.js";
import { DatabaseStorageType, type ManagedDatabaseArgs } from "./args.js";

/** Storage as decided: every default applied. */
export interface StorageSettings {
    storageType: DatabaseStorageType;
    allocatedStorage: number;
    /** 0 where the storage does not grow. */
    maxAllocatedStorage: number;
    iops: number | undefined;
    storageThroughput: number | undefined;
}

interface VolumeRule {
    least: number;
    /** Most operations per second for each GiB. */
    iopsPerGib: number;
}

const largestGib = 65_536;
const volumeRules: Record<DatabaseStorageType, VolumeRule> = {
    [DatabaseStorageType.Gp3]: { least: 20, iopsPerGib: 500 },
    [DatabaseStorageType.Io1]: { least: 100, iopsPerGib: 50 },
    [DatabaseStorageType.Io2]: { least: 100, iopsPerGib: 1000 },
};
/** Below this size gp3 has a fixed speed and RDS refuses any other. */
const gp3TunableGib = 400;

/** Applies the defaults. */
export function resolveStorage(args: ManagedDatabaseArgs): StorageSettings {
    const storageType = args.storageType ?? DatabaseStorageType.Gp3;
    const allocatedStorage = args.allocatedStorage ?? (storageType === DatabaseStorageType.Gp3 ? 20 : 100);
    return {
        storageType,
        allocatedStorage,
        maxAllocatedStorage: args.maxAllocatedStorage ?? Math.min(2 * allocatedStorage, largestGib),
        iops: args.iops,
        storageThroughput: args.storageThroughput,
    };
}

/**
 * What is wrong with the storage; `false` stands for a check that passed.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
 */
export function storageFindings(storage: StorageSettings): (string | false)[] {
    const { storageType, allocatedStorage } = storage;
    if (!Object.values(DatabaseStorageType).includes(storageType)) {
        return [`storageType is "${storageType}"; use ${oneOf(DatabaseStorageType)}.`];
    }

    const { least } = volumeRules[storageType];
    return [
        isOutside(allocatedStorage, least, largestGib) &&
            `allocatedStorage is ${allocatedStorage}; ${storageType} takes ${least} to ${largestGib} GiB.`,
        growthFinding(storage),
        ...(storageType === DatabaseStorageType.Gp3 ? gp3Findings(storage) : provisionedFindings(storage)),
    ];
}

function growthFinding({ allocatedStorage, maxAllocatedStorage }: StorageSettings): string | false {
    if (maxAllocatedStorage === 0) return false;
    // RDS refuses a limit that leaves less than a tenth of room. At its largest size a volume has none to leave.
    const least = Math.min(Math.ceil((allocatedStorage * 11) / 10), largestGib);
    return (
        isOutside(maxAllocatedStorage, least, largestGib) &&
        `maxAllocatedStorage is ${maxAllocatedStorage}; use ${least} to ${largestGib} GiB, or 0 to keep the size.`
    );
}

function gp3Findings({ allocatedStorage, iops, storageThroughput }: StorageSettings): (string | false)[] {
    const tuned = iops !== undefined || storageThroughput !== undefined;
    if (tuned && allocatedStorage < gp3TunableGib) {
        return [
            `iops or storageThroughput is set, but gp3 below ${gp3TunableGib} GiB has a fixed speed; ` +
                `remove them or set allocatedStorage to ${gp3TunableGib} or more.`,
        ];
    }
    const mostThroughput = Math.min(4000, Math.floor((iops ?? 12_000) / 4));
    return [
        isOutside(iops, 12_000, 64_000) && `iops is ${iops}; gp3 takes 12000 to 64000.`,
        isOutside(storageThroughput, 500, mostThroughput) &&
            `storageThroughput is ${storageThroughput}; use 500 to ${mostThroughput} MiB/s, a quarter of iops at most.`,
    ];
}

function provisionedFindings(storage: StorageSettings): (string | false)[] {
    const { storageType, allocatedStorage, iops, storageThroughput } = storage;
    const most = Math.min(256_000, volumeRules[storageType].iopsPerGib * allocatedStorage);
    return [
        iops === undefined &&
            `storageType is "${storageType}" but iops is not set; say how many operations per second to hold.`,
        isOutside(iops, 1000, most) &&
            `iops is ${iops}; ${allocatedStorage} GiB of ${storageType} take 1000 to ${most} operations per second.`,
        storageThroughput !== undefined &&
            `storageThroughput is set, but it belongs to gp3; remove it, ${storageType} follows iops.`,
    ];
}
