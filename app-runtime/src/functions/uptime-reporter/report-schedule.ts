import { startOfDay } from "../../common/time-zones.js";

/** Before people begin to work, and when CloudWatch has the week before the last until the evening. */
const hoursOfDay = 6;
/** Rules of EventBridge know no time zone. An offset of the winter is right enough for the summer, too. */
const someMonday = { year: 2026, month: 1, day: 5 };
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;

/**
 * When the weekly report is due, as a schedule of EventBridge: on Mondays at six, by the clocks of January, where the weeks are counted. In the other half of the year that may be an
 * hour earlier or later.
 *
 * @param timeZone the reporter's `TIME_ZONE`
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function reportSchedule(timeZone: string): string {
    const call = new Date(startOfDay(someMonday, timeZone).getTime() + hoursOfDay * 3_600_000);
    return `cron(${call.getUTCMinutes()} ${call.getUTCHours()} ? * ${weekdays[call.getUTCDay()] ?? ""} *)`;
}
