import type { Place } from "../../model.js";

/**
 * When everything in the simulated cloud was made. One moment for all, so that the same program always has the same outputs
 * and an unchanged second run shows no difference.
 */
export const creationTime = "2026-01-01T00:00:00Z";

/** An identifier in upper case such as IAM's `AROA1B2C3…`. */
export function upperId(place: Place, prefix: string, length: number, label?: string): string {
    return prefix + place.hex(length, label).toUpperCase();
}

/** A universally unique identifier, version 4. */
export function uuid(place: Place, label = "uuid"): string {
    const digits = place.hex(32, label);
    return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `a${digits.slice(17, 20)}`,
        digits.slice(20, 32),
    ].join("-");
}
