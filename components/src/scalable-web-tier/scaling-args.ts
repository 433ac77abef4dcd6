import { isOutside } from "../common/validation.js";

/** A change of the group's sizes at certain times. Scaling goes on between the sizes that it sets. */
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
     * Instances that there are at least from then on.
     * @default as it is then
     */
    minSize?: number;

    /**
     * Instances that there are at most from then on.
     * @default as it is then
     */
    maxSize?: number;

    /**
     * Instances to have at that moment.
     * @default as many as scaling wants
     */
    desiredCapacity?: number;
}

/** When the group grows and shrinks. Of several targets, the one that asks for most instances wins. */
export interface ScalingArgs {
    /**
     * Percent of the processors in use that the group aims at.
     * @default 75
     */
    cpuPercent?: number;

    /**
     * Percent of the memory in use that the group aims at.
     * @default 75
     */
    memoryPercent?: number;

    /**
     * Requests per minute and instance that the group aims at.
     * @default not looked at
     */
    requestsPerInstance?: number;

    /**
     * Bytes per minute that an instance receives, which the group aims at.
     * @default not looked at
     */
    bytesInPerInstance?: number;

    /**
     * Bytes per minute that an instance sends, which the group aims at.
     * @default not looked at
     */
    bytesOutPerInstance?: number;

    /**
     * Adds this many percent of the group at once when the processors are over 90 percent busy for a minute: for rushes that come too fast for the targets.
     * How busy and for how long is changed by the alarm `rush`.
     * @default no such step
     */
    rushPercent?: number;

    /**
     * Starts instances ahead of what AWS forecasts from two weeks of load, never fewer than the targets want.
     * @default false
     * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-predictive-scaling.html
     */
    predictive?: boolean;

    /**
     * Sizes by the clock, by a name of your choice.
     * @default none
     */
    schedules?: Record<string, ScheduleArgs>;
}

const mostInstances = 1000;

export function scalingFindings(scaling: ScalingArgs | undefined): (string | false)[] {
    const { cpuPercent, memoryPercent, requestsPerInstance, bytesInPerInstance, bytesOutPerInstance, rushPercent } =
        scaling ?? {};
    const largest = Number.MAX_SAFE_INTEGER;
    const schedules = Object.entries(scaling?.schedules ?? {});
    return [
        isOutside(cpuPercent, 1, 100) && `scaling.cpuPercent is ${cpuPercent}; use 1 to 100.`,
        isOutside(memoryPercent, 1, 100) && `scaling.memoryPercent is ${memoryPercent}; use 1 to 100.`,
        isOutside(requestsPerInstance, 1, largest) &&
            `scaling.requestsPerInstance is ${requestsPerInstance}; use a whole number of requests per minute, 1 or more.`,
        isOutside(bytesInPerInstance, 1, largest) &&
            `scaling.bytesInPerInstance is ${bytesInPerInstance}; use a whole number of bytes per minute, 1 or more.`,
        isOutside(bytesOutPerInstance, 1, largest) &&
            `scaling.bytesOutPerInstance is ${bytesOutPerInstance}; use a whole number of bytes per minute, 1 or more.`,
        isOutside(rushPercent, 1, 500) && `scaling.rushPercent is ${rushPercent}; use 1 to 500.`,
        ...schedules.flatMap(([name, schedule]) => scheduleFindings(name, schedule)),
    ];
}

function scheduleFindings(name: string, schedule: ScheduleArgs): (string | false)[] {
    const place = `scaling.schedules.${name}`;
    const { recurrence, timeZone, minSize, maxSize, desiredCapacity } = schedule;
    const sizes = { minSize, maxSize, desiredCapacity };
    return [
        !/^[a-z][a-z0-9-]*$/.test(name) &&
            `${place} is no name for a schedule; use lower-case letters, digits and dashes, starting with a letter.`,
        !/^\S+( \S+){4}$/.test(recurrence) &&
            `${place}.recurrence is "${recurrence}"; use a cron expression of five fields, such as "0 8 * * MON-FRI".`,
        timeZone !== undefined &&
            !isTimeZone(timeZone) &&
            `${place}.timeZone is "${timeZone}"; use a name such as "Europe/Berlin".`,
        Object.values(sizes).every((size) => size === undefined) &&
            `${place} sets no size; set minSize, maxSize or desiredCapacity.`,
        ...Object.entries(sizes).map(
            ([size, value]) =>
                isOutside(value, 0, mostInstances) && `${place}.${size} is ${value}; use 0 to ${mostInstances}.`,
        ),
        minSize !== undefined &&
            maxSize !== undefined &&
            minSize > maxSize &&
            `${place}.minSize is ${minSize} and maxSize ${maxSize}; set minSize to ${maxSize} or less.`,
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
