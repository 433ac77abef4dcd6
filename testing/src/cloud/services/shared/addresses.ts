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

/** A range of IPv6 addresses, which are larger than numbers count exactly. */
export interface AddressRange6 {
    readonly text: string;
    readonly first: bigint;
    readonly last: bigint;
    readonly prefixLength: number;
}

/** Where a range begins and ends. */
interface Bounds<Address> {
    readonly first: Address;
    readonly last: Address;
}

/** Reads `2600:1f18:12:ab00::/56`; undefined where the text is no range or has bits after the prefix. */
export function parseRange6(text: string | undefined): AddressRange6 | undefined {
    const [, address, length] = /^([\da-f:]+)\/(\d{1,3})$/i.exec(text ?? "") ?? [];
    const groups = groupsOf(address ?? "");
    const prefixLength = Number(length);
    if (groups === undefined || text === undefined || prefixLength > 128) return undefined;
    const first = groups.reduce((number, group) => number * 0x1_0000n + BigInt(group), 0n);
    const size = 2n ** BigInt(128 - prefixLength);
    return first % size === 0n ? { text, first, last: first + size - 1n, prefixLength } : undefined;
}

/** The eight groups of an IPv6 address, of which `::` stands for those that are zero. */
function groupsOf(address: string): number[] | undefined {
    const halves = address.split("::").map((half) => (half === "" ? [] : half.split(":")));
    const [head = [], tail = []] = halves;
    const left = 8 - head.length - tail.length;
    if (halves.length > 2 || (halves.length === 2 ? left < 1 : left !== 0)) return undefined;
    const groups = [...head, ...Array.from({ length: left }, () => "0"), ...tail];
    return groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
        ? groups.map((group) => Number.parseInt(group, 16))
        : undefined;
}

/** A range of the VPCs' size as AWS writes it, from the four groups that are not all zero: without leading zeros and zero groups at the end. */
export function rangeOfVpc6(groups: readonly number[]): string {
    const used = groups.slice(0, groups.findLastIndex((group) => group !== 0) + 1);
    return `${used.map((group) => group.toString(16)).join(":")}::/56`;
}

export function contains<Address extends number | bigint>(outer: Bounds<Address>, inner: Bounds<Address>): boolean {
    return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap<Address extends number | bigint>(one: Bounds<Address>, other: Bounds<Address>): boolean {
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
    if (text === undefined || parseRange6(text) !== undefined) return false;
    const message = `${property} is "${text}", which is not an IPv6 CIDR block; write one such as "2001:db8::/56", with zeros after the prefix.`;
    return { code, message };
}
