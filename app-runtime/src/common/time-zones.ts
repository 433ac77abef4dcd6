/** A local date and time, as a clock on the wall of a time zone shows it. Months are 1 to 12. */
export interface WallTime {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly hour: number;
    readonly minute: number;
}

const dayMs = 86_400_000;

/**
 * Whether `name` is a time zone of this machine's IANA database, such as `Europe/Berlin`. An offset such as `+02:00` is none: it knows no summer time, and whoever lives by clocks
 * that do would be called an hour late for half of the year.
 */
export function isTimeZone(name: string): boolean {
    if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) {
        return false;
    }
    try {
        return clockOf(name) !== undefined;
    } catch {
        return false;
    }
}

/** What the clock of the zone shows at that instant; seconds are left out. */
export function wallTimeAt(instant: Date, zone: string): WallTime {
    const parts = new Map(
        clockOf(zone)
            .formatToParts(instant)
            .map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return {
        year: part("year"),
        month: part("month"),
        day: part("day"),
        hour: part("hour"),
        minute: part("minute"),
    };
}

/** Milliseconds by which the zone is ahead of UTC at that instant. */
export function offsetAt(instant: Date, zone: string): number {
    return asUtc(wallTimeAt(instant, zone)) - Math.floor(instant.getTime() / 60_000) * 60_000;
}

/**
 * The instants at which a clock of the zone shows that time: none where it is skipped in spring, two where it comes twice in autumn, earliest first.
 *
 * @param wall what the clock shows; a day that a month has not counts into the next month
 */
export function instantsOf(wall: WallTime, zone: string): readonly Date[] {
    const local = asUtc(wall);
    // No zone has two changes within two days.
    const offsets = [-dayMs, dayMs].map((away) => offsetAt(new Date(local + away), zone));
    return [...new Set(offsets)]
        .map((offset) => new Date(local - offset))
        .filter((instant, index) => offsetAt(instant, zone) === [...new Set(offsets)][index])
        .sort((one, other) => one.getTime() - other.getTime());
}

/** The first instant of a day in the zone, which is not midnight where summer time begins at midnight. */
export function startOfDay({ year, month, day }: Pick<WallTime, "year" | "month" | "day">, zone: string): Date {
    for (let minute = 0; minute < 24 * 60; minute += 15) {
        const [instant] = instantsOf({ year, month, day, hour: 0, minute }, zone);
        if (instant !== undefined) {
            return instant;
        }
    }
    throw new RangeError(`There is no ${year}-${month}-${day} in ${zone}.`);
}

/** The wall time as if the wall stood where clocks show UTC. */
function asUtc({ year, month, day, hour, minute }: WallTime): number {
    return Date.UTC(year, month - 1, day, hour, minute);
}

/** Making a format takes longer than to use it a hundred times. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
    const clock =
        clocks.get(zone) ??
        new Intl.DateTimeFormat("en-GB", {
            timeZone: zone,
            calendar: "gregory",
            hourCycle: "h23",
            ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
        });
    clocks.set(zone, clock);
    return clock;
}
