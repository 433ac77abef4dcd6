import { isOutside } from "../common/validation.js";
import { cronFindings } from "./cron.js";

/**
 * A change of the group's sizes at certain times. Scaling goes on between the sizes that it sets. A size that it does not set stays what it is at that moment; what
 * it sets must fit `minSize` and `maxSize` of the tier where it sets only one of the two.
 */
export interface ScheduleArgs {
    /**
     * When, as a cron expression of five fields, such as `0 8 * * MON-FRI`.
     * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
     */
    recurrence: string;

    /**
     * Time zone that `recurrence` is in, such as `Europe/Berlin`.
     * @default "Etc/UTC"
     */
    timeZone?: string;

    /**
     * Instances that there are at least from then on. The alarm `in-service` goes by the fewest of all schedules and of the tier.
     * @default not changed: what a schedule before it has set, or else the tier's `minSize`
     */
    minSize?: number;

    /**
     * Instances that there are at most from then on.
     * @default not changed: what a schedule before it has set, or else the tier's `maxSize`
     */
    maxSize?: number;

    /**
     * Instances to have at that moment.
     * @default as many as scaling wants
     */
    desiredCapacity?: number;
}

/** Between what sizes the group is while no schedule has changed them. */
export interface GroupSizes {
    minSize: number;
    maxSize: number;
}

const mostInstances = 1000;

/** The fewest instances that there are at least at any time. */
export function leastInstances(minSize: number, schedules: Readonly<Record<string, ScheduleArgs>> = {}): number {
    return Math.min(minSize, ...Object.values(schedules).map((schedule) => schedule.minSize ?? minSize));
}

export function scheduleFindings(name: string, schedule: ScheduleArgs, group: GroupSizes): (string | false)[] {
    const place = `scaling.schedules.${name}`;
    const { recurrence, timeZone, minSize, maxSize, desiredCapacity } = schedule;
    const sizes = { minSize, maxSize, desiredCapacity };
    return [
        !/^[a-z][a-z0-9-]*$/.test(name) &&
            `${place} is no name for a schedule; use lower-case letters, digits and dashes, starting with a letter.`,
        ...cronFindings(`${place}.recurrence`, recurrence),
        timeZone !== undefined &&
            !isTimeZone(timeZone) &&
            `${place}.timeZone is "${timeZone}"; use a name such as "Europe/Berlin".`,
        Object.values(sizes).every((size) => size === undefined) &&
            `${place} sets no size; set minSize, maxSize or desiredCapacity.`,
        ...Object.entries(sizes).map(
            ([size, value]) =>
                isOutside(value, 0, mostInstances) && `${place}.${size} is ${value}; use 0 to ${mostInstances}.`,
        ),
        ...orderFindings(place, schedule, group),
    ];
}

/** AWS can carry out no action by which the group would have more instances at least than at most. */
function orderFindings(
    place: string,
    { minSize, maxSize, desiredCapacity }: ScheduleArgs,
    group: GroupSizes,
): (string | false)[] {
    const least = minSize ?? group.minSize;
    const most = maxSize ?? group.maxSize;
    if (least <= most) {
        return [
            isOutside(desiredCapacity, least, most) &&
                `${place}.desiredCapacity is ${desiredCapacity}; use ${least} to ${most}, or set the size that is in its way too.`,
        ];
    }
    return [
        minSize !== undefined &&
            maxSize !== undefined &&
            `${place}.minSize is ${minSize} and maxSize ${maxSize}; set minSize to ${maxSize} or less.`,
        maxSize === undefined &&
            `${place}.minSize is ${minSize}, and maxSize of the tier is ${most}; set maxSize in the schedule too, to ${minSize} or more.`,
        minSize === undefined &&
            `${place}.maxSize is ${maxSize}, and minSize of the tier is ${least}; set minSize in the schedule too, to ${maxSize} or less.`,
    ];
}

function isTimeZone(name: string): boolean {
    try {
        Intl.DateTimeFormat("en", { timeZone: name });
        return true;
    } catch {
        return false;
    }
}
