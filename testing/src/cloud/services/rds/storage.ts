import type { Inputs } from "../../inputs.js";
import type { Refusals } from "../../model.js";
import { absent, only, outside, refuseIf, unlisted } from "../shared/checks.js";
import { badCombination, badValue } from "./types.js";

/** Smallest and largest size in GiB of each type of storage, for the open-source engines. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
    standard: [5, 3_072],
    gp2: [20, 65_536],
    gp3: [20, 65_536],
    io1: [100, 65_536],
    io2: [100, 65_536],
};
const provisioned = ["io1", "io2"];

/** From this size on gp3 takes operations and throughput of one's own; below they are fixed at 3,000 and 125 MiB/s. */
const gp3Threshold = 400;

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
export function storageFaults(inputs: Inputs): Refusals {
    const kind = storageType(inputs);
    const size = inputs.number("allocatedStorage");
    const [least, most] = sizes[kind] ?? [0, Infinity];
    const fresh = !["replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime"].some((from) => inputs.has(from));
    return [
        unlisted(inputs, "storageType", Object.keys(sizes), badValue),
        fresh && absent(inputs, "allocatedStorage", badCombination, "say how many GiB to begin with"),
        refuseIf(
            size !== undefined && (size < least || size > most),
            badCombination,
            `allocatedStorage is ${size} GiB; use ${least} to ${most} with ${kind}.`,
        ),
        growthFault(inputs, size),
        provisioned.includes(kind) && absent(inputs, "iops", badCombination, `storage of type ${kind} needs it`),
        only(inputs, "iops", kind === "gp3" || provisioned.includes(kind), "with gp3, io1 or io2", badCombination),
        only(inputs, "storageThroughput", kind === "gp3", "with gp3", badCombination),
        ...(kind === "gp3" ? gp3Faults(inputs, size) : []),
        provisioned.includes(kind) && outside(inputs, "iops", 1_000, 256_000, badCombination),
    ];
}

/** The type that the instance gets: the provider says io1 where operations are asked for, gp2 otherwise. */
export function storageType(inputs: Inputs): string {
    return inputs.text("storageType") ?? (inputs.has("iops") ? "io1" : "gp2");
}

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
function growthFault(inputs: Inputs, size: number | undefined): Refusals[number] {
    const limit = inputs.number("maxAllocatedStorage") ?? 0;
    const message = `maxAllocatedStorage is ${limit} and allocatedStorage ${size}; use a larger maximum, or 0 for no growth.`;
    return refuseIf(limit !== 0 && size !== undefined && limit <= size, badCombination, message);
}

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
function gp3Faults(inputs: Inputs, size: number | undefined): Refusals {
    const small = size !== undefined && size < gp3Threshold;
    const given = ["iops", "storageThroughput"].filter((property) => inputs.has(property));
    if (small) {
        const message = `${given.join(" and ")} cannot be set with gp3 and an allocatedStorage below ${gp3Threshold} GiB; it is ${size}. Leave ${given.length === 1 ? "it" : "them"} out.`;
        return [refuseIf(given.length > 0, badCombination, message)];
    }
    return [
        outside(inputs, "iops", 12_000, 64_000, badCombination),
        outside(inputs, "storageThroughput", 500, 4_000, badCombination),
    ];
}
