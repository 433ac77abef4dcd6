import { type InputValue, unknownValue } from "./inputs.js";

/**
 * How the provider protocol writes what plain JSON cannot say: secrets, values that are not known yet, and assets.
 *
 * @see https://pulumi-developer-docs.readthedocs.io/latest/docs/architecture/providers/implementers-guide.html
 */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const assetSignatures: ReadonlySet<string> = new Set([
    "c44067f5952c0a294b673a41bacd8c17", // an asset
    "0def7320c3a5731c473e5ecbe6d01bc7", // an archive
]);

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const unknownTexts: ReadonlySet<unknown> = new Set([
    unknownText,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // a flag
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // a number
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // a list
    "030794c1-ac77-496b-92df-f27374a8bd58", // an asset
    "e48ece36-62e2-4504-bad9-02848725956a", // an archive
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // an object
]);

/** Values as the protocol's `Struct` turns them into JavaScript, and back. */
export type WireValue = null | boolean | number | string | WireValue[] | { [key: string]: WireValue };
export type WireProperties = Record<string, WireValue>;

/** Properties of a resource in plain form, beside the knowledge of what must stay secret. */
export interface PropertyBag {
    readonly values: Readonly<Record<string, InputValue>>;
    /** Top-level properties that are secret or contain a secret. */
    readonly secretKeys: ReadonlySet<string>;
    /** Every secret text and number, as text, so that messages can be cleaned of them. */
    readonly secretTexts: ReadonlySet<string>;
}

export const emptyBag: PropertyBag = { values: {}, secretKeys: new Set(), secretTexts: new Set() };

/** Anything that has the protocol's property maps: google's `Struct`, which types its own members loosely. */
interface StructLike {
    toJavaScript(): object;
}

/** Reads a property map off the wire; a missing one is empty. */
export function readBag(struct: StructLike | undefined): PropertyBag {
    return struct === undefined ? emptyBag : toBag(struct.toJavaScript());
}

export function toBag(wire: object): PropertyBag {
    const values: Record<string, InputValue> = {};
    const secretKeys = new Set<string>();
    const secretTexts = new Set<string>();
    for (const [key, value] of Object.entries(wire)) {
        const finding = { hasSecret: false, secretTexts };
        values[key] = plain(value, finding, false);
        if (finding.hasSecret) secretKeys.add(key);
    }
    return { values, secretKeys, secretTexts };
}

/** The wire form of plain properties; those named in `secretKeys` become secrets as a whole. */
export function toWire(
    values: Readonly<Record<string, InputValue>>,
    secretKeys: ReadonlySet<string> = new Set(),
): WireProperties {
    const wire: WireProperties = {};
    for (const [key, value] of Object.entries(values)) {
        const written = wireValue(value);
        wire[key] = secretKeys.has(key) ? { [signatureKey]: secretSignature, value: written } : written;
    }
    return wire;
}

/** True for a file, text or archive that a program hands over; such values are passed on and never looked into. */
export function isAsset(value: InputValue): boolean {
    if (!isMap(value)) return false;
    const signature = value[signatureKey];
    return typeof signature === "string" && assetSignatures.has(signature);
}

export function containsUnknown(value: InputValue | undefined): boolean {
    if (value === unknownValue) return true;
    if (Array.isArray(value)) return value.some(containsUnknown);
    return isMap(value) && Object.values(value).some(containsUnknown);
}

export function isMap(value: InputValue | undefined): value is { [key: string]: InputValue } {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Finding {
    hasSecret: boolean;
    readonly secretTexts: Set<string>;
}

function plain(value: unknown, finding: Finding, inSecret: boolean): InputValue {
    if (unknownTexts.has(value)) return unknownValue;
    if (Array.isArray(value)) return value.map((element: unknown) => plain(element, finding, inSecret));
    if (typeof value === "object" && value !== null) return plainObject(value, finding, inSecret);
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return null;
    if (inSecret && typeof value !== "boolean" && value !== "") finding.secretTexts.add(String(value));
    return value;
}

function plainObject(value: object, finding: Finding, inSecret: boolean): InputValue {
    const members = new Map<string, unknown>(Object.entries(value));
    const signature = members.get(signatureKey);
    if (signature === secretSignature) {
        finding.hasSecret = true;
        return plain(members.get("value"), finding, true);
    }
    if (signature === outputSignature) {
        if (members.get("secret") === true) finding.hasSecret = true;
        if (!members.has("value")) return unknownValue;
        return plain(members.get("value"), finding, inSecret || members.get("secret") === true);
    }
    const result: { [key: string]: InputValue } = {};
    for (const [key, member] of members) result[key] = plain(member, finding, inSecret);
    return result;
}

function wireValue(value: InputValue): WireValue {
    if (value === unknownValue) return unknownText;
    if (Array.isArray(value)) return value.map(wireValue);
    if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, wireValue(member)]));
    return value;
}
