import { elementsOf, member, read, type Reading, textOf } from "../core/reading.js";
import type { CheckedResource } from "../core/resource-rule.js";
import { autoScalingGroupType, launchTemplateType } from "./launched-instances.js";
import { groupTags, mapTags, type TagSet } from "./tag-set.js";

/** A place of a resource that carries tags: for itself, or for what it launches. */
export interface TagHolder {
    /** Where the program writes them, such as `tags`. */
    path: string;
    /** How to add a tag, in the words of the program. */
    fix: string;
    tags: TagSet;
    /** Whether the place itself is there. Without it, there is nothing to look into. */
    isThere: Reading["state"];
    /** Writes more tags into the resource, where its place is known. */
    add(tags: Readonly<Record<string, string>>): void;
}

/** @param launched the kinds of resources that a launch template must tag */
export function tagHoldersOf(resource: CheckedResource, launched: readonly string[]): TagHolder[] {
    if (resource.type === autoScalingGroupType) {
        return [groupHolder(resource)];
    }
    const own = mapHolder(resource);
    return resource.type === launchTemplateType
        ? [own, ...launched.map((kind) => launchHolder(resource, kind))]
        : [own];
}

function mapHolder(resource: CheckedResource): TagHolder {
    const { props } = resource;
    return {
        path: "tags",
        fix: "add it to tags or to the provider's defaultTags",
        tags: mapTags(resource),
        isThere: "known",
        add: (tags) => {
            addMembers(props, "tags", tags);
            // The provider has added its default tags to both before, and takes the second one.
            if (read(props, "tagsAll").state === "known") addMembers(props, "tagsAll", tags);
        },
    };
}

function groupHolder(resource: CheckedResource): TagHolder {
    return {
        path: "tags",
        fix: "add it to tags with propagateAtLaunch",
        tags: groupTags(resource),
        isThere: "known",
        add: (tags) => {
            for (const [key, value] of Object.entries(tags)) {
                addElement(resource.props, "tags", { key, value, propagateAtLaunch: true });
            }
        },
    };
}

/**
 * The tags that a launch template gives to one kind of what is launched with it. Default tags do not reach these.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateTagSpecificationRequest.html
 */
function launchHolder({ props }: CheckedResource, kind: string): TagHolder {
    const list = read(props, "tagSpecifications");
    const specifications = elementsOf(list);
    const kinds = specifications.map((specification) => member(specification, "resourceType"));
    const index = kinds.findIndex((candidate) => textOf(candidate) === kind);
    const isHidden = list.state === "unknown" || kinds.some(({ state }) => state === "unknown");
    const found = specifications[index] ?? { state: isHidden ? ("unknown" as const) : ("absent" as const) };
    const tags = member(found, "tags");
    return {
        path: `tagSpecifications.${kind}.tags`,
        fix: `add it to the tags of the tagSpecifications for ${kind}`,
        tags: {
            value: (key) => member(tags, key),
            keys: tags.state === "known" ? Object.keys(Object(tags.value)) : [],
        },
        isThere: found.state,
        add: (more) => {
            if (found.state === "known") {
                addMembers(found.value, "tags", more);
            } else {
                addElement(props, "tagSpecifications", { resourceType: kind, tags: { ...more } });
            }
        },
    };
}

/*
 * What is written goes through what the SDK wraps around the properties, which keeps secrets secret. An object or a
 * list is never copied for that reason: a copy would hold what is secret in plain text.
 */

function addMembers(container: unknown, property: string, members: Readonly<Record<string, string>>): void {
    const map = read(container, property);
    if (map.state === "known" && typeof map.value === "object" && map.value !== null) {
        for (const [key, value] of Object.entries(members)) Reflect.set(map.value, key, value);
    } else if (typeof container === "object" && container !== null) {
        Reflect.set(container, property, { ...members });
    }
}

function addElement(container: object, property: string, element: object): void {
    const list = read(container, property);
    if (list.state === "known" && Array.isArray(list.value)) {
        Reflect.set(list.value, String(list.value.length), element);
    } else {
        Reflect.set(container, property, [element]);
    }
}
