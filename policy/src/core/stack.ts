import type { PolicyResource } from "@pulumi/policy";
import { read, textOf } from "./reading.js";

export type Types = ReadonlySet<string>;

/**
 * The resources of a stack, found by type or by name without looking through all of them: a rule that did so for each
 * resource would need minutes for a stack of thousands.
 */
export class Stack {
    private readonly byType = new Map<string, PolicyResource[]>();
    private byName: ReadonlyMap<string, readonly PolicyResource[]> | undefined;
    private byMainTable: ReadonlyMap<string, readonly PolicyResource[]> | undefined;

    /** @param resources in a stable order, which is the order of everything that is found */
    constructor(public readonly resources: readonly PolicyResource[]) {
        for (const resource of resources) {
            const alike = this.byType.get(resource.type);
            if (alike === undefined) {
                this.byType.set(resource.type, [resource]);
            } else {
                alike.push(resource);
            }
        }
    }

    public ofType(...types: readonly string[]): readonly PolicyResource[] {
        return types.flatMap((type) => this.byType.get(type) ?? []);
    }

    /**
     * The resource of some types that a known id, ARN or name means. The id of a main route table means its VPC where
     * the table is no resource of its own.
     */
    public named(name: string, types: Types): PolicyResource | undefined {
        this.byName ??= index(this.resources, namesOf);
        const wanted = this.byName.get(name)?.find(({ type }) => types.has(type));
        if (wanted !== undefined) {
            return wanted;
        }
        this.byMainTable ??= index(this.resources, mainTablesOf);
        return this.byMainTable.get(name)?.find(({ type }) => types.has(type));
    }
}

/**
 * AWS's names of a resource, as far as they are known. Policies are not told ids, but an ARN ends with one, and
 * outputs may repeat it.
 */
export function namesOf({ props }: PolicyResource): string[] {
    const names = nameProperties.map((property) => textOf(read(props, property)));
    return [...names, textOf(read(props, "arn"))?.split(/[/:]/).at(-1)].filter((text) => text !== undefined);
}

/** `arnSuffix` is what CloudWatch calls a load balancer or a target group. */
const nameProperties = ["id", "arn", "name", "bucket", "identifier", "keyId", "url", "arnSuffix"];

/**
 * The id of the main route table that came with a VPC. Most often that table is no resource of its own, and the VPC
 * stands for it; where it is one, its own name comes first.
 */
export function mainTablesOf({ props }: PolicyResource): string[] {
    return ["mainRouteTableId", "defaultRouteTableId"]
        .map((property) => textOf(read(props, property)))
        .filter((text) => text !== undefined);
}

function index(
    resources: readonly PolicyResource[],
    keysOf: (resource: PolicyResource) => readonly string[],
): ReadonlyMap<string, readonly PolicyResource[]> {
    const found = new Map<string, PolicyResource[]>();
    for (const resource of resources) {
        for (const key of new Set(keysOf(resource))) {
            const alike = found.get(key);
            if (alike === undefined) {
                found.set(key, [resource]);
            } else {
                alike.push(resource);
            }
        }
    }
    return found;
}
