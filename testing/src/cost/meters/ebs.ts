import type { Inputs } from "../../cloud/inputs.js";
import { above, fixed, meter, notKnown, numberOr, textOr, times } from "../drafts.js";
import type { Draft, Meter } from "../model.js";

/** What a gp3 volume has at no extra price. https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html#gp3-ebs-volume-type */
const gp3Included = { iops: 3000, throughput: 125 } as const;

/**
 * A volume, `count` times.
 *
 * @param size path of its size in GiB; the other settings lie beside it
 * @see https://aws.amazon.com/ebs/pricing/
 */
export function volumeDrafts(inputs: Inputs, size: string, type: string, count: number | undefined): readonly Draft[] {
    const beside = size.slice(0, size.lastIndexOf(".") + 1);
    const kind = textOr(inputs, type, "gp2");
    const gibibytes = numberOr(inputs, size, undefined);
    if (kind === undefined) return [notKnown("volume", "its type is not known yet")];
    const iops = numberOr(inputs, `${beside}iops`, 0);
    const throughput = numberOr(inputs, `${beside}throughput`, 0);
    const extra = (what: string, unit: string, quantity: number | undefined): readonly Draft[] =>
        quantity === 0 ? [] : [fixed(what, `ebs.${unit}:${kind}`, times(quantity, count), "not known yet")];
    return [
        fixed(`${kind} volumes`, `ebs.storage:${kind}`, times(gibibytes, count), "the size is not known yet"),
        ...(kind === "gp3" ? extra("IOPS above 3000", "iops", above(gp3Included.iops, iops)) : []),
        ...(kind === "gp3"
            ? extra("throughput above 125 MiB/s", "throughput", above(gp3Included.throughput, throughput))
            : []),
        ...(kind === "io1" || kind === "io2" ? extra("provisioned IOPS", "iops", iops) : []),
    ];
}

export const ebsMeters: readonly Meter[] = [
    meter("aws:ebs/volume:Volume", ({ inputs }) => volumeDrafts(inputs, "size", "type", 1)),
];
