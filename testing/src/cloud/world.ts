import type { Cloud, CloudResource, Json, Properties, Reference } from "./model.js";

/** A resource as the cloud knows it, and what the provider needs beside it. */
export interface KnownResource extends CloudResource {
    /** From which the resource's made-up values follow. */
    readonly seed: string;
    /** Which of the facts are inputs. */
    readonly inputs: readonly string[];
}

type Change = { readonly put: KnownResource } | { readonly delete: { readonly type: string; readonly id: string } };

export type { Change as WorldChange };

/** Everything that exists, indexed so that no question takes longer as the world grows. */
export class World implements Cloud {
    private readonly byType = new Map<string, Map<string, KnownResource>>();
    private readonly made = new Map<string, number>();

    find(type: string, id: string): KnownResource | undefined {
        return this.byType.get(type)?.get(id);
    }

    all(type: string): readonly KnownResource[] {
        return [...(this.byType.get(type)?.values() ?? [])];
    }

    /** How often a resource with this URN has been created, so that its replacement gets another id. */
    generation(urn: string): number {
        return this.made.get(urn) ?? 0;
    }

    put(resource: KnownResource): void {
        const ofType = this.byType.get(resource.type) ?? new Map<string, KnownResource>();
        this.byType.set(resource.type, ofType);
        if (!ofType.has(resource.id)) this.made.set(resource.urn, this.generation(resource.urn) + 1);
        ofType.set(resource.id, resource);
    }

    delete(type: string, id: string): void {
        this.byType.get(type)?.delete(id);
    }
}
