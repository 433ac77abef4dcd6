import { Random } from "../../app-runtime/src/image-app/testing/random.js";

/**
 * Which images are asked for, one after the other, where a few are popular and most are not: the image of rank n is asked for as often as
 * 1 / n^skew says. Ranks begin at 0. The same seed gives the same trace.
 */
export function zipfTrace(options: { images: number; requests: number; skew: number; seed: number }): Uint32Array {
    const { images, requests, skew, seed } = options;
    const upTo = new Float64Array(images);
    let sum = 0;
    for (let rank = 0; rank < images; rank++) upTo[rank] = sum += (rank + 1) ** -skew;
    const random = new Random(seed);
    return Uint32Array.from({ length: requests }, () => firstOver(upTo, random.fraction() * sum));
}

function firstOver(rising: Float64Array, value: number): number {
    let [low, high] = [0, rising.length - 1];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((rising[middle] ?? 0) > value) high = middle;
        else low = middle + 1;
    }
    return low;
}
