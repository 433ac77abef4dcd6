import type { Inputs } from "../../inputs.js";
import type { Place, Refusals, ServiceModel } from "../../model.js";
import { outside, refuseIf } from "../shared/checks.js";
import { numbers, shuffled } from "./source.js";

const invalid = "Invalid Attribute Value";

/** @see https://registry.terraform.io/providers/hashicorp/random/latest/docs/resources/password */
const alphabets = [
    { wanted: "lower", atLeast: "minLower", characters: "abcdefghijklmnopqrstuvwxyz" },
    { wanted: "upper", atLeast: "minUpper", characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
    { wanted: "numeric", atLeast: "minNumeric", characters: "0123456789" },
    { wanted: "special", atLeast: "minSpecial", characters: "!@#$%&*()-_=+[]{}<>:?" },
];

const settings = [
    ...alphabets.flatMap(({ wanted, atLeast }) => [wanted, atLeast]),
    "number",
    "overrideSpecial",
    "keepers",
    "length",
];

function allowed(inputs: Inputs): typeof alphabets {
    return alphabets
        .filter(({ wanted }) => inputs.flag(wanted) !== false)
        .map((alphabet) => {
            const own = alphabet.wanted === "special" ? inputs.text("overrideSpecial") : undefined;
            return own === undefined || own === "" ? alphabet : { ...alphabet, characters: own };
        });
}

/** As many characters as asked for, of every kind as many as asked for at least. */
function drawn(inputs: Inputs, place: Place): string {
    const kinds = allowed(inputs);
    const pick = (characters: string, count: number, label: string): string[] =>
        numbers(place, count, Math.max(1, characters.length), label).map((index) => characters[index] ?? "");
    const required = kinds.flatMap(({ atLeast, characters }) => pick(characters, inputs.number(atLeast) ?? 0, atLeast));
    const rest = Math.max(0, (inputs.number("length") ?? 0) - required.length);
    const all = kinds.map(({ characters }) => characters).join("");
    return shuffled(place, [...required, ...pick(all, rest, "rest")], "characters").join("");
}

function impossible(inputs: Inputs): Refusals {
    const length = inputs.number("length");
    const least = alphabets.reduce((sum, { atLeast }) => sum + (inputs.number(atLeast) ?? 0), 0);
    return [
        outside(inputs, "length", 1, 1_048_576, invalid),
        refuseIf(
            length !== undefined && least > length,
            invalid,
            `length is ${String(length)}, but the least numbers of characters sum up to ${String(least)}; raise length.`,
        ),
        refuseIf(
            allowed(inputs).length === 0,
            invalid,
            "no kind of character is allowed; set lower, upper, numeric or special.",
        ),
    ];
}

const defaults = {
    lower: true,
    upper: true,
    numeric: true,
    special: true,
    number: true,
    minLower: 0,
    minUpper: 0,
    minNumeric: 0,
    minSpecial: 0,
};

const randomPassword: ServiceModel = {
    type: "random:index/randomPassword:RandomPassword",
    immutable: settings,
    defaults,
    secretOutputs: ["result", "bcryptHash"],
    refuse: impossible,
    id: () => "none",
    outputs: (inputs, place) => ({
        result: place.previous?.["result"] ?? drawn(inputs, place),
        bcryptHash: place.previous?.["bcryptHash"] ?? `$2a$10$${place.hex(53, "hash")}`,
    }),
};

const randomString: ServiceModel = {
    type: "random:index/randomString:RandomString",
    immutable: settings,
    defaults,
    refuse: impossible,
    id: drawn,
    outputs: (_inputs, place) => ({ result: place.id }),
};

export const passwordModels: readonly ServiceModel[] = [randomPassword, randomString];
