import { type Checked, checkInputs } from "./checking.js";
import { type Difference, difference } from "./diff.js";
import { CloudError, refusalError, type Subject } from "./errors.js";
import type { Faults } from "./faults.js";
import { callFunction } from "./functions.js";
import type { InputValue } from "./inputs.js";
import type { Ledger } from "./journal.js";
import type { Properties, ServiceModel } from "./model.js";
import { create, factsOf, type Made, previewCreate, previewUpdate, type Site, update } from "./outputs.js";
import { defaultSettings, type ProviderSettings } from "./place.js";
import { registry } from "./registry.js";
import { refusalsOfDeleting, refusalsOfMaking } from "./rules.js";
import { unmodelled } from "./unmodelled.js";
import { emptyBag, type PropertyBag, toBag } from "./wire.js";
import type { KnownResource } from "./world.js";

/** A resource as the engine's state has it. */
export interface Stored {
    readonly id: string;
    readonly outputs: PropertyBag;
}

/** What the engine asks of a provider, in plain values. Everything is judged by the models and remembered in the ledger. */
export class Lifecycle {
    settings: ProviderSettings = defaultSettings;

    constructor(
        private readonly ledger: Ledger,
        private readonly faults: Faults,
        private readonly noteUnmodelled: (subject: Subject) => void,
    ) {}

    check(
        subject: Subject,
        news: PropertyBag,
        olds: PropertyBag | undefined,
        randomSeed: Uint8Array | string,
    ): Checked {
        return checkInputs({ model: this.modelOf(subject), subject, news, olds, settings: this.settings, randomSeed });
    }

    diff(
        subject: Subject,
        stored: Stored,
        oldInputs: PropertyBag,
        news: PropertyBag,
        ignoreChanges: readonly string[],
    ): Difference {
        this.takeOnTrust(subject, stored, oldInputs);
        const [oldRegion, newRegion] = [stored.outputs.values["region"], this.regionOf(news)];
        const regions = { old: typeof oldRegion === "string" ? oldRegion : newRegion, new: newRegion };
        return difference({ model: this.modelOf(subject), olds: oldInputs, news, ignoreChanges, regions });
    }

    previewCreate(subject: Subject, inputs: PropertyBag): PropertyBag {
        return previewCreate(this.modelOf(subject), inputs, { region: this.regionOf(inputs), seed: subject.urn });
    }

    previewUpdate(subject: Subject, stored: Stored, oldInputs: PropertyBag, inputs: PropertyBag): PropertyBag {
        return previewUpdate(this.modelOf(subject), inputs, oldInputs, stored.outputs);
    }

    /** @throws CloudError as AWS refuses */
    create(subject: Subject, inputs: PropertyBag): Promise<Made> {
        const model = this.modelOf(subject);
        const region = this.regionOf(inputs);
        return this.faults.during("create", subject, () =>
            this.ledger.change((world, commit) => {
                const refusals = refusalsOfMaking({ model, inputs, region, existing: undefined }, world);
                if (refusals.length > 0) throw refusalError(refusals, subject, inputs.secretTexts);
                const site = { region, seed: this.seed(subject, world.generation(subject.urn)) };
                const made = create(model, inputs, site);
                commit({ put: known(subject, made, inputs, site) });
                for (const companion of companions(model, factsOf(made.outputs), site)) commit({ put: companion });
                return made;
            }),
        );
    }

    /** @throws CloudError as AWS refuses, and where the resource does not exist */
    update(subject: Subject, stored: Stored, oldInputs: PropertyBag, inputs: PropertyBag): Promise<PropertyBag> {
        const model = this.modelOf(subject);
        this.takeOnTrust(subject, stored, oldInputs);
        return this.faults.during("update", subject, () =>
            this.ledger.change((world, commit) => {
                const existing = world.find(subject.type, stored.id);
                if (existing === undefined) throw notFound(subject, stored.id);
                const refusals = refusalsOfMaking({ model, inputs, region: existing.region, existing }, world);
                if (refusals.length > 0) throw refusalError(refusals, subject, inputs.secretTexts);
                const outputs = update(model, inputs, existing, stored.id, stored.outputs);
                commit({ put: known(subject, { id: stored.id, outputs }, inputs, existing) });
                return outputs;
            }),
        );
    }

    /** @throws CloudError as AWS refuses; deleting what does not exist succeeds */
    delete(subject: Subject, stored: Stored, oldInputs: PropertyBag): Promise<void> {
        const model = this.modelOf(subject);
        this.takeOnTrust(subject, stored, oldInputs);
        return this.faults.during("delete", subject, () =>
            this.ledger.change((world, commit) => {
                const existing = world.find(subject.type, stored.id);
                if (existing === undefined) return;
                const refusals = refusalsOfDeleting(model, existing, world);
                if (refusals.length > 0) throw refusalError(refusals, subject, stored.outputs.secretTexts);
                const taken = model.takesAway?.(existing, world) ?? [];
                commit({ delete: { type: subject.type, id: stored.id } });
                for (const { type, id } of taken) commit({ delete: { type, id } });
                for (const { type, id } of companions(model, existing.facts, existing))
                    commit({ delete: { type, id } });
            }),
        );
    }

    /** The resource as it is, for a refresh, an import or a `get`; undefined where it does not exist. */
    read(
        subject: Subject,
        stored: Stored,
        inputs: PropertyBag,
    ): Promise<{ outputs: PropertyBag; inputs: PropertyBag } | undefined> {
        return this.faults.during("read", subject, () => {
            const isKnownToEngine = Object.keys(stored.outputs.values).length > 0;
            if (isKnownToEngine && !this.ledger.lasts) return { outputs: stored.outputs, inputs };
            const existing = this.ledger.read().find(subject.type, stored.id);
            if (existing === undefined) return undefined;
            const values: Record<string, InputValue> = { ...stored.outputs.values, ...existing.facts, id: stored.id };
            const isImport = Object.keys(inputs.values).length === 0;
            return { outputs: { ...stored.outputs, values }, inputs: isImport ? rememberedInputs(existing) : inputs };
        });
    }

    /** @throws CloudError when the function has no model, or as AWS refuses */
    invoke(token: string, args: PropertyBag): PropertyBag {
        const { answer, found } = callFunction(token, args, this.settings, this.ledger.read());
        if (found.length > 0) {
            this.ledger.change((world, commit) => {
                for (const resource of found)
                    if (world.find(resource.type, resource.id) === undefined) commit({ put: resource });
            });
        }
        return answer;
    }

    /** Ends waiting calls. */
    cancel(): void {
        this.faults.cancel();
    }

    private modelOf(subject: Subject): ServiceModel {
        const model = registry.modelOf(subject.type);
        if (model !== undefined) return model;
        this.noteUnmodelled(subject);
        return unmodelled(subject.type);
    }

    private regionOf(inputs: PropertyBag): string {
        const region = inputs.values["region"];
        return typeof region === "string" ? region : this.settings.region;
    }

    private seed(subject: Subject, generation: number): string {
        return [...this.ledger.salt, subject.urn, String(generation)].join("\n");
    }

    /** A cloud without memory believes that what the engine knows of exists. */
    private takeOnTrust(subject: Subject, { id, outputs }: Stored, inputs: PropertyBag): void {
        if (this.ledger.lasts || this.ledger.read().find(subject.type, id) !== undefined) return;
        const region = outputs.values["region"];
        const site = {
            region: typeof region === "string" ? region : this.settings.region,
            seed: this.seed(subject, 0),
        };
        this.ledger.change((_world, commit) => commit({ put: known(subject, { id, outputs }, inputs, site) }));
    }
}

function known(
    { type, urn }: Subject,
    { id, outputs }: Made,
    inputs: PropertyBag,
    { region, seed }: Site,
): KnownResource {
    return { type, id, urn, region, facts: factsOf(outputs), seed, inputs: Object.keys(inputs.values) };
}

/** What AWS makes and removes together with a resource. No program has made it, so it has no URN. */
function companions(model: ServiceModel, facts: Properties, { region, seed }: Site): KnownResource[] {
    return (model.alongside?.(facts) ?? []).map((found) => ({ ...found, urn: "", region, seed, inputs: [] }));
}

function rememberedInputs({ facts, inputs }: KnownResource): PropertyBag {
    if (inputs.length === 0) return emptyBag;
    return toBag(Object.fromEntries(Object.entries(facts).filter(([key]) => inputs.includes(key))));
}

function notFound({ type, name }: Subject, id: string): CloudError {
    const message = `${id} does not exist any more; run "pulumi refresh" (${type} "${name}")`;
    return new CloudError("ResourceNotFoundException", `ResourceNotFoundException: ${message}`);
}
