import { listed } from "../../aws/listed.js";
import { type TagHolder, tagHoldersOf } from "../../aws/tag-holders.js";
import {
    describe,
    isAllowed,
    readTagSettings,
    requirementsOf,
    taggedTypes,
    type TagRequirement,
    type TagSettings,
} from "../../aws/tag-settings.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { nearestName } from "../../core/nearest-name.js";
import { booleanOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

export const requiredTags = resourceRule({
    name: "required-tags",
    title: "Everything says whose it is",
    description:
        "Every AWS resource that can be tagged, and what a launch template starts, must carry the required tags.",
    severity: "medium",
    why: "What says neither whose it is nor what it is for can be neither billed, nor cleaned up, nor defended.",
    fix: "Add the tags to the resource, or to the provider's defaultTags.",
    controls: {},
    url: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    onUnknown: "advisory",
    types: taggedTypes,
    readSettings: readTagSettings,
    check: (resource, settings) => {
        const requirements = [...requirementsOf(resource.type, settings)];
        return tagHoldersOf(resource, settings.launched).flatMap((holder) =>
            holder.isThere === "absent"
                ? [withoutPlace(holder, requirements)]
                : requirements.flatMap(([key, requirement]) => judgeTag(holder, key, requirement)),
        );
    },
    remediate: addMissingTags,
});

/** Adds only what is certainly missing, and only a value that the requirement allows. */
function addMissingTags(resource: CheckedResource, settings: TagSettings): boolean {
    const additions = [...requirementsOf(resource.type, settings)].flatMap(([key, requirement]) => {
        const value = settings.add.get(key);
        return value !== undefined && isAllowed(value, requirement) ? [[key, value] as const] : [];
    });
    const changes = tagHoldersOf(resource, settings.launched).map((holder) => ({
        holder,
        missing: additions.filter(([key]) => holder.tags.value(key).state === "absent"),
    }));
    const needed = changes.filter(({ missing }) => missing.length > 0);
    for (const { holder, missing } of needed) holder.add(Object.fromEntries(missing));
    return needed.length > 0;
}

/** One finding, because each tag would say the same. */
function withoutPlace({ path }: TagHolder, requirements: readonly (readonly [string, unknown])[]): Finding {
    const keys = requirements.map(([key]) => key);
    return violation(
        path,
        "is missing, so what is launched carries no tags",
        `add it, with ${listed(keys, keys.length)}`,
    );
}

function judgeTag({ path, fix, tags }: TagHolder, key: string, requirement: TagRequirement): Finding[] {
    const property = `${path}.${key}`;
    const expected = describe(requirement);
    const value = tags.value(key);
    if (value.state === "unknown") {
        return [undecidable(property, "is not known yet", `give it a plain value that is ${expected}`)];
    }
    if (value.state === "absent") {
        const alike = nearestName(key, tags.keys);
        const hint = alike === undefined ? "" : `, though there is "${alike}"`;
        return [violation(property, `is missing${hint}`, `${fix}, with a value that is ${expected}`)];
    }
    // The value itself is not repeated: nothing says that it is no secret.
    const findings = isAllowed(value.value, requirement)
        ? []
        : [violation(property, `is not ${expected}`, "correct the value")];
    const propagation = tags.propagation?.(key);
    if (propagation === undefined || booleanOf(propagation) === true) {
        return findings;
    }
    return [...findings, unpropagated(`${property}.propagateAtLaunch`, propagation.state === "unknown")];
}

function unpropagated(property: string, isUnknown: boolean): Finding {
    const fix = "set it to true";
    return isUnknown
        ? undecidable(property, "is not known yet", fix)
        : violation(property, "is not true, so the instances do not get the tag", fix);
}
