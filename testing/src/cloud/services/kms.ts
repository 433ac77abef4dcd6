import type { Inputs } from "../inputs.js";
import type { Refusals, ServiceModel } from "../model.js";
import { parseArn, regionalArn } from "./shared/arn.js";
import { longerThan, mayBeOn, mismatched, only, outside, refuseIf, unlisted } from "./shared/checks.js";
import { missingKey } from "./shared/keys.js";
import { uuid } from "./shared/made-up.js";
import { malformedPolicy, policyStatements, valuesOf } from "./shared/policies.js";
import { missingPrincipals } from "./shared/principals.js";

const keyType = "aws:kms/key:Key";
const malformed = "MalformedPolicyDocumentException";
const invalid = "ValidationException";

const specs = [
    ...["SYMMETRIC_DEFAULT", "RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521"],
    ...[
        "ECC_SECG_P256K1",
        "HMAC_224",
        "HMAC_256",
        "HMAC_384",
        "HMAC_512",
        "ML_DSA_44",
        "ML_DSA_65",
        "ML_DSA_87",
        "SM2",
    ],
    "ECC_NIST_EDWARDS25519",
];

/**
 * Whoever makes a key must be able to change its policy afterwards, or nobody ever can again.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#prevent-unmanageable-key
 */
function lockout(inputs: Inputs): Refusals[number] {
    const statements = policyStatements(inputs.json("policy"));
    const manages = statements.some(
        (statement) =>
            statement.Effect === "Allow" &&
            valuesOf(statement, "Action").some((action) => /^(\*|kms:\*|kms:Put\*|kms:PutKeyPolicy)$/i.test(action)),
    );
    const message =
        "The new key policy will not allow you to update the key policy in the future; " +
        'allow "kms:*" to arn:aws:iam::<account>:root.';
    const checked = statements.length > 0 && inputs.flag("bypassPolicyLockoutSafetyCheck") !== true;
    return refuseIf(checked && !manages, malformed, message);
}

function policyFaults(inputs: Inputs): Refusals {
    const size = inputs.text("policy")?.length ?? 0;
    return [
        ...malformedPolicy(inputs, "policy", "resource", malformed),
        lockout(inputs),
        // https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
        refuseIf(size > 32_768, "LimitExceededException", `policy has ${size} characters; use at most 32768.`),
    ];
}

// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
function refuseKey(inputs: Inputs): Refusals {
    const symmetric = (inputs.text("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";
    const rotates = inputs.flag("enableKeyRotation") === true;
    return [
        outside(inputs, "deletionWindowInDays", 7, 30, invalid),
        // https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
        outside(inputs, "rotationPeriodInDays", 90, 2560, invalid),
        only(inputs, "rotationPeriodInDays", mayBeOn(inputs, "enableKeyRotation"), "with enableKeyRotation", invalid),
        refuseIf(
            rotates && !symmetric,
            "UnsupportedOperationException",
            "enableKeyRotation is set on an asymmetric or HMAC key; only symmetric encryption keys rotate.",
        ),
        unlisted(inputs, "customerMasterKeySpec", specs, invalid),
        unlisted(
            inputs,
            "keyUsage",
            ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"],
            invalid,
        ),
        longerThan(inputs, "description", 8192, invalid),
        ...policyFaults(inputs),
    ];
}

const key: ServiceModel = {
    type: keyType,
    immutable: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
    defaults: {
        bypassPolicyLockoutSafetyCheck: false,
        customerMasterKeySpec: "SYMMETRIC_DEFAULT",
        enableKeyRotation: false,
        isEnabled: true,
        keyUsage: "ENCRYPT_DECRYPT",
    },
    taggable: true,
    facts: ["isEnabled"],
    refuse: refuseKey,
    refuseWith: (inputs, cloud) => missingPrincipals(inputs, "policy", cloud, malformed),
    id: (inputs, place) => (inputs.flag("multiRegion") === true ? `mrk-${place.hex(32, "key")}` : uuid(place, "key")),
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "kms", `key/${place.id}`),
        keyId: place.id,
        description: "",
        multiRegion: false,
        policy: accountsPolicy(place.partition, place.account),
        rotationPeriodInDays: inputs.flag("enableKeyRotation") === true ? 365 : 0,
    }),
};

/** The policy of a key that nobody gave one: the account decides. */
function accountsPolicy(partition: string, account: string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Id: "key-default-1",
        Statement: [
            {
                Sid: "Enable IAM User Permissions",
                Effect: "Allow",
                Principal: { AWS: `arn:${partition}:iam::${account}:root` },
                Action: "kms:*",
                Resource: "*",
            },
        ],
    });
}

// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
const alias: ServiceModel = {
    type: "aws:kms/alias:Alias",
    immutable: ["name", "namePrefix"],
    autoName: {
        property: "name",
        maxLength: 256,
        transform: (name) => (name.startsWith("alias/") ? name : `alias/${name}`),
    },
    unique: [{ property: "name", code: "AlreadyExistsException" }],
    facts: ["name", "targetKeyId"],
    refuse: (inputs) => [
        longerThan(inputs, "name", 256, invalid),
        mismatched(inputs, "name", /^alias\/[A-Za-z0-9/_-]+$/, '"alias/" and letters, digits, /, _ and -', invalid),
        refuseIf(
            inputs.text("name")?.startsWith("alias/aws/") === true,
            "NotAuthorizedException",
            `name is "${inputs.text("name")}"; "alias/aws/" is reserved for AWS, use another.`,
        ),
    ],
    refuseWith: (inputs, cloud) => missingKey(inputs, "targetKeyId", cloud, "NotFoundException"),
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => {
        const target = inputs.text("targetKeyId") ?? "";
        return {
            arn: regionalArn(place, "kms", place.id),
            targetKeyArn: parseArn(target) === undefined ? regionalArn(place, "kms", `key/${target}`) : target,
        };
    },
};

// https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
const keyPolicy: ServiceModel = {
    type: "aws:kms/keyPolicy:KeyPolicy",
    immutable: ["keyId"],
    refuse: policyFaults,
    refuseWith: (inputs, cloud) => [
        ...missingKey(inputs, "keyId", cloud, "NotFoundException"),
        ...missingPrincipals(inputs, "policy", cloud, malformed),
    ],
    id: (inputs) => inputs.text("keyId") ?? "",
};

// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html
const grant: ServiceModel = {
    type: "aws:kms/grant:Grant",
    immutable: [
        "name",
        "keyId",
        "granteePrincipal",
        "operations",
        "constraints",
        "retiringPrincipal",
        "grantCreationTokens",
    ],
    refuse: (inputs) => [
        mismatched(inputs, "name", /^[A-Za-z0-9:/_-]{1,256}$/, "at most 256 letters, digits and :/_-", invalid),
    ],
    refuseWith: (inputs, cloud) => missingKey(inputs, "keyId", cloud, "NotFoundException"),
    id: (inputs, place) => `${inputs.text("keyId") ?? ""}:${place.hex(64, "grant")}`,
    outputs: (_inputs, place) => ({ grantId: place.hex(64, "grant"), grantToken: place.hex(64, "token") }),
};

export const models: readonly ServiceModel[] = [key, alias, keyPolicy, grant];
