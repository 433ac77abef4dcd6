import type { Inputs } from "../inputs.js";
import type { Place, Properties, ServiceModel } from "../model.js";
import { outside, refuseIf } from "./shared/checks.js";
import { uuid } from "./shared/made-up.js";
import { passwordModels } from "./random/passwords.js";
import { numbers, shuffled } from "./random/source.js";
import { petName } from "./random/pets.js";

const invalid = "Invalid Attribute Value";

/** Bytes in every notation that the provider offers. Positive numbers only, so that `dec` reads as it should. */
function notations(hex: string): { b64Std: string; b64Url: string; dec: string; hex: string } {
    const bytes = Buffer.from(hex, "hex");
    return {
        b64Std: bytes.toString("base64"),
        b64Url: bytes.toString("base64url"),
        dec: BigInt(`0x${hex}`).toString(),
        hex,
    };
}

function bytesOf(inputs: Inputs, place: Place, property: string): string {
    return place.hex(2 * Math.max(1, inputs.number(property) ?? 1), "bytes");
}

// https://registry.terraform.io/providers/hashicorp/random/latest/docs/resources/id
const randomId: ServiceModel = {
    type: "random:index/randomId:RandomId",
    immutable: ["byteLength", "keepers", "prefix"],
    refuse: (inputs) => [outside(inputs, "byteLength", 1, 65_536, invalid)],
    id: (inputs, place) => notations(bytesOf(inputs, place, "byteLength")).b64Url,
    outputs: (inputs, place) => {
        const prefix = inputs.text("prefix") ?? "";
        const hex = Buffer.from(place.id, "base64url").toString("hex");
        return Object.fromEntries(Object.entries(notations(hex)).map(([notation, text]) => [notation, prefix + text]));
    },
};

const randomBytes: ServiceModel = {
    type: "random:index/randomBytes:RandomBytes",
    immutable: ["keepers", "length"],
    secretOutputs: ["base64", "hex"],
    refuse: (inputs) => [outside(inputs, "length", 1, 65_536, invalid)],
    id: () => "none",
    outputs: (inputs, place) => {
        const { b64Std, hex } = notations(bytesOf(inputs, place, "length"));
        return kept(place.previous, { base64: b64Std, hex });
    },
};

const randomInteger: ServiceModel = {
    type: "random:index/randomInteger:RandomInteger",
    immutable: ["keepers", "max", "min", "seed"],
    refuse: (inputs) => {
        const [min, max] = [inputs.number("min"), inputs.number("max")];
        const bad = min !== undefined && max !== undefined && min > max;
        return [refuseIf(bad, invalid, `min is ${String(min)} and max is ${String(max)}; the smaller one is min.`)];
    },
    id: (inputs, place) => String(integer(inputs, place)),
    outputs: (_inputs, place) => ({ result: Number(place.id) }),
};

function integer(inputs: Inputs, place: Place): number {
    const [min, max] = [inputs.number("min") ?? 0, inputs.number("max") ?? 0];
    const [chosen = 0] = numbers(place, 1, Math.max(1, max - min + 1), inputs.text("seed"));
    return min + chosen;
}

const randomPet: ServiceModel = {
    type: "random:index/randomPet:RandomPet",
    immutable: ["keepers", "length", "prefix", "separator"],
    defaults: { length: 2, separator: "-" },
    refuse: (inputs) => [outside(inputs, "length", 1, 100, invalid)],
    id: (inputs, place) => {
        const words = petName(place, inputs.number("length") ?? 2);
        const prefix = inputs.text("prefix");
        return [...(prefix === undefined ? [] : [prefix]), ...words].join(inputs.text("separator") ?? "-");
    },
};

const randomShuffle: ServiceModel = {
    type: "random:index/randomShuffle:RandomShuffle",
    immutable: ["inputs", "keepers", "resultCount", "seed"],
    id: () => "-",
    outputs: (inputs, place) => {
        const list = inputs.texts("inputs");
        const count = list.length === 0 ? 0 : (inputs.number("resultCount") ?? list.length);
        const results: string[] = [];
        for (let round = 0; results.length < count; round++)
            results.push(...shuffled(place, list, `${inputs.text("seed") ?? ""} ${String(round)}`));
        return kept(place.previous, { results: results.slice(0, count) });
    },
};

function uuidModel(type: string): ServiceModel {
    return {
        type,
        immutable: ["keepers"],
        id: (_inputs, place) => uuid(place),
        outputs: (_inputs, place) => ({ result: place.id }),
    };
}

/** What was drawn once stays as it is. */
function kept(previous: Properties | undefined, drawn: Properties): Properties {
    return Object.fromEntries(Object.entries(drawn).map(([key, value]) => [key, previous?.[key] ?? value]));
}

/** Random values that stay as they are until their keepers change. */
export const models: readonly ServiceModel[] = [
    randomId,
    randomBytes,
    randomInteger,
    randomPet,
    randomShuffle,
    uuidModel("random:index/randomUuid:RandomUuid"),
    uuidModel("random:index/randomUuid4:RandomUuid4"),
    uuidModel("random:index/randomUuid7:RandomUuid7"),
    ...passwordModels,
];
