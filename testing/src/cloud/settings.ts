import type { InputValue } from "./inputs.js";
import type { Json, Properties } from "./model.js";
import { defaultRegion, type ProviderSettings } from "./place.js";
import { isMap } from "./wire.js";

/**
 * What a provider is set to, read from its inputs or its stack configuration. Nested values come as JSON text, as SDK and engine write them.
 *
 * @throws Error that names the setting where its JSON cannot be read
 */
export function readSettings(values: Readonly<Record<string, InputValue>>): ProviderSettings {
    const region = values["region"];
    const defaultTags = parsed("defaultTags", values["defaultTags"]);
    return {
        region: typeof region === "string" && region !== "" ? region : defaultRegion,
        defaultTags: isMap(defaultTags) ? textTags(defaultTags["tags"]) : {},
    };
}

function parsed(key: string, value: InputValue | undefined): InputValue | undefined {
    if (typeof value !== "string" || value === "") return value;
    try {
        const json: Json = JSON.parse(value);
        return json;
    } catch {
        throw new Error(
            `The aws provider's setting ${key} is not JSON; give an object such as {"tags": {"Team": "web"}}.`,
        );
    }
}

function textTags(tags: InputValue | undefined): Properties {
    const known: Properties = {};
    for (const [key, value] of Object.entries(isMap(tags) ? tags : {})) {
        if (typeof value === "string") known[key] = value;
    }
    return known;
}
