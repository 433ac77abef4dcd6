/** GiB of the types whose size says nothing but the size. */
const burstable: Readonly<Record<string, number>> = {
    nano: 0.5,
    micro: 1,
    small: 2,
    medium: 4,
    large: 8,
    xlarge: 16,
    "2xlarge": 32,
};

/** GiB for each processor, by family, and the first generation that keeps to it. */
const families: Readonly<Record<string, { readonly each: number; readonly since: number }>> = {
    c: { each: 2, since: 5 },
    m: { each: 4, since: 4 },
    r: { each: 8, since: 5 },
};

/**
 * GiB of memory that an instance type has at least; undefined for families that do not go by a rule.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-specifications.html
 */
export function memoryOf(instanceType: string): number | undefined {
    const match = /^([a-z]+)(\d+)[a-z-]*\.([a-z0-9]+)$/.exec(instanceType);
    if (match === null) return undefined;
    const [, letter = "", generation, size = ""] = match;
    if (letter === "t") return burstable[size];
    const family = families[letter];
    const processors = processorsOf(size);
    if (family === undefined || processors === undefined || Number(generation) < family.since) return undefined;
    return family.each * processors;
}

/** One for `medium`, two for `large`, and four for each `xlarge`. */
function processorsOf(size: string): number | undefined {
    if (size === "medium") return 1;
    if (size === "large") return 2;
    const [, times] = /^(\d*)xlarge$/.exec(size) ?? [];
    return times === undefined ? undefined : 4 * Number(times === "" ? 1 : times);
}
