/** A member of an object that came from outside. */
export function memberOf(value: unknown, name: string): unknown {
    return typeof value === "object" && value !== null && Object.hasOwn(value, name)
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : undefined;
}

/** A member that is a text; undefined where it is something else. */
export function textAt(value: unknown, name: string): string | undefined {
    const member = memberOf(value, name);
    return typeof member === "string" ? member : undefined;
}

/** A member that is a number; undefined where it is something else. */
export function numberAt(value: unknown, name: string): number | undefined {
    const member = memberOf(value, name);
    return typeof member === "number" && Number.isFinite(member) ? member : undefined;
}

/** A member that is a time as text; undefined where it is something else. AWS writes some offsets without a colon, which `Date` takes too. */
export function timeAt(value: unknown, name: string): Date | undefined {
    const time = new Date(textAt(value, name) ?? "");
    return Number.isNaN(time.getTime()) ? undefined : time;
}
