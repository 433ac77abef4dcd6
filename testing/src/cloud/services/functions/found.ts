import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, FoundResource, Properties } from "../../model.js";

/**
 * Look-ups answer with what programs have created; where nothing fits, with something made up: an account holds things that no program
 * here has made, and a program that looks one up should run. What was made up exists from then on and can be referred to.
 */
export function matching(
    type: string,
    inputs: Inputs,
    cloud: Cloud,
    filters: Readonly<Record<string, string>> = {},
): readonly CloudResource[] {
    const tags = inputs.json("tags");
    const wantedTags = typeof tags === "object" && tags !== null && !Array.isArray(tags) ? tags : {};
    return cloud
        .all(type)
        .filter(
            (resource) =>
                Object.entries(wantedTags).every(([key, value]) => tagsOf(resource)[key] === value) &&
                inputs.list("filters").every((filter) => fits(resource, filter, filters)),
        );
}

/** Judges one `{ name, values }` filter; a filter of a kind that is not modelled fits everything. */
function fits(resource: CloudResource, filter: Inputs, filters: Readonly<Record<string, string>>): boolean {
    const name = filter.text("name") ?? "";
    const values = filter.texts("values");
    if (name.startsWith("tag:")) return values.includes(String(tagsOf(resource)[name.slice("tag:".length)]));
    const factName = filters[name];
    return (
        factName === undefined || values.includes(String(factName === "id" ? resource.id : resource.facts[factName]))
    );
}

export function tagsOf(resource: CloudResource): Properties {
    const tags = resource.facts["tagsAll"] ?? resource.facts["tags"];
    return typeof tags === "object" && tags !== null && !Array.isArray(tags) ? tags : {};
}

/** The first value of a filter, such as the VPC of `vpc-id`. */
export function filterValue(inputs: Inputs, name: string): string | undefined {
    return inputs
        .list("filters")
        .find((filter) => filter.text("name") === name)
        ?.texts("values")[0];
}

/** An answer of a look-up as a resource that exists. */
export function foundAs(type: string, answer: Properties): readonly FoundResource[] {
    const id = answer["id"];
    return typeof id === "string" ? [{ type, id, facts: answer }] : [];
}
