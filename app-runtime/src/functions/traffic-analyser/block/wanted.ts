import type { Incident } from "../incidents.js";
import { networkOf } from "../tally/addresses.js";
import { type Network, overlap, readNetwork } from "./network.js";

/** Who is blocked, and for how long. */
export interface BlockRules {
    readonly mode: "count" | "block";
    /** From the last minute of an attack on. */
    readonly blockMinutes: number;
    readonly mostBlocked: number;
    readonly allowedNetworks: readonly string[];
}

/**
 * The networks that are to be blocked: of attacks that were there no more than the minutes of a block ago, the latest first. It follows from the incidents alone, so that a block ends by itself, and
 * at once where files that come late prove the incident wrong.
 *
 * Of an address of version 6 it is the network of 64 bits, in which whoever has one address has all.
 *
 * @param now log time in seconds
 */
export function wantedBlocks(incidents: readonly Incident[], now: number, rules: BlockRules): readonly Network[] {
    if (rules.mode === "count") return [];
    const allowed = rules.allowedNetworks.flatMap((text) => readNetwork(text) ?? []);
    const wanted = new Map<string, Network>();
    const recent = incidents
        .filter(({ type, end }) => type !== "high-traffic" && (end + 1 + rules.blockMinutes) * 60 > now)
        .sort((one, other) => other.end - one.end || (one.key < other.key ? -1 : 1));
    for (const { key } of recent) {
        const network = blockable(key);
        if (network === undefined || allowed.some((each) => overlap(each, network))) continue;
        wanted.set(network.text, network);
        if (wanted.size >= rules.mostBlocked) break;
    }
    return [...wanted.values()];
}

/** @returns undefined where the key is a path, or the traffic as a whole */
function blockable(key: string): Network | undefined {
    const network = readNetwork(key);
    return network?.family === "ipv6" && !key.includes("/") ? readNetwork(networkOf(key)) : network;
}
