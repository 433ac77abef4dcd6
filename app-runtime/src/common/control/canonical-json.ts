import { createHash } from "node:crypto";

/**
 * JSON that is the same for the same content: names sorted, no blanks.
 *
 * @throws TypeError for what JSON has no word for, such as undefined, a function or a number that is not finite
 */
export function canonicalJson(value: unknown): string {
    if (Array.isArray(value)) {
        return `[${value.map(canonicalJson).join(",")}]`;
    }
    if (typeof value === "object" && value !== null) {
        const members = Object.entries(value)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
        return `{${members.join(",")}}`;
    }
    if (value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value)) {
        return JSON.stringify(value);
    }
    throw new TypeError(`JSON has no word for ${String(value)}.`);
}

/** SHA-256 of the canonical JSON, in hexadecimal. */
export function checksumOf(value: unknown): string {
    return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
