import type { SettingsReader } from "../core/settings.js";

/** Ports from one to another, both included. */
export interface PortRange {
    from: number;
    to: number;
}

export const allPorts: PortRange = { from: 0, to: 65_535 };

/**
 * A setting that lists ports, such as `["443", "8000-8010"]`. They are texts, because a range is none as a number.
 * Anything else is a problem of the configuration.
 */
export function readPorts(
    reader: SettingsReader,
    name: string,
    fallback: readonly string[],
    description: string,
): readonly PortRange[] {
    return reader.words(name, fallback, description).flatMap((text) => {
        const range = rangeOf(text);
        if (range === undefined) {
            reader.problems.push(`${name} has ${JSON.stringify(text)}; use ports such as "443" or "8000-8010"`);
        }
        return range ?? [];
    });
}

function rangeOf(text: string): PortRange | undefined {
    const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim());
    if (match === null) return undefined;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    return from <= to && to <= allPorts.to ? { from, to } : undefined;
}

/** Whether all of `ports` are among some ranges, which may touch or overlap. */
export function areWithin(ports: PortRange, ranges: readonly PortRange[]): boolean {
    let next = ports.from;
    for (const { from, to } of [...ranges].sort((one, other) => one.from - other.from)) {
        if (from <= next) next = Math.max(next, to + 1);
    }
    return next > ports.to;
}

/** The first of the ranges of which a port is among `ports`. */
export function firstWithin(ports: PortRange, ranges: readonly PortRange[]): PortRange | undefined {
    return ranges.find(({ from, to }) => from <= ports.to && ports.from <= to);
}

/** How a message calls a range of the configuration. Never one of a resource, whose numbers may be secret. */
export function wordsOf({ from, to }: PortRange): string {
    return from === to ? `port ${from}` : `a port from ${from} to ${to}`;
}
