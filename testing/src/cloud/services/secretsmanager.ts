import type { Inputs } from "../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../model.js";
import { regionalArn } from "./shared/arn.js";
import { isSet, longerThan, mismatched, outside, refuseIf, together } from "./shared/checks.js";
import { missingKey } from "./shared/keys.js";
import { uuid } from "./shared/made-up.js";
import { fact } from "./shared/placement.js";
import { malformedPolicy } from "./shared/policies.js";
import { missingPrincipals } from "./shared/principals.js";
import { missingSecret, secretType } from "./shared/secrets.js";

const invalid = "InvalidParameterException";
const notFound = "ResourceNotFoundException";
const malformed = "MalformedPolicyDocumentException";
const functionType = "aws:lambda/function:Function";

/** Secrets are named by ARN or name; the provider answers with the ARN. */
function secretArn(inputs: Inputs): string {
    return inputs.text("secretId") ?? inputs.text("secretArn") ?? "";
}

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
function recoveryFault(inputs: Inputs): Refusals[number] {
    const days = inputs.number("recoveryWindowInDays") ?? 0;
    const message = `recoveryWindowInDays is ${days}; use 7 to 30, or 0, which deletes at once.`;
    return refuseIf(days !== 0 && (days < 7 || days > 30), invalid, message);
}

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
const secret: ServiceModel = {
    type: secretType,
    immutable: ["name", "namePrefix", "type"],
    defaults: { forceOverwriteReplicaSecret: false, recoveryWindowInDays: 30 },
    autoName: { property: "name", maxLength: 512 },
    taggable: true,
    unique: [{ property: "name", code: "ResourceExistsException" }],
    facts: ["name"],
    refuse: (inputs) => [
        longerThan(inputs, "name", 512, invalid),
        mismatched(inputs, "name", /^[A-Za-z0-9/_+=.@-]+$/, "letters, digits and /_+=.@-", invalid),
        longerThan(inputs, "description", 2048, invalid),
        recoveryFault(inputs),
        ...malformedPolicy(inputs, "policy", "resource", malformed),
    ],
    refuseWith: (inputs, cloud) => [
        ...missingKey(inputs, "kmsKeyId", cloud, "EncryptionFailure"),
        ...missingPrincipals(inputs, "policy", cloud, malformed),
    ],
    // AWS puts six characters behind the name, so that a secret made again under the same name is another one.
    id: (inputs, place) =>
        regionalArn(place, "secretsmanager", `secret:${inputs.text("name") ?? ""}-${place.hex(6, "secret")}`),
    outputs: (_inputs, place) => ({ arn: place.id, policy: "", replicas: [] }),
};

const maximumSecretBytes = 65_536;

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
const secretVersion: ServiceModel = {
    type: "aws:secretsmanager/secretVersion:SecretVersion",
    immutable: ["secretId", "secretBinary", "secretString", "secretStringWoVersion"],
    refuse: (inputs) => [
        together(inputs, "secretString", "secretBinary", invalid),
        together(inputs, "secretString", "secretStringWo", invalid),
        refuseIf(
            Buffer.byteLength(inputs.text("secretString") ?? "") > maximumSecretBytes,
            invalid,
            `secretString is longer than ${maximumSecretBytes} bytes; store less.`,
        ),
    ],
    refuseWith: (inputs, cloud) => missingSecret(inputs, "secretId", cloud, notFound),
    id: (inputs, place) => `${secretArn(inputs)}|${uuid(place, "version")}`,
    outputs: (inputs, place) => ({
        arn: secretArn(inputs),
        hasSecretStringWo: inputs.has("secretStringWo"),
        secretArn: secretArn(inputs),
        versionId: uuid(place, "version"),
        versionStages: ["AWSCURRENT"],
    }),
};

// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
function refuseRotation(inputs: Inputs): Refusals {
    const rules = "rotationRules";
    const given = [`${rules}.automaticallyAfterDays`, `${rules}.scheduleExpression`].filter((path) =>
        isSet(inputs, path),
    );
    const managed = inputs.text("secretId")?.includes(":secret:rds!") === true;
    return [
        outside(inputs, `${rules}.automaticallyAfterDays`, 1, 1000, invalid),
        refuseIf(
            inputs.has(rules) && !inputs.isUnknown(rules) && given.length !== 1,
            invalid,
            `rotationRules has ${given.length === 0 ? "no schedule" : "two schedules"}; set exactly one of automaticallyAfterDays and scheduleExpression.`,
        ),
        mismatched(
            inputs,
            `${rules}.scheduleExpression`,
            /^(rate\(\d+ (hours?|days?)\)|cron\(.+\))$/,
            '"rate(10 days)" or "cron(…)"',
            invalid,
        ),
        mismatched(inputs, `${rules}.duration`, /^\d{1,2}h$/, 'hours such as "3h"', invalid),
        refuseIf(
            managed && inputs.has("rotationLambdaArn"),
            "InvalidRequestException",
            "rotationLambdaArn is set on a secret that RDS manages and rotates itself; remove it.",
        ),
    ];
}

// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
function invocationFault(inputs: Inputs, cloud: Cloud): Refusals[number] {
    const arn = inputs.text("rotationLambdaArn");
    const allowed = cloud.all("aws:lambda/permission:Permission").some((permission) => {
        const name = fact(permission, "function") ?? "";
        const principal = fact(permission, "principal");
        return (
            principal === "secretsmanager.amazonaws.com" &&
            (arn === name || arn?.endsWith(`:function:${name}`) === true)
        );
    });
    const message =
        "Secrets Manager cannot invoke the function of rotationLambdaArn; add a Permission for the principal " +
        "secretsmanager.amazonaws.com and let the rotation depend on it.";
    return refuseIf(arn !== undefined && !allowed, "AccessDeniedException", message);
}

const secretRotation: ServiceModel = {
    type: "aws:secretsmanager/secretRotation:SecretRotation",
    immutable: ["secretId"],
    defaults: { rotateImmediately: true },
    references: [{ property: "rotationLambdaArn", to: [functionType], by: "arn", missing: notFound }],
    refuse: refuseRotation,
    refuseWith: (inputs, cloud) => [
        ...missingSecret(inputs, "secretId", cloud, notFound),
        invocationFault(inputs, cloud),
    ],
    id: secretArn,
    outputs: () => ({ rotationEnabled: true }),
};

// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html
const secretPolicy: ServiceModel = {
    type: "aws:secretsmanager/secretPolicy:SecretPolicy",
    immutable: ["secretArn"],
    refuse: (inputs) => malformedPolicy(inputs, "policy", "resource", malformed),
    refuseWith: (inputs, cloud) => [
        ...missingSecret(inputs, "secretArn", cloud, notFound),
        ...missingPrincipals(inputs, "policy", cloud, malformed),
    ],
    id: secretArn,
};

export const models: readonly ServiceModel[] = [secret, secretVersion, secretRotation, secretPolicy];
