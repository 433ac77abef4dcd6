import { nearestName } from "../core/nearest-name.js";
import type { Pattern, SettingsReader } from "../core/settings.js";
import { autoScalingGroupType } from "./launched-instances.js";
import { taggableTypes } from "./taggable-types.generated.js";

/** What the value of one tag must be. Without either, any text that is not empty. */
export interface TagRequirement {
    allowed: readonly string[] | undefined;
    pattern: Pattern | undefined;
}

/** What the rule on tags can be told. */
export interface TagSettings {
    /** By key, what everything must carry. */
    tags: ReadonlyMap<string, TagRequirement>;
    /** By type, what resources of that type must carry beside it, or in place of it for the same key. */
    types: ReadonlyMap<string, ReadonlyMap<string, TagRequirement>>;
    /** The kinds of resources that a launch template must tag, in EC2's words. */
    launched: readonly string[];
    /** By key, the value that a missing tag gets where the rule's level is `remediate`. */
    add: ReadonlyMap<string, string>;
}

/** Every type that has tags of its own. */
export const taggedTypes: readonly string[] = [...taggableTypes, autoScalingGroupType];

const defaultTags = { Project: {}, Environment: { allowed: ["dev", "test", "prod"] }, Owner: {} };

/** The choices of the setting `launched`. */
const launchedKinds = {
    instancesAndVolumes: ["instance", "volume"],
    instances: ["instance"],
    volumes: ["volume"],
    nothing: [],
} as const;
const launchedChoices = ["instancesAndVolumes", "instances", "volumes", "nothing"] as const;

export function readTagSettings(reader: SettingsReader): TagSettings {
    const tags = reader.map(
        "tags",
        readRequirement,
        defaultTags,
        "The required tags by key. What is given replaces the default.",
    );
    const types = reader.map(
        "types",
        (nested) => nested.map("tags", readRequirement, {}, "The tags of this type by key."),
        {},
        "By type, such as aws:s3/bucket:Bucket, tags that it must carry beside the others, or others of the same key.",
    );
    const launched = reader.choice(
        "launched",
        launchedChoices,
        "instancesAndVolumes",
        "What launch templates must tag: an Auto Scaling group can do that for instances, and for nothing else.",
    );
    const values = reader.map(
        "add",
        (nested) => nested.text("value", "The value that is added."),
        {},
        'By key, what a missing tag gets where the level of the rule is "remediate".',
    );
    const add = new Map([...values].flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
    const settings = { tags, types, launched: launchedKinds[launched], add };
    reader.problems.push(...[...types.keys()].flatMap(typeProblems), ...addProblems(values, settings));
    return settings;
}

/** What a resource of a type must carry. */
export function requirementsOf(type: string, { tags, types }: TagSettings): ReadonlyMap<string, TagRequirement> {
    const own = types.get(type);
    return own === undefined ? tags : new Map([...tags, ...own].sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function isAllowed(value: unknown, { allowed, pattern }: TagRequirement): boolean {
    return (
        typeof value === "string" &&
        value.trim() !== "" &&
        (allowed === undefined || allowed.includes(value)) &&
        (pattern === undefined || pattern.matches(value))
    );
}

/** Continues "a value that is". */
export function describe({ allowed, pattern }: TagRequirement): string {
    const demands = [
        ...(allowed === undefined ? [] : [`one of ${allowed.join(", ")}`]),
        ...(pattern === undefined ? [] : [`a match of ${pattern.text}`]),
    ];
    return demands.length === 0 ? "a text that is not empty" : demands.join(" and ");
}

function readRequirement(reader: SettingsReader): TagRequirement {
    return {
        allowed: reader.words("allowed", undefined, "The values that are allowed."),
        pattern: reader.pattern("pattern", "Regular expression that the whole value must match."),
    };
}

function typeProblems(type: string): string[] {
    if (taggedTypes.includes(type)) {
        return [];
    }
    const nearest = nearestName(type, taggedTypes);
    const hint = nearest === undefined ? "use one such as aws:s3/bucket:Bucket" : `did you mean "${nearest}"?`;
    return [`types.${type} is no type that can be tagged; ${hint}`];
}

/** A value that would be added and then refused helps nobody. */
function addProblems(values: ReadonlyMap<string, string | undefined>, settings: TagSettings): string[] {
    return [...values].flatMap(([key, value]) => {
        const requirements = [settings.tags, ...settings.types.values()].flatMap((tags) => tags.get(key) ?? []);
        const [requirement] = requirements;
        if (requirement === undefined) {
            return [`add.${key} is no required tag; add it to tags or leave it out`];
        }
        return requirements.some((one) => isAllowed(value, one))
            ? []
            : [`add.${key}.value is not allowed; use a value that is ${describe(requirement)}`];
    });
}
