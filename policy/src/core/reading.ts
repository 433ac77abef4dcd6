/**
 * Safe reads of a resource's properties during a preview, when values may not be known yet.
 *
 * The policy SDK hands out properties behind a proxy that throws when an unknown value is read, and turns that throw
 * into one advisory, whatever the level of the rule. Everything a rule reads goes through here, so that an unknown
 * value is a result and not an accident.
 */

/** What is known of one property. `null` counts as absent, as it does for providers. */
export type Reading = { state: "absent" } | { state: "unknown" } | { state: "known"; value: unknown };

const absent: Reading = { state: "absent" };
const unknown: Reading = { state: "unknown" };

/** Reads `container[key]`; a container that is no object has no properties. */
export function read(container: unknown, key: string | number): Reading {
    if (typeof container !== "object" || container === null || !(key in container)) {
        return absent;
    }
    let value: unknown;
    const { stackTraceLimit } = Error;
    try {
        // Nobody sees the error that an unknown value throws, and its stack would take longer than all else here.
        Error.stackTraceLimit = 0;
        value = Reflect.get(container, key);
    } catch {
        // Properties are plain data: only the SDK's guard against unknown values throws here.
        return unknown;
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
    return value === undefined || value === null ? absent : { state: "known", value };
}

/**
 * The elements of a reading that is a list, none of anything else. Looking at each by itself, because some may not be
 * known.
 */
export function elementsOf(list: Reading): Reading[] {
    const value = list.state === "known" ? list.value : undefined;
    return Array.isArray(value) ? Array.from({ length: value.length }, (_, index) => read(value, index)) : [];
}

/**
 * Reads a member of something that is itself only a reading: of the unknown everything is unknown, of the absent
 * nothing is there.
 */
export function member(container: Reading, key: string): Reading {
    return container.state === "known" ? read(container.value, key) : container;
}

/** Reads along a path of names, such as `metadataOptions.httpTokens`. A list on the way is read by its first element. */
export function readPath(container: unknown, path: string): Reading {
    return path.split(".").reduce<Reading>(
        (reading, key) => {
            const [first] = elementsOf(reading);
            return member(first ?? reading, key);
        },
        { state: "known", value: container },
    );
}

/** The text of a reading, or undefined where it is absent, unknown or no text. */
export function textOf(reading: Reading): string | undefined {
    return reading.state === "known" && typeof reading.value === "string" ? reading.value : undefined;
}

/** The number of a reading, which may have been written as text, such as `"80"`; undefined where it is none. */
export function numberOf(reading: Reading): number | undefined {
    const value = reading.state === "known" ? reading.value : undefined;
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** The boolean of a reading, which may have been written as text, such as `"true"`; undefined where it is none. */
export function booleanOf(reading: Reading): boolean | undefined {
    const value = reading.state === "known" ? reading.value : undefined;
    if (typeof value === "boolean") {
        return value;
    }
    return value === "true" ? true : value === "false" ? false : undefined;
}
