import { CloudError, redact } from "./errors.js";
import { Inputs } from "./inputs.js";
import type { Cloud } from "./model.js";
import { placeOf, type ProviderSettings } from "./place.js";
import { registry } from "./registry.js";
import type { PropertyBag } from "./wire.js";
import type { KnownResource } from "./world.js";

/** What a look-up answers. */
export interface FunctionAnswer {
    readonly answer: PropertyBag;
    /** What the answer shows to exist and the cloud did not know yet. */
    readonly found: readonly KnownResource[];
}

/**
 * Answers a look-up.
 *
 * @throws CloudError when the function has no model, or as AWS refuses
 */
export function callFunction(
    token: string,
    args: PropertyBag,
    settings: ProviderSettings,
    cloud: Cloud,
): FunctionAnswer {
    const model = registry.functionOf(token);
    if (model === undefined) {
        throw new CloudError(
            "NotModelled",
            `The function ${token} is not modelled by the simulated cloud, so its answer is not known. ` +
                "Add a model for it to the simulated cloud, or pass the value in as configuration.",
        );
    }
    const inputs = new Inputs(args.values);
    const refusal = (model.refuse?.(inputs, cloud) ?? []).find((entry) => entry !== false);
    if (refusal !== undefined) {
        throw new CloudError(refusal.code, `${refusal.code}: ${redact(refusal.message, args.secretTexts)} (${token})`);
    }
    const region = inputs.text("region") ?? settings.region;
    const seed = [token, region, JSON.stringify(inputs.known())].join("\n");
    const place = { ...placeOf(region, seed), defaultTags: settings.defaultTags };
    const values = model.call(inputs, place, cloud);
    const secretKeys = new Set([...args.secretKeys, ...(model.secretOutputs ?? [])]);
    const found = (model.finds?.(values, place) ?? [])
        .filter(({ type, id }) => cloud.find(type, id) === undefined)
        .map((resource) => ({ ...resource, urn: "", region, seed, inputs: [] }));
    return { answer: { values, secretKeys, secretTexts: args.secretTexts }, found };
}
