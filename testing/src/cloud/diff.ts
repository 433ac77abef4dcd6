import { defaultsKey, wasFilledIn } from "./checking.js";
import { Inputs, type InputValue, unknownValue } from "./inputs.js";
import type { ServiceModel } from "./model.js";
import { isAsset, isMap, type PropertyBag } from "./wire.js";

export type ChangeKind = "add" | "delete" | "update";

export interface PropertyChange {
    /** Path in Pulumi's notation, such as `ingress[0].fromPort` or `tags["cost centre"]`. */
    readonly path: string;
    readonly kind: ChangeKind;
    /** True where the resource must be made anew for it. */
    readonly replaces: boolean;
}

export interface Difference {
    readonly changes: readonly PropertyChange[];
    /** True where the old resource has to go before the new one can be made: its name was given by the program and stays. */
    readonly deleteBeforeReplace: boolean;
}

export interface DiffRequest {
    readonly model: ServiceModel;
    readonly olds: PropertyBag;
    readonly news: PropertyBag;
    /** Paths that the program told the engine to leave alone. */
    readonly ignoreChanges: readonly string[];
    /** Where the resource is and where it would be. */
    readonly regions: { readonly old: string; readonly new: string };
}

/** What changes between the inputs that made a resource and those it should have now. Equal inputs make no difference. */
export function difference({ model, olds, news, ignoreChanges, regions }: DiffRequest): Difference {
    const given = model.immutableGiven?.(new Inputs(olds.values), new Inputs(news.values));
    const immutable = [...(model.immutable ?? []), ...(given ?? [])];
    const changes = changesOf(olds.values, news.values)
        .filter(({ path }) => !ignoreChanges.some((ignored) => isWithin(path, ignored)))
        .map(({ path, kind }) => ({ path: written(path), kind, replaces: isImmutable(model.type, immutable, path) }));
    if (regions.old !== regions.new && !changes.some(({ path }) => path === "region")) {
        changes.push({ path: "region", kind: "update", replaces: true });
    }
    return {
        changes,
        deleteBeforeReplace:
            changes.some(({ replaces }) => replaces) &&
            (model.deleteBeforeReplace === true || keepsGivenName(model, olds, news)),
    };
}

type Path = readonly (string | number)[];

interface RawChange {
    readonly path: Path;
    readonly kind: ChangeKind;
}

function changesOf(
    olds: Readonly<Record<string, InputValue>>,
    news: Readonly<Record<string, InputValue>>,
): RawChange[] {
    const keys = new Set([...Object.keys(olds), ...Object.keys(news)]);
    keys.delete(defaultsKey);
    return [...keys].sort().flatMap((key) => compared([key], olds[key], news[key]));
}

function compared(path: Path, old: InputValue | undefined, next: InputValue | undefined): RawChange[] {
    const before: InputValue | undefined = old ?? undefined;
    const after: InputValue | undefined = next ?? undefined;
    if (before === undefined && after === undefined) return [];
    if (before === undefined) return [{ path, kind: "add" }];
    if (after === undefined) return [{ path, kind: "delete" }];
    if (isAsset(before) && isAsset(after)) return sameAsset(before, after) ? [] : [{ path, kind: "update" }];
    if (Array.isArray(before) && Array.isArray(after)) {
        const length = Math.max(before.length, after.length);
        return Array.from({ length }, (_, index) => compared([...path, index], before[index], after[index])).flat();
    }
    if (isMap(before) && isMap(after)) {
        const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
        return [...keys].sort().flatMap((key) => compared([...path, key], before[key], after[key]));
    }
    return before === after && after !== unknownValue ? [] : [{ path, kind: "update" }];
}

/** Files and archives are the same when their contents hash to the same; the engine adds the hash. */
function sameAsset(before: InputValue, after: InputValue): boolean {
    if (!isMap(before) || !isMap(after)) return false;
    const [old, next] = [before["hash"], after["hash"]];
    return old === undefined || next === undefined ? JSON.stringify(before) === JSON.stringify(after) : old === next;
}

/** A change inside an immutable property replaces the resource, and so does a change of a whole object around one. */
function isImmutable(type: string, immutable: readonly string[], path: Path): boolean {
    const dotted = path.filter((step) => typeof step === "string").join(".");
    if (dotted === "region") return type.startsWith("aws:");
    return immutable.some((property) => {
        const named = property.replaceAll("[]", "");
        return dotted === named || dotted.startsWith(`${named}.`) || named.startsWith(`${dotted}.`);
    });
}

/**
 * Two resources cannot have one name at one time. A name that the provider made is new for the replacement; one that the program
 * gave and keeps is not.
 */
function keepsGivenName(model: ServiceModel, olds: PropertyBag, news: PropertyBag): boolean {
    const property = model.autoName?.property;
    if (property === undefined || wasFilledIn(news, property)) return false;
    const name = news.values[property];
    return name !== undefined && name === olds.values[property];
}

function written(path: Path): string {
    return path.reduce<string>((text, step) => {
        if (typeof step === "number") return `${text}[${String(step)}]`;
        if (!/^[A-Za-z_$][\w$]*$/.test(step)) return `${text}["${step.replaceAll('"', '\\"')}"]`;
        return text === "" ? step : `${text}.${step}`;
    }, "");
}

/** True where `path` is what `ignored` names or lies inside it; `*` names every member. */
function isWithin(path: Path, ignored: string): boolean {
    const steps = ignored.split(/[.[\]"]+/).filter((step) => step !== "");
    return steps.length <= path.length && steps.every((step, index) => step === "*" || step === String(path[index]));
}
