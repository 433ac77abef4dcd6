import { CloudError, redact } from "./errors.js";
import { Inputs } from "./inputs.js";
import type { Cloud } from "./model.js";
import { placeOf, type ProviderSettings } from "./place.js";
import { functionOf } from "./registry.js";
import type { PropertyBag } from "./wire.js";

/**
 * Answers a look-up.
 *
 * @throws CloudError when the function has no model, or as AWS refuses
 */
export function callFunction(token: string, args: PropertyBag, settings: ProviderSettings, cloud: Cloud): PropertyBag {
    const model = functionOf(token);
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
    const ownRegion = inputs.text("region") ?? settings.region;
    const place = {
        ...placeOf(ownRegion, `${token}\n${JSON.stringify(inputs.known())}`),
        defaultTags: settings.defaultTags,
    };
    return {
        values: model.call(inputs, place, cloud),
        secretKeys: new Set(model.secretOutputs ?? []),
        secretTexts: args.secretTexts,
    };
}
