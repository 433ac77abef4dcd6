import { hexDigits } from "./place.js";
import type { AutoName, Refusal } from "./model.js";

const randomDigits = 7;

/**
 * The physical name of a resource that the program did not name: its logical name, a dash and seven digits, as Pulumi makes it.
 *
 * @returns the name, or a refusal where it would be longer than the service takes: the provider does not cut names.
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 */
export function automaticName(auto: AutoName, logicalName: string, randomSeed: Uint8Array | string): string | Refusal {
    const prefix = `${auto.transform === undefined ? logicalName : auto.transform(logicalName)}-`;
    const excess = prefix.length + randomDigits - auto.maxLength;
    if (excess > 0) {
        return {
            code: "InvalidParameterValue",
            message:
                `${auto.property} would be "${prefix}" and ${randomDigits} random characters, which is longer than ` +
                `${auto.maxLength} characters; shorten the resource's logical name by ${excess} or more, or set ${auto.property}`,
        };
    }
    return prefix + hexDigits(randomSeed, randomDigits);
}
