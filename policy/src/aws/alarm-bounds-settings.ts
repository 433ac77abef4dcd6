import type { SettingsReader } from "../core/settings.js";
import { type AlarmBounds, directions } from "./alarm-bounds.js";

/** What the rule on thresholds can be told. */
export interface BoundsSettings {
    /** By the same keys as the built-in bounds. */
    bounds: ReadonlyMap<string, Partial<AlarmBounds>>;
    minimumSeconds: number;
    maximumSeconds: number;
}

export function readBoundsSettings(reader: SettingsReader): BoundsSettings {
    const positive = { minimum: 1 };
    return {
        bounds: reader.map(
            "bounds",
            readBounds,
            {},
            'Bounds by namespace and metric, such as "AWS/RDS CPUUtilization". What is left out is as built in.',
        ),
        minimumSeconds: reader.number("minimumSeconds", positive, 60, "Shortest time that an alarm may look at."),
        maximumSeconds: reader.number(
            "maximumSeconds",
            positive,
            3_600,
            "Longest time that an alarm may look at, unless it is one period of a metric without built-in bounds.",
        ),
    };
}

function readBounds(reader: SettingsReader): Partial<AlarmBounds> {
    return {
        minimum: reader.number("minimum", {}, undefined, "Lowest threshold."),
        maximum: reader.number("maximum", {}, undefined, "Highest threshold."),
        direction: reader.choice("direction", directions, undefined, "The side of the threshold that is trouble."),
        unit: reader.text("unit", "The only unit that the alarm may ask for."),
        maximumSeconds: reader.number(
            "maximumSeconds",
            { minimum: 1 },
            undefined,
            "Longest time that the alarm may look at.",
        ),
    };
}
