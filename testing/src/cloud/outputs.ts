import { isDeepStrictEqual } from "node:util";
import { defaultsKey } from "./checking.js";
import { Inputs, type InputValue, unknownValue } from "./inputs.js";
import type { PlacedResource, Properties, ServiceModel } from "./model.js";
import { placeOf } from "./place.js";
import { containsUnknown, isAsset, isMap, type PropertyBag } from "./wire.js";

/** Where a resource is made, and from what its made-up values follow. */
export interface Site {
    readonly region: string;
    readonly seed: string;
}

export interface Made {
    readonly id: string;
    readonly outputs: PropertyBag;
}

/** What AWS answers when a resource is created. */
export function create(model: ServiceModel, checked: PropertyBag, site: Site): Made {
    const place = placeOf(site.region, site.seed);
    const inputs = withPhysicalName(model, checked, site);
    const id = model.id(new Inputs(inputs.values), place);
    return { id, outputs: outputsOf(model, inputs, { ...place, id, previous: undefined }) };
}

/** What AWS answers when a resource is updated. */
export function update(
    model: ServiceModel,
    checked: PropertyBag,
    site: Site,
    id: string,
    previous: PropertyBag,
): PropertyBag {
    const known = new Inputs(previous.values).known();
    return outputsOf(model, withPhysicalName(model, checked, site), {
        ...placeOf(site.region, site.seed),
        id,
        previous: known,
    });
}

/** What a preview of a create knows: the inputs, and of everything that AWS would answer only that it is not known yet. */
export function previewCreate(model: ServiceModel, checked: PropertyBag, site: Site): PropertyBag {
    const { outputs } = create(model, checked, site);
    const values: Record<string, InputValue> = {};
    for (const [key, value] of Object.entries(outputs.values)) {
        if (knownInPreview.has(key)) values[key] = value;
        else if (key !== "id") values[key] = knownPart(checked.values[key], value);
    }
    return { ...outputs, values };
}

/** What a preview of an update knows: also the outputs so far, except those that change with every update. */
export function previewUpdate(
    model: ServiceModel,
    checked: PropertyBag,
    oldInputs: PropertyBag,
    previous: PropertyBag,
): PropertyBag {
    const values: Record<string, InputValue> = { ...previous.values, ...echo(checked) };
    if (changesMoreThanTags(checked, oldInputs)) {
        for (const key of model.changeWithUpdate ?? []) values[key] = unknownValue;
    }
    for (const [input, outputs] of Object.entries(model.changeWith ?? {})) {
        if (isChanged(input, checked, oldInputs)) for (const key of outputs) values[key] = unknownValue;
    }
    return {
        values,
        secretKeys: new Set([...previous.secretKeys, ...checked.secretKeys]),
        secretTexts: checked.secretTexts,
    };
}

/** A new version of something is made when it changes, not when it is tagged. */
function changesMoreThanTags(news: PropertyBag, olds: PropertyBag): boolean {
    const unversioned = new Set([defaultsKey, "tags", "tagsAll"]);
    const keys = [...Object.keys(news.values), ...Object.keys(olds.values)].filter((key) => !unversioned.has(key));
    return keys.some((key) => isChanged(key, news, olds));
}

function isChanged(key: string, news: PropertyBag, olds: PropertyBag): boolean {
    return containsUnknown(news.values[key]) || !isDeepStrictEqual(news.values[key], olds.values[key]);
}

/** What a preview knows of an output: what the program gave, and of an object that it gave in part that there is more. */
function knownPart(given: InputValue | undefined, answered: InputValue): InputValue {
    if (given === undefined || given === null) return unknownValue;
    if (!isPlainMap(given) || !isPlainMap(answered)) return given;
    return { ...Object.fromEntries(Object.keys(answered).map((key) => [key, unknownValue])), ...given };
}

function isPlainMap(value: InputValue | undefined): value is { [key: string]: InputValue } {
    return value !== undefined && isMap(value) && !isAsset(value);
}

/** Outputs that follow from the provider's settings and need no answer of AWS. */
const knownInPreview: ReadonlySet<string> = new Set(["region", "tagsAll"]);

function outputsOf(model: ServiceModel, inputs: PropertyBag, resource: PlacedResource): PropertyBag {
    const computed: Properties = model.outputs?.(new Inputs(inputs.values), resource) ?? {};
    const values: Record<string, InputValue> = { ...computed, ...filledUp(echo(inputs), computed), id: resource.id };
    if (isRegional(model.type)) values["region"] = resource.region;
    if (model.taggable === true) values["tagsAll"] ??= {};
    const secretKeys = new Set([...inputs.secretKeys, ...(model.secretOutputs ?? [])]);
    for (const [key, value] of Object.entries(computed)) {
        if (mentions(value, inputs.secretTexts)) secretKeys.add(key);
    }
    return { values, secretKeys, secretTexts: inputs.secretTexts };
}

/** The inputs that a resource answers with: all but the provider's own notes and write-only values such as `passwordWo`. */
function echo(inputs: PropertyBag): Record<string, InputValue> {
    const echoed: Record<string, InputValue> = {};
    for (const [key, value] of Object.entries(inputs.values)) {
        if (key !== defaultsKey && !key.endsWith("Wo") && value !== null) echoed[key] = value;
    }
    return echoed;
}

/** Objects that the program gave in part, with what AWS adds to them. */
function filledUp(given: Record<string, InputValue>, computed: Properties): Record<string, InputValue> {
    return Object.fromEntries(
        Object.entries(given).map(([key, value]) => {
            const answered = computed[key];
            return [key, isPlainMap(value) && isPlainMap(answered) ? { ...answered, ...value } : value];
        }),
    );
}

/** A name that the program left to a prefix is made up by AWS's provider while the resource is created. */
function withPhysicalName(model: ServiceModel, checked: PropertyBag, site: Site): PropertyBag {
    const property = model.autoName?.property;
    if (property === undefined || checked.values[property] !== undefined) return checked;
    const prefix = checked.values[`${property}Prefix`];
    if (typeof prefix !== "string") return checked;
    const name = prefix + placeOf(site.region, site.seed).hex(26, "name");
    return { ...checked, values: { ...checked.values, [property]: name } };
}

/** Services whose resources are the account's, whatever the region. */
const globalModules: ReadonlySet<string> = new Set([
    "iam",
    "route53",
    "cloudfront",
    "budgets",
    "organizations",
    "globalaccelerator",
]);

function isRegional(type: string): boolean {
    const [provider, path = ""] = type.split(":");
    return provider === "aws" && !globalModules.has(path.split("/")[0] ?? "");
}

/** A text shorter than this occurs in ordinary values by accident. */
const shortestTellingText = 4;

function mentions(value: InputValue, secretTexts: ReadonlySet<string>): boolean {
    if (secretTexts.size === 0) return false;
    if (Array.isArray(value)) return value.some((element) => mentions(element, secretTexts));
    if (isMap(value)) return Object.values(value).some((member) => mentions(member, secretTexts));
    if (typeof value !== "string") return false;
    return [...secretTexts].some((secret) => secret.length >= shortestTellingText && value.includes(secret));
}

/** What the cloud may remember of a resource: every known output that is neither secret nor a file. */
export function factsOf(outputs: PropertyBag): Properties {
    const memorable: Record<string, InputValue> = {};
    for (const [key, value] of Object.entries(outputs.values)) {
        if (!outputs.secretKeys.has(key) && !isAsset(value)) memorable[key] = value;
    }
    return new Inputs(memorable).known();
}
