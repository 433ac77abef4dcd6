/**
 * The most days that may pass between two rotations by a schedule of Secrets Manager; undefined where that cannot be
 * told.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
 */
export function daysBetween(schedule: string): number | undefined {
    const [, count, unit] = /^rate\((\d+) (hour|day)s?\)$/.exec(schedule.trim()) ?? [];
    if (count !== undefined) {
        return unit === "hour" ? Number(count) / 24 : Number(count);
    }
    // Minutes, hours, day of the month, month, day of the week, year.
    const [, fields = ""] = /^cron\((.*)\)$/.exec(schedule.trim()) ?? [];
    const [, , , month, , year] = fields.split(/\s+/);
    const [, months] = /^(?:\*|1|JAN)\/(\d+)$/.exec(month ?? "") ?? [];
    const every = month === "*" ? 1 : Number(months);
    return year === "*" && every >= 1 && every <= 12 ? every * longestMonth : undefined;
}

const longestMonth = 31;
