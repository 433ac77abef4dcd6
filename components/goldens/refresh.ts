import type { Difference } from "./compare.js";
import { announcesBreak, className, isReleased, mayBreak, nextBreaking } from "./versions.js";

export interface Refresh {
    /** Version of the source, for which goldens are to be written. */
    readonly version: string;
    /** Newest version that has goldens, maybe the same. */
    readonly since: string;
    readonly differences: readonly Difference[];
    /** Text of CHANGELOG.md. */
    readonly changelog: string;
}

/**
 * Why the goldens must not be written; undefined where they may. A version that is out stays as it was, but for what only adds; one that is not out
 * yet follows its source.
 */
export function refusal({ version, since, differences, changelog }: Refresh): string | undefined {
    const breaks = differences.filter(({ breaking }) => breaking);
    if (breaks.length === 0) return undefined;
    if (version === since) {
        if (!isReleased(changelog, version)) return undefined;
        return refused(breaks, `${version} is out, and this breaks it. ${wayOut(version)}`);
    }
    if (!mayBreak(since, version)) {
        return refused(breaks, `${version} must not break what ${since} made. ${wayOut(since)}`);
    }
    const silent = [...new Set(breaks.map(({ component }) => component))].filter(
        (component) => !announcesBreak(changelog, version, component),
    );
    if (silent.length === 0) return undefined;
    return refused(
        breaks.filter(({ component }) => silent.includes(component)),
        `CHANGELOG.md does not say so; add a line that begins with "- **Breaking:**" and names ${silent.map(className).join(", ")}.`,
    );
}

function wayOut(version: string): string {
    return (
        "Undo it, or, if it must be: a breaking change needs a new major version, before 1.0 a new minor one " +
        `(${nextBreaking(version)} in components/package.json), and an entry in CHANGELOG.md.`
    );
}

function refused(breaks: readonly Difference[], why: string): string {
    return [...breaks.map(({ message }) => `- ${message}`), why].join("\n");
}
