import { BlockList, isIP, isIPv4 } from "node:net";
import { ipv6Network } from "../ipv6.js";

/**
 * Whose word on the client's address is taken: the number of proxies in front, or the networks that they are in, such as `10.0.0.0/16`.
 * Nobody else can choose the address under which they are counted and logged.
 */
export type TrustedProxies = number | readonly string[];

/** Tells the client's address from the connection's and the `X-Forwarded-For` header. */
export class ClientAddresses {
    private readonly trusts: (address: string, hop: number) => boolean;

    /** @throws Error where a network is not an address or a CIDR block */
    constructor(trusted: TrustedProxies) {
        if (typeof trusted === "number") {
            this.trusts = (_address, hop) => hop < trusted;
        } else {
            const networks = makeList(trusted);
            this.trusts = (address) => networks.check(address, isIPv4(address) ? "ipv4" : "ipv6");
        }
    }

    /** The last address that a trusted proxy vouches for; `forwardedFor` is the header as it came. */
    public find(connection: string | undefined, forwardedFor: string | readonly string[] | undefined): string {
        let address = plainAddress(connection ?? "") ?? "unknown";
        const claims = [forwardedFor ?? []].flat().join(",").split(",");
        for (let hop = 0; claims.length > 0 && isIP(address) !== 0 && this.trusts(address, hop); hop += 1) {
            const claimed = plainAddress(claims.pop() ?? "");
            if (claimed === undefined) {
                break;
            }
            address = claimed;
        }
        return address;
    }
}

/** Drops what proxies write around an address: blanks, brackets, a port, and the prefix of an IPv4 address on an IPv6 socket. */
function plainAddress(text: string): string | undefined {
    const bare = text
        .trim()
        .replace(/^\[([^\]]*)\](:\d+)?$/, "$1")
        .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
        .replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, "$1");
    // A zone, as in fe80::1%eth0, means something on one machine only.
    return isIP(bare) === 0 || bare.includes("%") ? undefined : bare.toLowerCase();
}

function makeList(networks: readonly string[]): BlockList {
    const list = new BlockList();
    for (const network of networks) {
        const [address = "", prefix] = network.split("/");
        const family = isIPv4(address) ? "ipv4" : "ipv6";
        const longest = family === "ipv4" ? 32 : 128;
        const bits = Number(prefix ?? longest);
        if (isIP(address) === 0 || !/^\d+$/.test(prefix ?? "0") || bits > longest) {
            throw new Error(`"${network}" is no address and no CIDR block; write it like "10.0.0.0/16" or "fd00::/8".`);
        }
        list.addSubnet(address, bits, family);
    }
    return list;
}

/**
 * What is counted for one client: an IPv4 address, or the /64 of an IPv6 address, because one customer has all addresses of at least one /64.
 */
export function countedAddress(address: string): string {
    return isIP(address) === 6 ? ipv6Network(address) : address;
}
