import { checkInputs } from "../cloud/checking.js";
import { difference, type PropertyChange } from "../cloud/diff.js";
import type { Subject } from "../cloud/errors.js";
import type { InputValue } from "../cloud/inputs.js";
import type { ServiceModel } from "../cloud/model.js";
import { previewCreate, previewUpdate } from "../cloud/outputs.js";
import type { ProviderSettings } from "../cloud/place.js";
import { emptyBag, type PropertyBag } from "../cloud/wire.js";
import type { Graph } from "./graph.js";
import type { GraphResource, GraphResourceOptions } from "./resource.js";

/** What the engine would do to one resource. */
export interface ResourceUpdate {
    readonly type: string;
    /** Logical name. */
    readonly name: string;
    readonly urn: string;
    readonly operation: "create" | "update" | "replace" | "delete";
    /** The inputs that differ; of those that a preview doesn't know yet, it is taken that they will. */
    readonly changes: readonly PropertyChange[];
}

/** A resource that the program registers again. */
export interface Registered {
    readonly subject: Subject;
    readonly model: ServiceModel;
    readonly settings: ProviderSettings;
    /** What the program gives now. */
    readonly news: PropertyBag;
    readonly options: GraphResourceOptions;
}

/**
 * The preview of an update: compares each registration with what there was, and answers with what the engine would know before it has done anything.
 * What is replaced has no known id, so that whatever refers to it differs too.
 */
export class UpdatePreview {
    private readonly before: ReadonlyMap<string, GraphResource>;
    private readonly found: ResourceUpdate[] = [];
    private readonly registered = new Set<string>();
    private readonly replaced = new Set<string>();

    constructor(before: Graph) {
        const made = before.resources.filter(({ custom }) => custom);
        this.before = new Map(made.map((resource) => [resource.urn, resource]));
    }

    /** Everything that is not as it was, in the order of registration; then what there is no longer. */
    get updates(): ResourceUpdate[] {
        const gone = [...this.before.values()].filter(({ urn }) => !this.registered.has(urn));
        return [
            ...this.found,
            ...gone.map(({ type, name, urn }) => ({ type, name, urn, operation: "delete" as const, changes: [] })),
        ];
    }

    /** Id and outputs as the preview has them. */
    answer(registration: Registered): { readonly id: string | undefined; readonly outputs: PropertyBag } {
        const { subject, model, settings, news } = registration;
        const old = this.before.get(subject.urn);
        this.registered.add(subject.urn);
        if (old === undefined) {
            const checked = checkInputs({ model, subject, news, olds: undefined, settings, randomSeed: subject.urn });
            this.note(subject, "create", []);
            return {
                id: undefined,
                outputs: previewCreate(model, checked.inputs, siteOf(checked.inputs, settings, subject)),
            };
        }
        return this.compared(old, registration);
    }

    private compared(
        old: GraphResource,
        { subject, model, settings, news, options }: Registered,
    ): { readonly id: string | undefined; readonly outputs: PropertyBag } {
        const check = { model, subject, settings, randomSeed: subject.urn };
        const olds = checkInputs({ ...check, news: bagOf(old.inputs), olds: undefined }).inputs;
        const checked = checkInputs({ ...check, news, olds }).inputs;
        const site = siteOf(checked, settings, subject);
        const oldRegion = old.outputs["region"];
        const { changes } = difference({
            model,
            olds,
            news: checked,
            ignoreChanges: options.ignoreChanges,
            regions: { old: typeof oldRegion === "string" ? oldRegion : site.region, new: site.region },
        });
        if (changes.some((change) => isReplacing(change, options)) || this.goesWithAnother(options)) {
            this.replaced.add(subject.urn);
            this.note(subject, "replace", changes);
            return { id: undefined, outputs: previewCreate(model, checked, site) };
        }
        if (changes.length === 0) return { id: old.id, outputs: bagOf(old.outputs) };
        this.note(subject, "update", changes);
        return { id: old.id, outputs: previewUpdate(model, checked, olds, bagOf(old.outputs)) };
    }

    private goesWithAnother({ replaceWith }: GraphResourceOptions): boolean {
        return replaceWith.some((urn) => this.replaced.has(urn));
    }

    private note(
        { type, name, urn }: Subject,
        operation: ResourceUpdate["operation"],
        changes: readonly PropertyChange[],
    ): void {
        this.found.push({ type, name, urn, operation, changes });
    }
}

function isReplacing({ path, replaces }: PropertyChange, { replaceOnChanges }: GraphResourceOptions): boolean {
    return (
        replaces || replaceOnChanges.some((named) => named === "*" || path === named || path.startsWith(`${named}.`))
    );
}

function siteOf(inputs: PropertyBag, settings: ProviderSettings, subject: Subject): { region: string; seed: string } {
    const region = inputs.values["region"];
    return { region: typeof region === "string" ? region : settings.region, seed: subject.urn };
}

function bagOf(values: Readonly<Record<string, InputValue>>): PropertyBag {
    return { ...emptyBag, values };
}
