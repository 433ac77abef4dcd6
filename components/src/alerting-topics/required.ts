/** What was put into a map before, of which a missing key is a mistake in this component and not of its user. */
export function required<T>(map: ReadonlyMap<string, T>, key: string): T {
    const value = map.get(key);
    if (value === undefined) {
        throw new Error(`There is no "${key}", only ${[...map.keys()].join(", ")}.`);
    }
    return value;
}
