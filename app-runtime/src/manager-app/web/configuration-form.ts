import { cachePolicies, type CachePolicy } from "../../common/control/cache-policies.js";
import {
    bounds,
    scalingModes,
    type ControlConfiguration,
    type ScalingMode,
} from "../../common/control/configuration.js";
import { clamp } from "../../common/cache-scaling/resize.js";

/** A field with a number. What people type is in a unit that suits them. */
export interface NumberField {
    readonly label: string;
    /** What a number counts, behind the field's name. */
    readonly unit?: string;
    readonly hint: string;
    /** What the number typed is multiplied by to get what is stored. */
    readonly factor: number;
    readonly whole: boolean;
    /** Of what is typed. */
    readonly lowest: number;
    readonly highest: number;
}

const nodeBounds = { factor: 1, whole: true, lowest: bounds.nodes.minimum, highest: bounds.nodes.maximum } as const;
const percent = { unit: "%", factor: 0.01, whole: false, lowest: 0, highest: 100 } as const;
const ratio = { factor: 1, whole: false } as const;
const bytesPerMegabyte = 1_000_000;

/** Every field with a number, by its name in the form. */
export const numberFields = {
    capacity: {
        label: "Capacity",
        unit: "MB",
        hint: "What the images in the cache of one node may take together: at most half of its memory less 100 MB.",
        factor: bytesPerMegabyte,
        whole: false,
        lowest: 0,
        highest: Math.floor(bounds.capacityBytes.maximum / bytesPerMegabyte),
    },
    maxItems: {
        label: "Images at most",
        hint: "However small they are.",
        factor: 1,
        whole: true,
        lowest: bounds.maxItems.minimum,
        highest: bounds.maxItems.maximum,
    },
    minNodes: { label: "Fewest nodes", hint: "The pool never shrinks below.", ...nodeBounds },
    maxNodes: { label: "Most nodes", hint: "The pool never grows above.", ...nodeBounds },
    maxMissRate: { label: "Grow above a miss rate of", hint: "More misses than this add nodes.", ...percent },
    minMissRate: { label: "Shrink below a miss rate of", hint: "Fewer misses than this take nodes away.", ...percent },
    expandRatio: {
        label: "Expand ratio",
        hint: "2 doubles the pool.",
        ...ratio,
        lowest: bounds.expandRatio.minimum,
        highest: bounds.expandRatio.maximum,
    },
    shrinkRatio: {
        label: "Shrink ratio",
        hint: "0.5 halves the pool.",
        ...ratio,
        lowest: bounds.shrinkRatio.minimum,
        highest: bounds.shrinkRatio.maximum,
    },
} as const satisfies Record<string, NumberField>;

export type NumberName = keyof typeof numberFields;
export type FieldName = NumberName | "policy" | "mode";

/** What the fields hold, as typed. */
export type FormValues = Readonly<Record<FieldName, string>>;
/** One sentence for each field that cannot be used. */
export type FormProblems = Readonly<Partial<Record<FieldName, string>>>;

/** What a form can change. */
export type FormContent = Pick<ControlConfiguration, "cache" | "scaling">;

/** What the fields show for a configuration. */
export function formValuesOf({ cache, scaling }: FormContent): FormValues {
    const typed = (name: NumberName, stored: number): string =>
        String(Number((stored / numberFields[name].factor).toPrecision(12)));
    return {
        capacity: typed("capacity", cache.capacityBytes),
        maxItems: typed("maxItems", cache.maxItems),
        policy: cache.policy,
        mode: scaling.mode,
        minNodes: typed("minNodes", scaling.minNodes),
        maxNodes: typed("maxNodes", scaling.maxNodes),
        maxMissRate: typed("maxMissRate", scaling.maxMissRate),
        minMissRate: typed("minMissRate", scaling.minMissRate),
        expandRatio: typed("expandRatio", scaling.expandRatio),
        shrinkRatio: typed("shrinkRatio", scaling.shrinkRatio),
    };
}

/** What was made of a form. */
export interface ReadForm {
    /** Makes the content that is to be in force out of the one that is. */
    readonly make: (current: ControlConfiguration) => FormContent;
    /** Where it is not empty, nothing of `make` may be used. */
    readonly problems: FormProblems;
}

/** Reads what was typed, and says beside each field what is wrong with it. */
export function readForm(values: FormValues): ReadForm {
    const problems: Partial<Record<FieldName, string>> = {};
    const number = (name: NumberName): number => {
        const value = readNumber(values[name], numberFields[name]);
        if (typeof value === "string") {
            problems[name] = value;
            return 0;
        }
        return value;
    };
    const policy = cachePolicies.find((each) => each === values.policy);
    const mode = scalingModes.find((each) => each === values.mode);
    if (policy === undefined) {
        problems.policy = "Choose one of the policies.";
    }
    if (mode === undefined) {
        problems.mode = "Choose who changes the number of nodes.";
    }
    const cache = readCache(number, policy);
    const scaling = readScaling(number, mode);
    noteContradictions(scaling, problems);
    return {
        problems,
        // The number of nodes is none of the form's fields; it only has to stay within the bounds.
        make: ({ scaling: { nodes } }) => ({
            cache,
            scaling: { ...scaling, nodes: clamp(nodes, scaling.minNodes, scaling.maxNodes) },
        }),
    };
}

type ReadField = (name: NumberName) => number;

function readCache(number: ReadField, policy: CachePolicy = "lru"): ControlConfiguration["cache"] {
    return { capacityBytes: Math.round(number("capacity")), maxItems: number("maxItems"), policy };
}

type ScalingFields = Omit<ControlConfiguration["scaling"], "nodes">;

function readScaling(number: ReadField, mode: ScalingMode = "manual"): ScalingFields {
    return {
        mode,
        minNodes: number("minNodes"),
        maxNodes: number("maxNodes"),
        maxMissRate: number("maxMissRate"),
        minMissRate: number("minMissRate"),
        expandRatio: number("expandRatio"),
        shrinkRatio: number("shrinkRatio"),
    };
}

/** Values that are allowed each by itself and not together. Said only where both could be read. */
function noteContradictions(scaling: ScalingFields, problems: Partial<Record<FieldName, string>>): void {
    const { minNodes, maxNodes, minMissRate, maxMissRate } = scaling;
    if (problems.minNodes === undefined && problems.maxNodes === undefined && minNodes > maxNodes) {
        problems.minNodes = `There cannot be at least ${minNodes} and at most ${maxNodes} nodes; give ${maxNodes} or fewer, or raise the most.`;
    }
    if (problems.minMissRate === undefined && problems.maxMissRate === undefined && minMissRate >= maxMissRate) {
        problems.minMissRate = "This has to be smaller than the miss rate to grow above, or the pool would never rest.";
    }
}

const grouped = new Intl.NumberFormat("en");

/** The number to store, or what is wrong with what was typed. */
function readNumber(text: string, { label, unit, whole, factor, lowest, highest }: NumberField): number | string {
    const trimmed = text.trim();
    const typed = Number(trimmed);
    const allowed = `${whole ? "a whole number" : "a number"} from ${grouped.format(lowest)} to ${grouped.format(highest)}`;
    const fix = `give ${allowed}${unit === undefined ? "" : unit === "%" ? " percent" : ` ${unit}`}.`;
    if (trimmed === "") {
        return `${label} is empty; ${fix}`;
    }
    const isNumber = (whole ? /^\d{1,15}$/ : /^\d{1,15}(\.\d{1,6})?$/).test(trimmed);
    if (!isNumber || typed < lowest || typed > highest) {
        return `${label} is “${trimmed.slice(0, 30)}”; ${fix}`;
    }
    return Number((typed * factor).toPrecision(12));
}
