import { closest, distance } from "fastest-levenshtein";

/** The candidate that `given` is most likely meant to be; undefined where none is near enough to be worth mentioning. */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
    if (candidates.length === 0) {
        return undefined;
    }
    const byFoldedName = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
    const folded = given.toLowerCase();
    const found = closest(folded, [...byFoldedName.keys()]);
    // More than every third letter changed is another word.
    return distance(folded, found) <= Math.max(1, Math.floor(found.length / 3)) ? byFoldedName.get(found) : undefined;
}
