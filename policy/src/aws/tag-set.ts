import { elementsOf, member, type Reading, read, textOf } from "../core/reading.js";
import type { CheckedResource } from "../core/resource-rule.js";

/** What is known of the tags that a resource will carry. */
export interface TagSet {
    /** The value of a tag; `unknown` also where it cannot be told whether the tag is there. */
    value(key: string): Reading;
    /** The keys that are known to be there. */
    readonly keys: readonly string[];
    /** Whether the instances that the resource launches get a tag too; undefined for a resource that launches none. */
    propagation?(key: string): Reading;
}

const absent: Reading = { state: "absent" };
const unknown: Reading = { state: "unknown" };

/**
 * The tags of an ordinary resource: its own, and the default tags of its provider.
 *
 * The provider's check writes the sum of both to `tagsAll`, but one unknown tag makes the whole of that unknown. Then
 * each tag is looked for where it comes from.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/#providerdefaulttags
 */
export function mapTags({ props, provider }: CheckedResource): TagSet {
    const own = read(props, "tags");
    const all = read(props, "tagsAll");
    const defaults = provider === undefined ? onlyIfUnknown(all) : defaultTags(provider.props);
    return {
        value: (key) => {
            const tag = member(own, key);
            if (tag.state !== "absent" && own.state === "known") {
                return tag;
            }
            return all.state === "known" ? member(all, key) : own.state === "unknown" ? unknown : member(defaults, key);
        },
        keys: [own, all, defaults].flatMap(keysOf),
    };
}

/**
 * The tags of an Auto Scaling group: a list, of which the instances get what is marked with `propagateAtLaunch`.
 * Default tags reach neither the group nor its instances.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html
 */
export function groupTags({ props }: CheckedResource): TagSet {
    const list = read(props, "tags");
    const elements = elementsOf(list);
    const complete = list.state !== "unknown" && elements.every((element) => member(element, "key").state === "known");
    const find = (key: string): Reading =>
        elements.find((element) => textOf(member(element, "key")) === key) ?? (complete ? absent : unknown);
    return {
        value: (key) => member(find(key), "value"),
        keys: elements.flatMap((element) => textOf(member(element, "key")) ?? []),
        propagation: (key) => member(find(key), "propagateAtLaunch"),
    };
}

/** The default tags of a provider, whose properties hold them as JSON text. */
function defaultTags(providerProps: Readonly<Record<string, unknown>>): Reading {
    const defaults = read(providerProps, "defaultTags");
    const text = textOf(defaults);
    if (text === undefined) {
        return member(defaults, "tags");
    }
    try {
        return read(JSON.parse(text), "tags");
    } catch {
        return unknown;
    }
}

/** Without a provider to look at, default tags may hide in what is unknown; in what is known or absent they cannot. */
function onlyIfUnknown(all: Reading): Reading {
    return all.state === "unknown" ? unknown : absent;
}

function keysOf(map: Reading): string[] {
    const tags = map.state === "known" && typeof map.value === "object" && map.value !== null ? map.value : {};
    return Object.keys(tags).filter((key) => read(tags, key).state !== "absent");
}
