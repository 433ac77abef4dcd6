import { groupTags, mapTags, type TagSet } from "../aws/tag-set.js";
import { taggableTypes } from "../aws/taggable-types.generated.js";
import { type Finding, undecidable, violation } from "../core/finding.js";
import { nearestName } from "../core/nearest-name.js";
import { booleanOf } from "../core/reading.js";
import { type CheckedResource, resourceRule } from "../core/resource-rule.js";
import type { Pattern, SettingsReader } from "../core/settings.js";

const groupType = "aws:autoscaling/group:Group";

/** What the value of one tag must be. Without either, any text that is not empty. */
interface TagRequirement {
    allowed: readonly string[] | undefined;
    pattern: Pattern | undefined;
}

interface TagSettings {
    tags: ReadonlyMap<string, TagRequirement>;
}

const defaultTags = { Project: {}, Environment: { allowed: ["dev", "test", "prod"] }, Owner: {} };

export const requiredTags = resourceRule({
    name: "required-tags",
    title: "Everything says whose it is",
    description: "Every AWS resource that can be tagged must carry the required tags.",
    severity: "medium",
    references: [],
    url: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    onUnknown: "advisory",
    types: new Set([...taggableTypes, groupType]),
    readSettings: (reader: SettingsReader): TagSettings => ({
        tags: reader.map(
            "tags",
            readRequirement,
            defaultTags,
            "The required tags by key. What is given replaces the default.",
        ),
    }),
    check: (resource, { tags }) => {
        const present = resource.type === groupType ? groupTags(resource) : mapTags(resource);
        return [...tags].flatMap(([key, requirement]) => judgeTag(resource, present, key, requirement));
    },
});

function readRequirement(reader: SettingsReader): TagRequirement {
    return {
        allowed: reader.words("allowed", undefined, "The values that are allowed."),
        pattern: reader.pattern("pattern", "Regular expression that the whole value must match."),
    };
}

function judgeTag({ type }: CheckedResource, tags: TagSet, key: string, requirement: TagRequirement): Finding[] {
    const property = `tags.${key}`;
    const expected = describe(requirement);
    const value = tags.value(key);
    if (value.state === "unknown") {
        return [undecidable(property, "is not known yet", `give it a plain value that is ${expected}`)];
    }
    if (value.state === "absent") {
        const alike = nearestName(key, tags.keys);
        const hint = alike === undefined ? "" : `, though there is "${alike}"`;
        const where =
            type === groupType
                ? "add it to tags with propagateAtLaunch"
                : "add it to tags or to the provider's defaultTags";
        return [violation(property, `is missing${hint}`, `${where}, with a value that is ${expected}`)];
    }
    // The value itself is not repeated: nothing says that it is no secret.
    const findings = isAllowed(value.value, requirement)
        ? []
        : [violation(property, `is not ${expected}`, "correct the value")];
    return [...findings, ...judgePropagation(tags, key)];
}

function judgePropagation(tags: TagSet, key: string): Finding[] {
    const property = `tags.${key}.propagateAtLaunch`;
    const fix = "set it to true";
    const propagation = tags.propagation?.(key);
    if (propagation === undefined || booleanOf(propagation) === true) {
        return [];
    }
    return propagation.state === "unknown"
        ? [undecidable(property, "is not known yet", fix)]
        : [violation(property, "is not true, so the instances do not get the tag", fix)];
}

function isAllowed(value: unknown, { allowed, pattern }: TagRequirement): boolean {
    return (
        typeof value === "string" &&
        value.trim() !== "" &&
        (allowed === undefined || allowed.includes(value)) &&
        (pattern === undefined || pattern.matches(value))
    );
}

function describe({ allowed, pattern }: TagRequirement): string {
    const demands = [
        ...(allowed === undefined ? [] : [`one of ${allowed.join(", ")}`]),
        ...(pattern === undefined ? [] : [`a match of ${pattern.text}`]),
    ];
    return demands.length === 0 ? "a text that is not empty" : demands.join(" and ");
}
