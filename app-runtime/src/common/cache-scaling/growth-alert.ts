import type { ScalingSettings } from "../control/configuration.js";
import type { Alert } from "../../manager-app/control/alerts.js";

/** What is known when auto-scaling gives up growing. */
export interface VainGrowth {
    /** As people call it, such as `dev`. */
    readonly environmentName: string;
    readonly scaling: Pick<ScalingSettings, "nodes" | "maxMissRate">;
    /** Misses per request, from 0 to 1. */
    readonly missRate: number;
}

/** Tells an administrator that more nodes do not help, why that is so, and what can be done. */
export function growthAlert({ environmentName, scaling, missRate }: VainGrowth): Alert {
    const { nodes, maxMissRate } = scaling;
    const misses = percent(missRate);
    const subject = `${printable(environmentName).slice(0, 40)}: more nodes do not help the image caches`;
    const message = [
        `Auto-scaling in ${environmentName} has stopped adding nodes, at ${nodes}.`,
        `Two steps in a row brought no fewer misses: ${misses} of the requests still find no image in a cache, and auto-scaling is to add nodes above ${percent(maxMissRate)}. ` +
            "Most of these images were probably asked for the first time. No cache can have those, however many nodes there are.",
        "What you can do, on the manager's page Configuration:",
        `- If visitors wait no longer than usual, set "Most nodes" to fewer than ${nodes}: the last nodes cost money and bring nothing.`,
        `- If this rate is normal for your visitors, set "Grow above a miss rate of" higher than ${misses}.`,
        '- If the charts show caches that are full, raise "Capacity": the same images may be pushed out and asked for again.',
        `Auto-scaling adds nodes again once the miss rate has been ${percent(maxMissRate)} or less, or the configuration has changed.`,
    ];
    return { subject, message: message.join("\n\n") };
}

const percent = (share: number): string => `${Math.round(share * 1_000) / 10} %`;

/** SNS refuses subjects with anything but printable ASCII. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, "?");
