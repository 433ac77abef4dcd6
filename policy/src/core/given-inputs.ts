/**
 * Which properties the program gave each resource. The engine shows inputs to resource rules only; stack rules, which
 * come later, are shown outputs, where what AWS chose looks like what the program wrote.
 */
const inputs = new Map<string, ReadonlySet<string>>();

export function noteInputs(urn: string, properties: Iterable<string>): void {
    inputs.set(urn, new Set(properties));
}

/** The names of what the program gave a resource; undefined where the engine did not show it. */
export function inputsOf(urn: string): ReadonlySet<string> | undefined {
    return inputs.get(urn);
}

/** A new run begins. */
export function forgetInputs(): void {
    inputs.clear();
}
