import { matchesGlob } from "./glob.js";
import type { SettingsReader } from "./settings.js";

/** Leave to break one rule, for some resources, for a time. */
export interface Exemption {
    /** The rule's name. */
    rule: string;
    /** The URN of the resource, in which `*` stands for any text. */
    urn: string;
    /** Why it is right, or has to wait. */
    reason: string;
    /** Who answers for it. */
    owner: string;
    /** The last day on which it holds, such as `2027-03-31`, in UTC. */
    expires: string;
}

/** An exemption as the configuration gives it: what is missing is for the rule `exemptions` to report. */
export type ExemptionEntry = Readonly<Record<keyof Exemption, string | undefined>>;

const parts = ["rule", "urn", "reason", "owner", "expires"] as const;

export function readExemption(reader: SettingsReader): ExemptionEntry {
    return {
        rule: reader.text("rule", "The name of the rule."),
        urn: reader.text("urn", "The URN of the resource; * stands for any text."),
        reason: reader.text("reason", "Why the rule may be broken."),
        owner: reader.text("owner", "Who answers for it."),
        expires: reader.text("expires", "The last day on which it holds, such as 2027-03-31, in UTC."),
    };
}

/** What an entry does not say, or says in a way that cannot be read; empty where it is whole. */
export function missingParts(entry: ExemptionEntry): string[] {
    return parts.filter((part) => {
        const value = entry[part]?.trim() ?? "";
        return value === "" || (part === "expires" && !isDay(value));
    });
}

/** The entry where it is whole. */
export function completed(entry: ExemptionEntry): Exemption | undefined {
    const part = (name: keyof Exemption): string => entry[name]?.trim() ?? "";
    return missingParts(entry).length === 0
        ? {
              rule: part("rule"),
              urn: part("urn"),
              reason: part("reason"),
              owner: part("owner"),
              expires: part("expires"),
          }
        : undefined;
}

/** Whole days from now to the end of the last day; negative where it has passed. */
export function daysLeft({ expires }: Exemption, now: Date): number {
    const endOfDay = Date.parse(`${expires}T00:00:00Z`) + millisecondsOfDay;
    return Math.ceil((endOfDay - now.getTime()) / millisecondsOfDay) - 1;
}

const millisecondsOfDay = 24 * 60 * 60 * 1_000;

/** A day that the calendar has: JavaScript takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
    const time = Date.parse(`${text}T00:00:00Z`);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The exemptions that hold in this process, and which of them were needed. */
let standing: readonly Exemption[] = [];
const needed = new Set<string>();

/** Takes the exemptions of a configuration. Only those that are whole and have not expired hold. */
export function useExemptions(entries: readonly ExemptionEntry[], now: Date): void {
    standing = entries
        .map(completed)
        .filter((exemption) => exemption !== undefined)
        .filter((exemption) => daysLeft(exemption, now) >= 0);
    needed.clear();
}

/** The exemption that lets a resource break a rule, the first where several do. All those count as needed from then on. */
export function exemptionOf(rule: string, urn: string): Exemption | undefined {
    const covering = standing.filter((candidate) => candidate.rule === rule && matchesGlob(candidate.urn, urn));
    for (const exemption of covering) needed.add(keyOf(exemption));
    return covering[0];
}

export function isNeeded(exemption: Exemption): boolean {
    return needed.has(keyOf(exemption));
}

function keyOf({ rule, urn }: Exemption): string {
    return `${rule} ${urn}`;
}

/** What is added to a finding that an exemption covers. */
export function noteOf({ expires, owner, reason }: Exemption): string {
    return `(exempt until ${expires}, ${owner}: ${reason})`;
}

const note = / \(exempt until \d{4}-\d{2}-\d{2}, [^]*\)$/;

/** Whether a finding's message says that an exemption covers it. */
export function isExempt(message: string): boolean {
    return note.test(message);
}
