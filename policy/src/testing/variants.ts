import type { Case } from "./cases.js";
import { loadCases } from "./load-cases.js";
import { secret, type TestResource, type WireProperties, type WireValue } from "./wire.js";

/** The place of a value: the names and indexes that lead to it. */
export type Path = readonly (string | number)[];

/** Every case of every rule, with the resources of each named apart, so that many fit into one stack. */
export function allCases(): Case[] {
    return [...loadCases().values()]
        .flatMap(({ cases: { more = {}, ...five } }) => [...Object.values<Case>(five), ...Object.values(more)])
        .map((example, index) => ({ ...example, resources: namedApart(example.resources, `-${index}`) }));
}

function namedApart(resources: readonly TestResource[], suffix: string): TestResource[] {
    return resources.map((resource) => ({
        ...resource,
        name: `${resource.name}${suffix}`,
        ...(resource.dependsOn && {
            dependsOn: Object.fromEntries(
                Object.entries(resource.dependsOn).map(([property, names]) => [
                    property,
                    names.map((name) => `${name}${suffix}`),
                ]),
            ),
        }),
    }));
}

/** The places of all values in some properties, containers before what they hold, but not of what marks a secret. */
export function pathsIn(value: WireValue, at: Path = []): Path[] {
    const here = at.length === 0 ? [] : [at];
    return [...here, ...childrenOf(value).flatMap(([key, child]) => pathsIn(child, [...at, key]))];
}

/** The properties with the value at one place replaced. */
export function replaced(props: WireProperties, [head, ...rest]: Path, value: WireValue): WireProperties {
    const replace = (container: WireValue, key: string | number | undefined, further: Path): WireValue => {
        if (key === undefined) return value;
        const [next, ...others] = further;
        if (Array.isArray(container)) {
            return container.map((element, index) => (index === key ? replace(element, next, others) : element));
        }
        return typeof container === "object" && container !== null
            ? { ...container, [key]: replace(container[key] ?? null, next, others) }
            : container;
    };
    return { ...props, [String(head)]: replace(props[String(head)] ?? null, rest[0], rest.slice(1)) };
}

/** The value with every text and number in it replaced by what `change` makes of it; texts of JSON inside as well. */
export function mapLeaves(value: WireValue, change: (leaf: string | number) => WireValue): WireValue {
    if (typeof value === "string" || typeof value === "number") {
        return change(value);
    }
    if (Array.isArray(value)) {
        return value.map((element) => mapLeaves(element, change));
    }
    return typeof value === "object" && value !== null ? mapProperties(value, change) : value;
}

export function mapProperties(props: WireProperties, change: (leaf: string | number) => WireValue): WireProperties {
    return Object.fromEntries(
        // What says that a value is a secret must stay what it is.
        Object.entries(props).map(([key, value]) => [key, key === secretSign ? value : mapLeaves(value, change)]),
    );
}

const [secretSign] = Object.keys(secret("") ?? {});

function childrenOf(value: WireValue): (readonly [string | number, WireValue])[] {
    if (Array.isArray(value)) {
        return value.map((element, index) => [index, element] as const);
    }
    return typeof value === "object" && value !== null
        ? Object.entries(value).filter(([key]) => key !== secretSign)
        : [];
}

/** The elements in groups of at most so many. */
export function inGroups<Element>(elements: readonly Element[], size: number): Element[][] {
    const groups: Element[][] = [];
    for (let start = 0; start < elements.length; start += size) groups.push(elements.slice(start, start + size));
    return groups;
}
