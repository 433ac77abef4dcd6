/** A whole number of 32 bits for a key: the same for the same key, and for two different ones hardly ever. */
export type KeyHash = (key: string) => number;

/** Takes every character into account, and time by their number. */
export function hashOfText(key: string): number {
    let hash = 0;
    for (let index = 0; index < key.length; index++) hash = Math.imul(hash, 31) + key.charCodeAt(index);
    return mixed(hash);
}

const imageId = "0190a8f2-1234-7abc-8def-0123456789ab";

/**
 * For keys of the form `<image id>/<size>`, where ten characters tell as much as all: the last eight digits of an id are random, and the
 * sizes begin with different letters. That the ids are made by the application is what keeps this safe: nobody can choose ones that collide.
 */
export function hashOfImageKey(key: string): number {
    if (key.length < imageId.length + 2) return hashOfText(key);
    let hash = key.charCodeAt(imageId.length + 1);
    for (let index = imageId.length - 8; index < imageId.length; index++) {
        hash = Math.imul(hash, 31) + key.charCodeAt(index);
    }
    return mixed(hash);
}

/** Lets every bit of the hash depend on all of it, because the table looks at the lowest ones only. */
function mixed(hash: number): number {
    const half = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    const whole = Math.imul(half ^ (half >>> 15), 0x735a2d97);
    return whole ^ (whole >>> 15);
}
