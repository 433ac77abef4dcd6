import type { ServiceModel } from "./model.js";

/**
 * Behaviour of a type that nobody has described yet: it takes every input, has an id, an ARN and a name, and never refuses.
 * A run names such types in its summary, because passing says little about them.
 */
export function unmodelled(type: string): ServiceModel {
    const [provider = "", path = "", className = ""] = type.split(":");
    const service = path.split("/")[0] ?? "";
    const kind = className.toLowerCase();
    return {
        type,
        taggable: provider === "aws",
        id: (inputs, place) => inputs.text("name") ?? `${kind}-${place.hex(17)}`,
        outputs: (inputs, { partition, region, account, id, hex }) => ({
            ...(provider === "aws" ? { arn: `arn:${partition}:${service}:${region}:${account}:${kind}/${id}` } : {}),
            name: inputs.text("name") ?? `${kind}-${hex(7, "name")}`,
        }),
    };
}
