import type { Inputs } from "../../inputs.js";
import type { Refusals } from "../../model.js";
import { mismatched, refuseIf } from "../shared/checks.js";
import { badValue } from "./types.js";

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const shortest = 30;

const time = "([01]\\d|2[0-3]):([0-5]\\d)";
const day = "(mon|tue|wed|thu|fri|sat|sun)";
const backupPattern = new RegExp(`^${time}-${time}$`);
const maintenancePattern = new RegExp(`^${day}:${time}-${day}:${time}$`, "i");

/** A window as minutes: `start` after Monday 00:00, or after midnight for a daily one, and how long it is. */
interface Window {
    readonly start: number;
    readonly length: number;
}

/**
 * Faults of the daily backup window and the weekly maintenance window, both in UTC.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupWindow.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html
 */
export function windowFaults(inputs: Inputs): Refusals {
    const backup = backupWindow(inputs.text("backupWindow"));
    const maintenance = maintenanceWindow(inputs.text("maintenanceWindow"));
    return [
        mismatched(inputs, "backupWindow", backupPattern, 'a daily window in UTC such as "02:00-03:00"', badValue),
        mismatched(
            inputs,
            "maintenanceWindow",
            maintenancePattern,
            'a weekly window in UTC such as "sun:04:00-sun:05:00"',
            badValue,
        ),
        tooShort("backupWindow", inputs.text("backupWindow"), backup),
        tooShort("maintenanceWindow", inputs.text("maintenanceWindow"), maintenance),
        refuseIf(
            backup !== undefined && maintenance !== undefined && overlap(backup, maintenance),
            badValue,
            `The backup window ${inputs.text("backupWindow")} and the maintenance window ${inputs.text("maintenanceWindow")} must not overlap; move one of them.`,
        ),
    ];
}

function tooShort(property: string, text: string | undefined, window: Window | undefined): Refusals[number] {
    const message = `${property} is "${text}", ${window?.length} minutes; use at least ${shortest}.`;
    return refuseIf(window !== undefined && window.length < shortest, badValue, message);
}

function backupWindow(text: string | undefined): Window | undefined {
    const match = backupPattern.exec(text ?? "");
    if (match === null) return undefined;
    const [, startHour, startMinute, endHour, endMinute] = match;
    const start = minutes(startHour, startMinute);
    return { start, length: (minutes(endHour, endMinute) - start + dayMinutes) % dayMinutes };
}

function maintenanceWindow(text: string | undefined): Window | undefined {
    const match = maintenancePattern.exec(text ?? "");
    if (match === null) return undefined;
    const [, startDay = "", startHour, startMinute, endDay = "", endHour, endMinute] = match;
    const start = days.indexOf(startDay.toLowerCase()) * dayMinutes + minutes(startHour, startMinute);
    const end = days.indexOf(endDay.toLowerCase()) * dayMinutes + minutes(endHour, endMinute);
    return { start, length: (end - start + weekMinutes) % weekMinutes };
}

function minutes(hour: string | undefined, minute: string | undefined): number {
    return Number(hour) * 60 + Number(minute);
}

/** Whether the backup of any day of the week meets the maintenance. */
function overlap(backup: Window, maintenance: Window): boolean {
    return days.some((_name, index) => {
        const start = index * dayMinutes + backup.start;
        const untilMaintenance = (maintenance.start - start + weekMinutes) % weekMinutes;
        const untilBackup = (start - maintenance.start + weekMinutes) % weekMinutes;
        return untilMaintenance < backup.length || untilBackup < maintenance.length;
    });
}
