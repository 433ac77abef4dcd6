/** The address ranges of one zone. */
export interface ZoneRanges {
    public: string;
    private: string;
    isolated: string;
}

/** An IPv4 range as numbers. */
export interface Range {
    /** The first address, as a whole number below 2^32. */
    first: number;
    /** Leading bits that all addresses of the range share. */
    prefix: number;
}

/** AWS takes no larger VPC. */
export const widestPrefix = 16;

/** With a /22, public subnets are /27: the smallest in which a load balancer can grow. */
export const narrowestPrefix = 22;

/** AWS letters its zones; no region has one beyond h. */
const zonePattern = /^[a-z]{2}(?:-[a-z]+)+-\d([a-h])$/;

/** A network has eight slots, one for each letter that a zone can have. */
const slotBits = 3;

/**
 * Divides a network among zones. Each zone has the slot of its letter, so that its addresses depend on nothing but its own name:
 * subnets cannot be renumbered, and a zone that is added later must not move the others.
 *
 * Half of a slot is private, where instances and functions are; a quarter is public and a quarter isolated.
 */
export function divide(cidrBlock: string, zones: readonly string[]): Record<string, ZoneRanges> {
    const network = parseRange(cidrBlock);
    if (network === undefined) {
        throw new Error(`"${cidrBlock}" is no address range.`);
    }
    return Object.fromEntries(zones.map((zone) => [zone, rangesOf(network, slotOf(zone))]));
}

/** The region of an availability zone, or undefined where the name is not that of one. Local zones have no place here. */
export function regionOfZone(zone: string): string | undefined {
    return zonePattern.test(zone) ? zone.slice(0, -1) : undefined;
}

/** Reads `10.0.0.0/16`; undefined where the text is no range or its first address is not where such a range begins. */
export function parseRange(cidrBlock: string): Range | undefined {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidrBlock);
    if (match === null) {
        return undefined;
    }
    const octets = match.slice(1, 5).map(Number);
    const prefix = Number(match[5]);
    const first = octets.reduce((address, octet) => address * 256 + octet, 0);
    const possible = octets.every((octet) => octet <= 255) && prefix <= 32 && first % sizeOf(prefix) === 0;
    return possible ? { first, prefix } : undefined;
}

/** How many addresses a range of this prefix has. */
export function sizeOf(prefix: number): number {
    return 2 ** (32 - prefix);
}

/** The slot of an availability zone in its network, from 0 to 7. */
export function slotOf(zone: string): number {
    const letter = zonePattern.exec(zone)?.[1];
    if (letter === undefined) {
        throw new Error(`"${zone}" is no availability zone.`);
    }
    return letter.charCodeAt(0) - "a".charCodeAt(0);
}

function rangesOf(network: Range, slot: number): ZoneRanges {
    const slotPrefix = network.prefix + slotBits;
    const halfPrefix = slotPrefix + 1;
    const quarterPrefix = slotPrefix + 2;
    const start = network.first + slot * sizeOf(slotPrefix);
    const secondHalf = start + sizeOf(halfPrefix);
    return {
        private: formatRange({ first: start, prefix: halfPrefix }),
        public: formatRange({ first: secondHalf, prefix: quarterPrefix }),
        isolated: formatRange({ first: secondHalf + sizeOf(quarterPrefix), prefix: quarterPrefix }),
    };
}

function formatRange({ first, prefix }: Range): string {
    const octets = [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256);
    return `${octets.join(".")}/${prefix}`;
}
