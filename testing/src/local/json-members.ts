// A look into what was read as JSON, of which nobody promises that it has the shape it should have.

export function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Undefined where the value is no object or has no such member. */
export function memberOf(value: unknown, key: string): unknown {
    return isObject(value) ? value[key] : undefined;
}

/** Empty where the member is no list. */
export function listAt(value: unknown, key: string): unknown[] {
    const list = memberOf(value, key);
    return Array.isArray(list) ? list : [];
}

/** Undefined where the member is no text, or an empty one. */
export function textAt(value: unknown, key: string): string | undefined {
    const text = memberOf(value, key);
    return typeof text === "string" && text !== "" ? text : undefined;
}
