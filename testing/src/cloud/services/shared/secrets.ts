import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals } from "../../model.js";
import { isElsewhere } from "./arn.js";
import { refuseIf } from "./checks.js";
import { fact } from "./placement.js";

export const secretType = "aws:secretsmanager/secret:Secret";

/**
 * Refuses a secret that nothing has. A secret is named by its ARN or its name; those that RDS keeps for a database
 * (`secret:rds!…`) are not resources of a program, and those of another account cannot be judged here.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html
 */
export function missingSecret(inputs: Inputs, property: string, cloud: Cloud, code: string): Refusals {
    const given = inputs.text(property);
    if (given === undefined || given.includes(":secret:rds!") || isElsewhere(given)) return [];
    const secrets = cloud.all(secretType);
    const known = secrets.some((secret) => [secret.id, fact(secret, "arn"), fact(secret, "name")].includes(given));
    return [refuseIf(!known, code, `${property} is "${given}", a secret that does not exist; name one that does.`)];
}
