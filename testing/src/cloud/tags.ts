import { type InputValue, unknownValue } from "./inputs.js";
import type { Properties } from "./model.js";
import { containsUnknown, isMap } from "./wire.js";

/**
 * The `tagsAll` of a resource: the provider's default tags under the resource's own. One tag that is not known yet makes the
 * whole map unknown, as in the real provider. Undefined where there is no tag at all.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/#providerdefaulttags
 */
export function allTags(tags: InputValue | undefined, defaultTags: Properties): InputValue | undefined {
    if (containsUnknown(tags)) return unknownValue;
    const own = isMap(tags) ? tags : {};
    const merged = { ...defaultTags, ...own };
    return Object.keys(merged).length === 0 ? undefined : merged;
}
