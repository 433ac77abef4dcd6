/** The eight groups of an address of version 6, each as it is written there; the last two may be written as an address of version 4. A zone is left out. */
export function ipv6Groups(address: string): string[] {
    const [head = "", tail] = withoutZone(address).split("::");
    const [before, after] = [groupsOf(head), groupsOf(tail)];
    const left = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
    return [...before, ...Array<string>(left).fill("0"), ...after];
}

/** The /64 that an address of version 6 is in: the least that one customer has. Its text is the same however the address was written. */
export function ipv6Network(address: string): string {
    const groups = ipv6Groups(address.toLowerCase()).slice(0, 4);
    return `${groups.map(withoutZeros).join(":")}::/64`;
}

function withoutZone(address: string): string {
    const zone = address.indexOf("%");
    return zone < 0 ? address : address.slice(0, zone);
}

function groupsOf(part: string | undefined): string[] {
    if (part === undefined || part === "") return [];
    const groups = part.split(":");
    return part.includes(".") ? groups.flatMap(sixteenBits) : groups;
}

function sixteenBits(group: string): string[] {
    if (!group.includes(".")) return [group];
    const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
    return [a * 256 + b, c * 256 + d].map((bits) => bits.toString(16));
}

function withoutZeros(group: string): string {
    return group.startsWith("0") ? group.replace(/^0+(?=.)/, "") : group;
}
