import { isIP } from "node:net";
import { ipv6Groups } from "../../../common/ipv6.js";

/** Addresses that begin with the same bits. */
export interface Network {
    readonly family: "ipv4" | "ipv6";
    /** As WAF takes it and gives it back: version 6 with all of its digits. */
    readonly text: string;
    readonly first: bigint;
    readonly last: bigint;
}

/** Reads an address or a network; undefined where it is neither. */
export function readNetwork(text: string): Network | undefined {
    const [address = "", length, ...rest] = text.split("/");
    const version = isIP(address);
    if (version === 0 || rest.length > 0) return undefined;
    const bits = version === 4 ? 32 : 128;
    const prefix = length === undefined ? bits : Number(length);
    if (!/^\d+$/.test(length ?? "0") || prefix > bits) return undefined;
    const parts =
        version === 4 ? address.split(".").map(Number) : ipv6Groups(address).map((group) => parseInt(group, 16));
    const value = parts.reduce((sum, part) => (sum << (version === 4 ? 8n : 16n)) | BigInt(part), 0n);
    const others = (1n << BigInt(bits - prefix)) - 1n;
    const first = value & ~others;
    return {
        family: version === 4 ? "ipv4" : "ipv6",
        text: `${written(first, version)}/${prefix}`,
        first,
        last: first | others,
    };
}

export function overlap(one: Network, other: Network): boolean {
    return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

function written(value: bigint, version: number): string {
    const [parts, bits, radix, digits] = version === 4 ? [4, 8, 10, 1] : [8, 16, 16, 4];
    return Array.from({ length: parts }, (_none, index) =>
        Number((value >> BigInt((parts - 1 - index) * bits)) & ((1n << BigInt(bits)) - 1n))
            .toString(radix)
            .padStart(digits, "0"),
    ).join(version === 4 ? "." : ":");
}
