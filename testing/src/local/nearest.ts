import { distance } from "fastest-levenshtein";

/** The known name that takes the fewest changed letters, if they are few. */
export function nearestOf(name: string, known: readonly string[]): string | undefined {
    const ranked = known
        .map((candidate) => ({ candidate, changes: distance(name, candidate) }))
        .sort((a, b) => a.changes - b.changes);
    const best = ranked[0];
    return best !== undefined && best.changes <= Math.max(2, Math.floor(name.length / 3)) && best.changes < name.length
        ? best.candidate
        : undefined;
}
