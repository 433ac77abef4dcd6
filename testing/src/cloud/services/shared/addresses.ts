import type { Inputs } from "../../inputs.js";
import type { Refusal } from "../../model.js";

/** A range of IPv4 addresses. */
export interface AddressRange {
    readonly text: string;
    readonly first: number;
    readonly last: number;
    /** Leading bits that all addresses share. */
    readonly prefixLength: number;
}

/** Reads `10.0.0.0/16`; undefined where the text is no range or has bits after the prefix, as `10.0.0.1/16` has. */
export function parseRange(text: string | undefined): AddressRange | undefined {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text ?? "");
    if (match === null || text === undefined) return undefined;
    const [, ...numbers] = match;
    const [a = 0, b = 0, c = 0, d = 0, prefixLength = 0] = numbers.map(Number);
    const first = ((a * 256 + b) * 256 + c) * 256 + d;
    const size = 2 ** (32 - prefixLength);
    if ([a, b, c, d].some((octet) => octet > 255) || prefixLength > 32 || first % size !== 0) return undefined;
    return { text, first, last: first + size - 1, prefixLength };
}

export function contains(outer: AddressRange, inner: AddressRange): boolean {
    return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap(one: AddressRange, other: AddressRange): boolean {
    return one.first <= other.last && other.first <= one.last;
}

/** The address that many places after the first one of a range. */
export function addressIn(range: AddressRange, offset: number): string {
    const number = range.first + offset;
    return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

/** Refuses text that is no range of IPv4 addresses. */
export function malformedRange(inputs: Inputs, property: string, code = "InvalidParameterValue"): Refusal | false {
    const text = inputs.text(property);
    if (text === undefined || parseRange(text) !== undefined) return false;
    const message = `${property} is "${text}", which is not a CIDR block; write one such as "10.0.0.0/16", with zeros after the prefix.`;
    return { code, message };
}

/** Refuses text that is no range of IPv6 addresses. */
export function malformedRange6(inputs: Inputs, property: string, code = "InvalidParameterValue"): Refusal | false {
    const text = inputs.text(property);
    if (text === undefined || /^[\da-f:]*:[\da-f:]*\/\d{1,3}$/i.test(text)) return false;
    return {
        code,
        message: `${property} is "${text}", which is not an IPv6 CIDR block; write one such as "2001:db8::/56".`,
    };
}
