import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals } from "../../model.js";
import { isElsewhere } from "./arn.js";
import { refuseIf } from "./checks.js";
import { fact } from "./placement.js";

const keyTypes = [
    "aws:kms/key:Key",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/alias:Alias",
];

/**
 * Refuses a KMS key that nothing has. A key is named by its id, its ARN, an alias or the ARN of an alias; AWS's own keys
 * (`alias/aws/…`) always exist, and a key of another account cannot be judged here.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
 */
export function missingKey(inputs: Inputs, property: string, cloud: Cloud, code: string): Refusals {
    const given = inputs.text(property);
    if (given === undefined || /(^|:)alias\/aws\//.test(given) || isElsewhere(given)) return [];
    const keys = keyTypes.flatMap((type) => cloud.all(type));
    const known = keys.some((key) => [key.id, fact(key, "arn"), fact(key, "name")].includes(given));
    return [refuseIf(!known, code, `${property} is "${given}", a key that does not exist; name one that does.`)];
}
