import type { Subject } from "./errors.js";
import { Inputs, type InputValue } from "./inputs.js";
import type { Refusal, ServiceModel } from "./model.js";
import { automaticName } from "./naming.js";
import type { ProviderSettings } from "./place.js";
import { allTags } from "./tags.js";
import type { PropertyBag } from "./wire.js";

/** Where the provider notes which inputs it filled in itself. The engine keeps the note and never shows it. */
export const defaultsKey = "__defaults";

export interface CheckRequest {
    readonly model: ServiceModel;
    readonly subject: Subject;
    readonly news: PropertyBag;
    /** Inputs of the resource that exists; undefined for one to be created. */
    readonly olds: PropertyBag | undefined;
    readonly settings: ProviderSettings;
    /** Comes from the engine and stays the same over a preview and the update that follows it. */
    readonly randomSeed: Uint8Array | string;
}

export interface Checked {
    /** What the program gave and what the provider added to it. */
    readonly inputs: PropertyBag;
    /** What the provider added. */
    readonly additions: Readonly<Record<string, InputValue>>;
    /** What AWS would refuse for the inputs' own sake. */
    readonly refusals: readonly Refusal[];
}

/** Fills in defaults, the automatic name and the provider's default tags, and says what is wrong with the inputs. */
export function checkInputs(request: CheckRequest): Checked {
    const { model, news, settings } = request;
    const filledIn: Record<string, InputValue> = {};
    for (const [key, value] of Object.entries(model.defaults ?? {})) {
        if (isAbsent(news, key)) filledIn[key] = value;
    }
    const name = physicalName(request);
    const refusals: Refusal[] = [];
    if (typeof name === "string" && model.autoName !== undefined) filledIn[model.autoName.property] = name;
    else if (typeof name === "object") refusals.push(name);

    const additions: Record<string, InputValue> = { ...filledIn, [defaultsKey]: Object.keys(filledIn).sort() };
    const secretKeys = new Set(news.secretKeys);
    if (model.taggable === true) {
        const tagsAll = allTags(news.values["tags"], settings.defaultTags);
        if (tagsAll !== undefined) additions["tagsAll"] = tagsAll;
        if (secretKeys.has("tags")) secretKeys.add("tagsAll");
    }
    const values = { ...news.values, ...additions };
    refusals.push(...(model.refuse?.(new Inputs(values)) ?? []).filter((refusal) => refusal !== false));
    return { inputs: { values, secretKeys, secretTexts: news.secretTexts }, additions, refusals };
}

/** The automatic name, where the program gave neither a name nor a prefix: the old one, or a new one. */
function physicalName({ model, subject, news, olds, randomSeed }: CheckRequest): string | Refusal | undefined {
    const auto = model.autoName;
    if (auto === undefined || !isAbsent(news, auto.property) || !isAbsent(news, `${auto.property}Prefix`))
        return undefined;
    const old = olds?.values[auto.property];
    if (olds !== undefined && typeof old === "string" && wasFilledIn(olds, auto.property)) return old;
    return automaticName(auto, subject.name, new Inputs(news.values), randomSeed);
}

/** True where the provider, not the program, gave a property. Without a note, as after an import, it is taken as the provider's. */
export function wasFilledIn(inputs: PropertyBag, property: string): boolean {
    const note = inputs.values[defaultsKey];
    return !Array.isArray(note) || note.includes(property);
}

function isAbsent(bag: PropertyBag, key: string): boolean {
    return bag.values[key] === undefined || bag.values[key] === null;
}
