import type { PolicyResource } from "@pulumi/policy";
import { elementsOf, type Reading, readPath } from "./reading.js";
import { followAll, followOne, isGiven } from "./references.js";
import type { Stack, Types } from "./stack.js";

/** Resources that are what was asked for, and resources that may be, as far as is known yet. */
export interface Candidates {
    certain: readonly PolicyResource[];
    possible: readonly PolicyResource[];
}

/** The way that a reference goes: from resources of some types, by a property, to resources of other types. */
export interface Way {
    from: readonly string[];
    /** With one id, or with a list of ids where `isList` says so. */
    property: string;
    isList?: boolean;
    to: Types;
}

/**
 * References read backwards: which resources name a given one, such as the public-access block of a bucket. Made once
 * for a stack and asked for each resource, so that a rule stays fast in a stack of thousands.
 */
export class Referrers {
    private readonly certain = new Map<PolicyResource, PolicyResource[]>();
    private readonly possible = new Map<PolicyResource, PolicyResource[]>();
    /** Those of which it is not known what they name, so that it may be any. */
    private readonly anywhere: PolicyResource[] = [];

    constructor(stack: Stack, { from, property, isList = false, to }: Way) {
        for (const resource of stack.ofType(...from)) {
            if (isList) {
                this.addList(stack, resource, property, to);
            } else {
                this.addOne(stack, resource, property, to);
            }
        }
    }

    public of(target: PolicyResource): Candidates {
        const possible = this.possible.get(target);
        return {
            certain: this.certain.get(target) ?? [],
            possible: possible === undefined ? this.anywhere : [...possible, ...this.anywhere],
        };
    }

    private addOne(stack: Stack, resource: PolicyResource, property: string, to: Types): void {
        const reference = followOne(stack, resource, property, to);
        switch (reference.kind) {
            case "one":
                add(this.certain, reference.resource, resource);
                break;
            case "oneOf":
                for (const target of reference.resources) add(this.possible, target, resource);
                break;
            case "unknown":
                this.anywhere.push(resource);
                break;
            case "none":
            case "elsewhere":
        }
    }

    private addList(stack: Stack, resource: PolicyResource, property: string, to: Types): void {
        const { certain, possible, elsewhere } = followAll(stack, resource, property, to);
        if (elsewhere && isGiven(resource, property) && holdsUnknown(readPath(resource.props, property))) {
            this.anywhere.push(resource);
        }
        for (const target of certain) add(this.certain, target, resource);
        for (const target of possible) add(this.possible, target, resource);
    }
}

/** Whether a list, or an element of it, is not known yet. */
export function holdsUnknown(list: Reading): boolean {
    return list.state === "unknown" || elementsOf(list).some(({ state }) => state === "unknown");
}

function add(map: Map<PolicyResource, PolicyResource[]>, key: PolicyResource, resource: PolicyResource): void {
    const known = map.get(key);
    if (known === undefined) {
        map.set(key, [resource]);
    } else {
        known.push(resource);
    }
}
