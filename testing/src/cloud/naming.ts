import type { Inputs } from "./inputs.js";
import { hexDigits } from "./place.js";
import type { AutoName, Refusal } from "./model.js";

const randomDigits = 7;

/**
 * The physical name of a resource that the program did not name: its logical name, a dash and seven digits, as Pulumi makes it.
 *
 * @returns the name, or a refusal where it would be longer than the service takes: the provider does not cut names.
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 */
export function automaticName(
    auto: AutoName,
    logicalName: string,
    inputs: Inputs,
    randomSeed: Uint8Array | string,
): string | Refusal {
    const start = auto.transform === undefined ? logicalName : auto.transform(logicalName);
    const suffix = auto.suffix?.(inputs) ?? "";
    const digits = auto.exact === true ? 0 : randomDigits;
    const prefix = digits === 0 ? start : `${start}-`;
    const excess = prefix.length + digits + suffix.length - auto.maxLength;
    if (excess > 0) {
        const added = [digits > 0 && `${digits} random characters`, suffix !== "" && `"${suffix}"`].filter(Boolean);
        return {
            code: "InvalidParameterValue",
            message:
                `${auto.property} would be ${[`"${prefix}"`, ...added].join(" and ")}, which is longer than ` +
                `${auto.maxLength} characters; shorten the resource's logical name by ${excess} or more, or set ${auto.property}`,
        };
    }
    return prefix + (digits === 0 ? "" : hexDigits(randomSeed, digits)) + suffix;
}
