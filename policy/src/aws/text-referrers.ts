import type { PolicyResource } from "@pulumi/policy";
import { read, readPath, textOf } from "../core/reading.js";
import { sourcesOf } from "../core/references.js";
import { type Candidates, Referrers, type Way } from "../core/referrers.js";
import { namesOf, type Stack } from "../core/stack.js";

/**
 * References read backwards where the property holds the name within a longer text: the URL of a queue, or JSON with
 * an ARN in it. What is not known yet goes by what it was computed from, as everywhere.
 */
export class TextReferrers {
    private readonly byDependency: Referrers;
    private readonly byText = new Map<PolicyResource, PolicyResource[]>();

    /** @param nameIn the ARN, URL or name in a known text */
    constructor(stack: Stack, way: Way, nameIn: (text: string) => string | undefined = (text) => text) {
        this.byDependency = new Referrers(stack, way);
        for (const resource of stack.ofType(...way.from)) {
            const text = textOf(readPath(resource.props, way.property));
            const name = text === undefined ? undefined : nameIn(text);
            const target = name === undefined ? undefined : targetNamed(stack, resource, way, name);
            if (target !== undefined) {
                this.byText.set(target, [...(this.byText.get(target) ?? []), resource]);
            }
        }
    }

    public of(target: PolicyResource): Candidates {
        const { certain, possible } = this.byDependency.of(target);
        return { certain: [...new Set([...certain, ...(this.byText.get(target) ?? [])])], possible };
    }
}

function targetNamed(
    stack: Stack,
    from: PolicyResource,
    { property, to }: Way,
    name: string,
): PolicyResource | undefined {
    const last = name.split(/[/:]/).at(-1) ?? "";
    if (last === "") {
        return undefined;
    }
    // A name is unique within one region only: where two fit, it is the one that the text was computed from.
    const source = sourcesOf(from, property, to).find((one) => namesOf(one).includes(last));
    const target = source ?? stack.named(last, to);
    return target === undefined || isOfAnother(target, name) ? undefined : target;
}

/** Whether a whole ARN or URL is known to be that of a namesake in another account or region. */
function isOfAnother({ props }: PolicyResource, name: string): boolean {
    const own = textOf(read(props, name.startsWith("arn:") ? "arn" : "url"));
    return /[/:]/.test(name) && own !== undefined && own !== name;
}
