import type { Cloud, CloudResource, Reference, ServiceModel } from "./model.js";
import { textsAt } from "./paths.js";

/** A resource as the cloud knows it, and what the provider needs beside it. */
export interface KnownResource extends CloudResource {
    /** From which the resource's made-up values follow. */
    readonly seed: string;
    /** Which of the facts are inputs. */
    readonly inputs: readonly string[];
}

/** A resource that cannot do without another one. */
export interface Dependent {
    readonly resource: KnownResource;
    readonly reference: Reference;
}

/** One step in the cloud's history. */
export type Change =
    { readonly put: KnownResource } | { readonly delete: { readonly type: string; readonly id: string } };

/** Everything that exists, indexed so that no question takes longer as the world grows. */
export class World implements Cloud {
    private readonly byType = new Map<string, Map<string, KnownResource>>();
    /** Resources by type, fact and value, for those facts by which resources are told apart or named. */
    private readonly byFact = new Map<string, Set<KnownResource>>();
    /** Dependents by type, fact and value of what they name. */
    private readonly dependents = new Map<string, Set<Dependent>>();
    private readonly timesMade = new Map<string, number>();

    constructor(private readonly catalogue: Catalogue) {}

    find(type: string, id: string): KnownResource | undefined {
        return this.byType.get(type)?.get(id);
    }

    all(type: string): readonly KnownResource[] {
        return [...(this.byType.get(type)?.values() ?? [])];
    }

    /** Every resource of every type, in the order in which the types were first seen. */
    everything(): readonly KnownResource[] {
        return [...this.byType.values()].flatMap((ofType) => [...ofType.values()]);
    }

    /** The resources of a type whose fact has this value; the fact is an identifying one of {@link Catalogue}. */
    named(type: string, fact: string, value: string): readonly KnownResource[] {
        if (fact !== "id") return [...(this.byFact.get(keyOf(type, fact, value)) ?? [])];
        const found = this.find(type, value);
        return found === undefined ? [] : [found];
    }

    /** Who would be left without something that they need if this resource were gone. */
    dependentsOf(resource: CloudResource): Dependent[] {
        const facts = ["id", ...this.catalogue.identifyingFacts(resource.type)];
        return facts.flatMap((fact) => {
            const value = fact === "id" ? resource.id : resource.facts[fact];
            return typeof value === "string" ? [...(this.dependents.get(keyOf(resource.type, fact, value)) ?? [])] : [];
        });
    }

    /** How often a resource with this URN has been created, so that its replacement gets another id. */
    generation(urn: string): number {
        return this.timesMade.get(urn) ?? 0;
    }

    apply(change: Change): void {
        if ("put" in change) this.put(change.put);
        else this.delete(change.delete.type, change.delete.id);
    }

    put(resource: KnownResource): void {
        const ofType = this.byType.get(resource.type) ?? new Map<string, KnownResource>();
        this.byType.set(resource.type, ofType);
        const previous = ofType.get(resource.id);
        if (previous === undefined) this.timesMade.set(resource.urn, this.generation(resource.urn) + 1);
        else this.forget(previous);
        ofType.set(resource.id, resource);
        this.index(resource);
    }

    delete(type: string, id: string): void {
        const resource = this.find(type, id);
        if (resource === undefined) return;
        this.forget(resource);
        this.byType.get(type)?.delete(id);
    }

    private index(resource: KnownResource): void {
        for (const key of this.factKeys(resource)) added(this.byFact, key, resource);
        for (const [key, reference] of this.referenceKeys(resource))
            added(this.dependents, key, { resource, reference });
    }

    private forget(resource: KnownResource): void {
        for (const key of this.factKeys(resource)) this.byFact.get(key)?.delete(resource);
        for (const [key] of this.referenceKeys(resource)) {
            const dependents = this.dependents.get(key) ?? new Set<Dependent>();
            for (const dependent of dependents) if (dependent.resource === resource) dependents.delete(dependent);
        }
    }

    private factKeys({ type, facts }: KnownResource): string[] {
        return this.catalogue.identifyingFacts(type).flatMap((fact) => {
            const value = facts[fact];
            return typeof value === "string" ? [keyOf(type, fact, value)] : [];
        });
    }

    private referenceKeys(resource: KnownResource): [string, Reference][] {
        const references = this.catalogue.modelOf(resource.type)?.references ?? [];
        return references
            .filter(({ inUse }) => inUse !== undefined)
            .flatMap((reference) =>
                textsAt(resource.facts, reference.property).flatMap((value) =>
                    reference.to.map((type): [string, Reference] => [
                        keyOf(type, reference.by ?? "id", value),
                        reference,
                    ]),
                ),
            );
    }
}

/** What the world has to know of the models. */
export interface Catalogue {
    /** How a type behaves; undefined where nobody has described it. */
    modelOf(type: string): ServiceModel | undefined;
    /** Facts by which other resources name one of this type, or which no two of them may share. */
    identifyingFacts(type: string): readonly string[];
}

function keyOf(type: string, fact: string, value: string): string {
    return `${type}\n${fact}\n${value}`;
}

function added<T>(index: Map<string, Set<T>>, key: string, member: T): void {
    const members = index.get(key);
    if (members === undefined) index.set(key, new Set([member]));
    else members.add(member);
}
