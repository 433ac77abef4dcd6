/** Versions of the components and what their change log says of them. */

type Version = readonly [major: number, minor: number, patch: number];

function parse(version: string): Version {
    const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
    if (major === undefined) throw new Error(`"${version}" is no version; write it as 1.2.3.`);
    return [Number(major), Number(minor), Number(patch)];
}

/** The highest of them; undefined of none. */
export function newest(versions: readonly string[]): string | undefined {
    return [...versions].sort(byPrecedence).at(-1);
}

function byPrecedence(one: string, other: string): number {
    const [first, second] = [parse(one), parse(other)];
    return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
}

/**
 * Whether programs must be ready for a break between the two: a new major version, before 1.0 a new minor one.
 *
 * @see https://semver.org/#spec-item-4
 */
export function mayBreak(from: string, to: string): boolean {
    const [old, now] = [parse(from), parse(to)];
    return now[0] > old[0] || (old[0] === 0 && now[0] === 0 && now[1] > old[1]);
}

/** The next version that may break. */
export function nextBreaking(version: string): string {
    const [major, minor] = parse(version);
    return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
}

/** Whether a version is out: its section of the change log has its own heading then, and no longer "Unreleased". */
export function isReleased(changelog: string, version: string): boolean {
    return sectionsOf(changelog).has(version);
}

/** Whether the section of what is to be released, or of the version, has a line that says "Breaking" and names the component. */
export function announcesBreak(changelog: string, version: string, component: string): boolean {
    const sections = sectionsOf(changelog);
    const entries = [sections.get("Unreleased"), sections.get(version)].join("\n").split(/^- /m);
    return entries.some((entry) => entry.includes("Breaking") && entry.includes(className(component)));
}

/** `managed-database` is `ManagedDatabase`. */
export function className(component: string): string {
    return component.replace(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function sectionsOf(changelog: string): Map<string, string> {
    const sections = changelog.split(/^## /m).slice(1);
    return new Map(
        sections.map((section) => [/^\[?([^\]\s]+)/.exec(section)?.[1] ?? "", section.slice(section.indexOf("\n"))]),
    );
}
