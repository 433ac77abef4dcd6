import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals } from "../../model.js";
import { parseArn } from "./arn.js";
import { fact } from "./placement.js";

const keyType = "aws:kms/key:Key";
const aliasType = "aws:kms/alias:Alias";

/**
 * Refuses a KMS key that nothing has. A key is named by its id, its ARN, an alias or the ARN of an alias; AWS's own keys
 * (`alias/aws/…`) always exist, and a key of another account cannot be judged here.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
 */
export function missingKey(inputs: Inputs, property: string, cloud: Cloud, code: string): Refusals {
    const given = inputs.text(property);
    if (given === undefined || /(^|:)alias\/aws\//.test(given)) return [];
    const account = parseArn(given)?.account;
    const own = [...cloud.all(keyType), ...cloud.all(aliasType)];
    const known = own.some((key) => [key.id, fact(key, "arn"), fact(key, "name")].includes(given));
    const elsewhere =
        account !== undefined && own.every((key) => parseArn(fact(key, "arn") ?? "")?.account !== account);
    return [
        !known &&
            !elsewhere && {
                code,
                message: `${property} is "${given}", a key that does not exist; name one that does.`,
            },
    ];
}
