import { BlockList, isIP, isIPv6 } from "node:net";
import { ipv6Network } from "../../../common/ipv6.js";
import type { CounterTable } from "./counter-table.js";
import type { Interned } from "./interner.js";

/** What is known of a client's address. */
export interface AddressFacts extends Interned {
    /** It is in one of the networks that raise nothing. */
    readonly isAllowed: boolean;
    /** Where it was counted last, and at what place there. */
    clients: CounterTable | undefined;
    offset: number;
}

/**
 * @param networks addresses and networks, such as `198.51.100.7` and `2001:db8::/32`
 * @throws RangeError naming what is neither
 */
export function addressFacts(networks: readonly string[]): (text: string, hash: number) => AddressFacts {
    const allowed = new BlockList();
    for (const network of networks) {
        const [address = "", length, ...rest] = network.split("/");
        const family = isIPv6(address) ? "ipv6" : "ipv4";
        const bits = family === "ipv6" ? 128 : 32;
        const prefix = length === undefined ? bits : Number(length);
        const fits = /^\d+$/.test(length ?? "0") && prefix <= bits;
        if (isIP(address) === 0 || rest.length > 0 || !fits) {
            throw new RangeError(
                `"${network}" is no network; give an address or a network such as 198.51.100.0/24 or 2001:db8::/32.`,
            );
        }
        allowed.addSubnet(address, prefix, family);
    }
    return (text, hash) => {
        const isAllowed = networks.length > 0 && allowed.check(text, isIPv6(text) ? "ipv6" : "ipv4");
        return { text, hash, isAllowed, clients: undefined, offset: -1 };
    };
}

/** The network that one person or one household has or shares: /24 of an address of version 4, /64 of one of version 6. */
export function networkOf(address: string): string {
    return address.includes(":") ? ipv6Network(address) : `${address.slice(0, address.lastIndexOf("."))}.0/24`;
}
