import type { Place } from "../../model.js";

const digitsPerNumber = 8;

/** Numbers from 0 to below `limit` that look drawn and follow from the place, or from `seed` alone where the program gives one. */
export function numbers(place: Place, count: number, limit: number, seed?: string): number[] {
    const digits = place.hex(count * digitsPerNumber, `numbers ${seed ?? ""}`);
    return Array.from({ length: count }, (_, index) => {
        const start = index * digitsPerNumber;
        return Number.parseInt(digits.slice(start, start + digitsPerNumber), 16) % limit;
    });
}

/** The list in another order. */
export function shuffled<T>(place: Place, list: readonly T[], seed?: string): T[] {
    const order = numbers(place, list.length, 2 ** 32, `order ${seed ?? ""}`);
    return list
        .map((element, index) => ({ element, rank: order[index] ?? 0 }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ element }) => element);
}
