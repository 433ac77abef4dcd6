import { isOutside } from "../common/validation.js";
import { type GroupSizes, type ScheduleArgs, scheduleFindings } from "./schedule-args.js";

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

/** @param group the sizes that a schedule does not set */
export function scalingFindings(scaling: ScalingArgs | undefined, group: GroupSizes): (string | false)[] {
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
        ...schedules.flatMap(([name, schedule]) => scheduleFindings(name, schedule, group)),
    ];
}
