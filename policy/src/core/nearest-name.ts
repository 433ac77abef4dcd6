/**
 * The name of `names` that `given` was most likely meant to be, or undefined where none is near. Letter case does not
 * count.
 */
export function nearestName(given: string, names: Iterable<string>): string | undefined {
    let nearest: string | undefined;
    let shortest = Math.max(2, Math.floor(given.length / 3)) + 1;
    for (const name of names) {
        const distance = editDistance(given.toLowerCase(), name.toLowerCase());
        if (distance < shortest) {
            nearest = name;
            shortest = distance;
        }
    }
    return nearest;
}

/** How many letters must be inserted, deleted or replaced to turn `from` into `to` (Levenshtein). */
function editDistance(from: string, to: string): number {
    let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let row = 1; row <= from.length; row++) {
        const current = [row];
        for (let column = 1; column <= to.length; column++) {
            const replaced = at(previous, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
            current.push(Math.min(replaced, at(previous, column) + 1, at(current, column - 1) + 1));
        }
        previous = current;
    }
    return at(previous, to.length);
}

function at(row: readonly number[], column: number): number {
    return row[column] ?? Number.POSITIVE_INFINITY;
}
