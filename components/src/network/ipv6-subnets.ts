import { slotOf, type ZoneRanges } from "./subnets.js";

/** A subnet's range is always a /64, whose first four groups are its own. */
const networkGroups = 4;

/** A VPC has at least a /56: 256 subnets, of which each zone has 32. */
const smallestVpc = 56;
const subnetsOfSlot = 32;

/** Where in a zone's slot each kind begins, in the proportions of `divide`. */
const places = { private: 0, public: 16, isolated: 24 };

/**
 * The IPv6 ranges of one zone's subnets in a VPC's range. They depend on nothing but the zone's own name, as its IPv4 ranges do, so that no zone
 * moves another.
 *
 * @param cidrBlock as AWS hands it out, such as `2600:1f18:12:ab00::/56`
 */
export function divideIpv6(cidrBlock: string, zone: string): ZoneRanges {
    const network = parseIpv6Network(cidrBlock);
    if (network === undefined) {
        throw new Error(`"${cidrBlock}" is no IPv6 range of a /${smallestVpc} or larger.`);
    }
    const first = slotOf(zone) * subnetsOfSlot;
    return {
        private: subnetRange(network, first + places.private),
        public: subnetRange(network, first + places.public),
        isolated: subnetRange(network, first + places.isolated),
    };
}

/** The first four groups of a range that has room for 256 subnets; undefined where the text is none. */
export function parseIpv6Network(cidrBlock: string): number[] | undefined {
    const [address = "", length = ""] = cidrBlock.split("/");
    const groups = parseGroups(address);
    if (groups === undefined || !/^\d{1,2}$/.test(length) || Number(length) > smallestVpc) {
        return undefined;
    }
    const network = groups.slice(0, networkGroups);
    const ofSubnets = network.at(-1) ?? 0;
    // AWS's ranges begin where all bits after the prefix are zero; that the last eight of these are makes room for the subnets.
    return ofSubnets % 256 === 0 && groups.slice(networkGroups).every((group) => group === 0) ? network : undefined;
}

/** The eight groups of an address, of which `::` stands for as many zeros as are missing. */
function parseGroups(address: string): number[] | undefined {
    const halves = address.split("::").map((half) => (half === "" ? [] : half.split(":")));
    const [head = [], tail = []] = halves;
    const missing = 8 - head.length - tail.length;
    if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) {
        return undefined;
    }
    const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...tail];
    return groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
        ? groups.map((group) => Number.parseInt(group, 16))
        : undefined;
}

/** Written as AWS writes it, without leading zeros and without zero groups at the end: what differs would be a change in every preview. */
function subnetRange(network: readonly number[], number: number): string {
    const groups = network.map((group, position) => (position === networkGroups - 1 ? group + number : group));
    const used = groups.slice(0, groups.findLastIndex((group) => group !== 0) + 1);
    return `${used.map((group) => group.toString(16)).join(":")}::/64`;
}
