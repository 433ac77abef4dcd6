import { Type, type Static, type TSchema } from "typebox";
import { Check } from "typebox/value";
import { cachePolicies } from "./cache-policies.js";
import { checksumOf } from "./canonical-json.js";
import { faultsAgainst, listed } from "./faults.js";

/** How the number of nodes follows the load: by the manager's buttons only, or by the miss rate. */
export const scalingModes = ["manual", "automatic"] as const;
export type ScalingMode = (typeof scalingModes)[number];

/** What configurations may hold, both ends included. Rates are shares from 0 to 1, ratios factors. */
export const bounds = {
    version: { minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
    clear: { minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    /** The last moment that a `Date` can hold. */
    deleteUploadedBefore: { minimum: 0, maximum: 8.64e15 },
    /** Up to 64 GiB. */
    capacityBytes: { minimum: 0, maximum: 64 * 2 ** 30 },
    maxItems: { minimum: 0, maximum: 2 ** 24 },
    nodes: { minimum: 1, maximum: 8 },
    rate: { minimum: 0, maximum: 1 },
    expandRatio: { minimum: 1.1, maximum: 8 },
    shrinkRatio: { minimum: 0.1, maximum: 0.9 },
} as const;

type Bounds = (typeof bounds)[keyof typeof bounds];

const wholeNumber = (range: Bounds) =>
    Type.Integer({ ...range, description: `a whole number from ${range.minimum} to ${range.maximum}` });
const number = (range: Bounds) =>
    Type.Number({ ...range, description: `a number from ${range.minimum} to ${range.maximum}` });
const word = <const Word extends string>(of: readonly Word[]) =>
    Type.Unsafe<Word>({ type: "string", enum: [...of], description: listed(of) });
const record = <Members extends Record<string, TSchema>>(members: Members) =>
    Type.Object(members, {
        additionalProperties: false,
        description: `an object with ${Object.keys(members).join(", ")}`,
    });

/** What a cache may keep: see {@link ImageCache}. */
export const CacheSchema = record({
    capacityBytes: wholeNumber(bounds.capacityBytes),
    maxItems: wholeNumber(bounds.maxItems),
    policy: word(cachePolicies),
});

/** How the number of nodes follows the load (R13). */
export const ScalingSchema = record({
    mode: word(scalingModes),
    /** Nodes that there should be: what the buttons of the manager and the rule change. */
    nodes: wholeNumber(bounds.nodes),
    minNodes: wholeNumber(bounds.nodes),
    maxNodes: wholeNumber(bounds.nodes),
    /** Misses per request above which nodes are added. */
    maxMissRate: number(bounds.rate),
    /** Misses per request below which nodes are taken away. */
    minMissRate: number(bounds.rate),
    /** 2 doubles. */
    expandRatio: number(bounds.expandRatio),
    /** 0.5 halves. */
    shrinkRatio: number(bounds.shrinkRatio),
});

/** The configuration of all caches, without its checksum. The one schema that manager and nodes work with. */
export const ConfigurationSchema = record({
    /** Grows by one with each change. */
    version: wholeNumber(bounds.version),
    cache: CacheSchema,
    scaling: ScalingSchema,
    /** Grows by one each time that the caches are to be cleared. */
    clear: wholeNumber(bounds.clear),
    /**
     * Deletes all data: every image that was recorded before this moment, in milliseconds since 1970, is to go; 0 where nobody has asked for it.
     *
     * It is carried out once. The moment names the order: the database remembers it, so that a node that starts years later deletes nothing for it.
     * A moment in the future orders nothing: see `deletion-moment.ts`.
     */
    deleteUploadedBefore: wholeNumber(bounds.deleteUploadedBefore),
});

const ParameterSchema = record({
    ...ConfigurationSchema.properties,
    checksum: Type.String({
        pattern: "^[0-9a-f]{64}$",
        description: "the SHA-256 of the rest as 64 hexadecimal digits",
    }),
});

/** The bounds of one cache. */
export type CacheSettings = Static<typeof CacheSchema>;
/** The bounds of the pool of nodes. */
export type ScalingSettings = Static<typeof ScalingSchema>;
/** The configuration of all caches, as the manager writes it and nodes apply it. */
export type ControlConfiguration = Static<typeof ConfigurationSchema>;

/**
 * What holds where nobody has configured anything. Version 0 is never published: every version of the manager is newer.
 * 256 MB are some 10,000 images of the standard size, and leave room on the smallest instance.
 */
export const defaultConfiguration: Readonly<ControlConfiguration> = {
    version: 0,
    cache: { capacityBytes: 256_000_000, maxItems: 100_000, policy: "lru" },
    scaling: {
        mode: "manual",
        nodes: 1,
        minNodes: 1,
        maxNodes: 8,
        maxMissRate: 0.8,
        minMissRate: 0.2,
        expandRatio: 2,
        shrinkRatio: 0.5,
    },
    clear: 0,
    deleteUploadedBefore: 0,
};

/** A configuration cannot be worked with; the message has one sentence per fault. */
export class ConfigurationError extends Error {
    public override readonly name = "ConfigurationError";

    constructor(public readonly faults: readonly string[]) {
        super(faults.join("\n"));
    }
}

/** One sentence for each thing that is wrong with what should be a configuration: what it holds and what is allowed. Empty where all is well. */
export function faultsOf(candidate: unknown): readonly string[] {
    return Check(ConfigurationSchema, candidate)
        ? contradictionsOf(candidate)
        : faultsAgainst(ConfigurationSchema, candidate, "the configuration");
}

/** The text of the parameter, with its checksum. @throws ConfigurationError where the configuration is not one */
export function writeConfiguration(configuration: ControlConfiguration): string {
    refuse(faultsOf(configuration));
    return JSON.stringify({ ...configuration, checksum: checksumOf(configuration) });
}

/**
 * Reads the text of the parameter.
 *
 * What it does not know, it refuses: a node that passed over it would say that it has applied what it has not.
 *
 * @throws ConfigurationError where it is no configuration, contradicts itself, or its checksum is that of something else
 */
export function parseConfiguration(text: string): ControlConfiguration {
    const content = parseJson(text);
    if (!Check(ParameterSchema, content)) {
        throw new ConfigurationError(faultsAgainst(ParameterSchema, content, "the configuration"));
    }
    const { checksum, ...configuration } = content;
    refuse(contradictionsOf(configuration));
    const expected = checksumOf(configuration);
    if (checksum !== expected) {
        throw new ConfigurationError([
            `checksum is ${checksum}, and that of the rest is ${expected}: the configuration was changed by hand or cut; write it with the manager.`,
        ]);
    }
    return configuration;
}

function refuse(faults: readonly string[]): void {
    if (faults.length > 0) {
        throw new ConfigurationError(faults);
    }
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new ConfigurationError([
            `The configuration is not JSON (${error instanceof Error ? error.message : String(error)}); write it with the manager.`,
        ]);
    }
}

/** Values that are allowed each by itself and not together. */
function contradictionsOf({ scaling }: ControlConfiguration): readonly string[] {
    const { nodes, minNodes, maxNodes, minMissRate, maxMissRate } = scaling;
    const faults: string[] = [];
    if (minNodes > maxNodes) {
        faults.push(`scaling.minNodes is ${minNodes} and scaling.maxNodes ${maxNodes}; the first may not be greater.`);
    } else if (nodes < minNodes || nodes > maxNodes) {
        faults.push(
            `scaling.nodes is ${nodes}, scaling.minNodes ${minNodes} and scaling.maxNodes ${maxNodes}; the first has to lie between the others.`,
        );
    }
    // With both the same, every miss rate would add or take away nodes.
    if (minMissRate >= maxMissRate) {
        faults.push(
            `scaling.minMissRate is ${minMissRate} and scaling.maxMissRate ${maxMissRate}; the first has to be smaller.`,
        );
    }
    return faults;
}
