import type { Inputs } from "../inputs.js";
import type { Cloud, CloudResource, Refusals, ServiceModel } from "../model.js";
import { globalArn, isElsewhere } from "./shared/arn.js";
import { longerThan, mismatched, outside, refuseIf } from "./shared/checks.js";
import { creationTime, upperId } from "./shared/made-up.js";
import { fact } from "./shared/placement.js";
import { malformedPolicy } from "./shared/policies.js";
import { missingPrincipals } from "./shared/principals.js";

const roleType = "aws:iam/role:Role";
const rolePolicyType = "aws:iam/rolePolicy:RolePolicy";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const policyType = "aws:iam/policy:Policy";

const malformed = "MalformedPolicyDocument";
const nameRule = "letters, digits and +=,.@_-";
const namePattern = /^[\w+=,.@-]+$/;

// The quotas of an account that asked for no more: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const limits = {
    roleName: 64,
    name: 128,
    inlinePolicies: 10_240,
    managedPolicy: 6_144,
    trustPolicy: 2_048,
    policiesOfRole: 10,
};

/** IAM counts the characters of a policy without its white space. */
function policySize(inputs: Inputs, property: string): number {
    return (inputs.text(property) ?? JSON.stringify(inputs.json(property) ?? "")).replace(/\s/g, "").length;
}

function tooLarge(what: string, size: number, limit: number): Refusals[number] {
    const message = `${what} has ${size} characters without white space; use at most ${limit}.`;
    return refuseIf(size > limit, "LimitExceeded", message);
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
const role: ServiceModel = {
    type: roleType,
    immutable: ["name", "namePrefix", "path"],
    defaults: { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
    autoName: { property: "name", maxLength: limits.roleName },
    taggable: true,
    unique: [{ property: "name", code: "EntityAlreadyExists" }],
    facts: ["forceDetachPolicies"],
    refuse: (inputs) => [
        longerThan(inputs, "name", limits.roleName, "ValidationError"),
        mismatched(inputs, "name", namePattern, nameRule, "ValidationError"),
        mismatched(inputs, "path", /^\/([!-~]+\/)?$/, 'a path that begins and ends with "/"', "ValidationError"),
        longerThan(inputs, "description", 1_000, "ValidationError"),
        outside(inputs, "maxSessionDuration", 3_600, 43_200, "ValidationError"),
        ...malformedPolicy(inputs, "assumeRolePolicy", "trust", malformed),
        tooLarge("assumeRolePolicy", policySize(inputs, "assumeRolePolicy"), limits.trustPolicy),
    ],
    refuseWith: (inputs, cloud) => missingPrincipals(inputs, "assumeRolePolicy", cloud, malformed),
    refuseDelete: (resource, cloud) => (resource.facts.forceDetachPolicies === true ? [] : attachedTo(resource, cloud)),
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => ({
        arn: globalArn(place, "iam", `role${inputs.text("path") ?? "/"}${place.id}`),
        createDate: creationTime,
        uniqueId: upperId(place, "AROA", 17),
        inlinePolicies: [],
        managedPolicyArns: [],
    }),
};

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
function attachedTo(resource: CloudResource, cloud: Cloud): Refusals {
    const attached = [...cloud.all(rolePolicyType), ...cloud.all(attachmentType)];
    return attached
        .filter((policy) => fact(policy, "role") === resource.id)
        .map((policy) => ({
            code: "DeleteConflict",
            message: `the role still has the policy ${policy.id}; delete or detach it first.`,
        }));
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
const rolePolicy: ServiceModel = {
    type: rolePolicyType,
    immutable: ["name", "namePrefix", "role"],
    autoName: { property: "name", maxLength: limits.name },
    facts: ["role", "policy"],
    references: [{ property: "role", to: [roleType], missing: "NoSuchEntity" }],
    refuse: (inputs) => [
        longerThan(inputs, "name", limits.name, "ValidationError"),
        mismatched(inputs, "name", namePattern, nameRule, "ValidationError"),
        ...malformedPolicy(inputs, "policy", "identity", malformed),
        tooLarge("policy", policySize(inputs, "policy"), limits.inlinePolicies),
    ],
    refuseWith: (inputs, cloud) => {
        const others = cloud
            .all(rolePolicyType)
            .filter(
                (other) => fact(other, "role") === inputs.text("role") && fact(other, "name") !== inputs.text("name"),
            );
        const sizes = others.map((other) => (fact(other, "policy") ?? "").replace(/\s/g, "").length);
        const sum = sizes.reduce((total, size) => total + size, policySize(inputs, "policy"));
        return [tooLarge("the sum of the role's inline policies", sum, limits.inlinePolicies)];
    },
    id: (inputs) => `${inputs.text("role") ?? ""}:${inputs.text("name") ?? ""}`,
};

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
const policy: ServiceModel = {
    type: policyType,
    immutable: ["name", "namePrefix", "path", "description"],
    defaults: { path: "/" },
    autoName: { property: "name", maxLength: limits.name },
    taggable: true,
    unique: [{ property: "name", code: "EntityAlreadyExists" }],
    refuse: (inputs) => [
        longerThan(inputs, "name", limits.name, "ValidationError"),
        mismatched(inputs, "name", namePattern, nameRule, "ValidationError"),
        ...malformedPolicy(inputs, "policy", "identity", malformed),
        tooLarge("policy", policySize(inputs, "policy"), limits.managedPolicy),
    ],
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html
    refuseDelete: (resource, cloud) =>
        cloud
            .all(attachmentType)
            .filter((attachment) => fact(attachment, "policyArn") === resource.id)
            .map((attachment) => ({
                code: "DeleteConflict",
                message: `the policy is attached to ${fact(attachment, "role") ?? "a role"}; detach it first.`,
            })),
    id: (inputs, place) => globalArn(place, "iam", `policy${inputs.text("path") ?? "/"}${inputs.text("name") ?? ""}`),
    outputs: (_inputs, place) => ({ arn: place.id, attachmentCount: 0, policyId: upperId(place, "ANPA", 17) }),
};

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
const rolePolicyAttachment: ServiceModel = {
    type: attachmentType,
    // The same pair cannot be attached twice, and detaching it would then take away both.
    deleteBeforeReplace: true,
    immutable: ["role", "policyArn"],
    facts: ["role", "policyArn"],
    references: [{ property: "role", to: [roleType], missing: "NoSuchEntity" }],
    refuseWith: (inputs, cloud) => {
        const arn = inputs.text("policyArn");
        // AWS's own policies have "aws" where the account stands; they are not made by any program.
        const own = arn !== undefined && !isElsewhere(arn);
        const attached = cloud.all(attachmentType).filter((other) => fact(other, "role") === inputs.text("role"));
        return [
            refuseIf(
                own && cloud.find(policyType, arn) === undefined,
                "NoSuchEntity",
                `policyArn is "${arn}", which does not exist; create the policy first.`,
            ),
            // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
            refuseIf(
                attached.length >= limits.policiesOfRole,
                "LimitExceeded",
                `the role has ${attached.length} policies attached already; attach at most ${limits.policiesOfRole}.`,
            ),
        ];
    },
    id: (inputs) => `${inputs.text("role") ?? ""}/${inputs.text("policyArn") ?? ""}`,
};

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
const instanceProfile: ServiceModel = {
    type: "aws:iam/instanceProfile:InstanceProfile",
    immutable: ["name", "namePrefix", "path"],
    defaults: { path: "/" },
    autoName: { property: "name", maxLength: limits.name },
    taggable: true,
    unique: [{ property: "name", code: "EntityAlreadyExists" }],
    facts: ["role"],
    references: [{ property: "role", to: [roleType], missing: "NoSuchEntity" }],
    refuse: (inputs) => [
        longerThan(inputs, "name", limits.name, "ValidationError"),
        mismatched(inputs, "name", namePattern, nameRule, "ValidationError"),
    ],
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => ({
        arn: globalArn(place, "iam", `instance-profile${inputs.text("path") ?? "/"}${place.id}`),
        createDate: creationTime,
        uniqueId: upperId(place, "AIPA", 17),
    }),
};

export const models: readonly ServiceModel[] = [role, rolePolicy, policy, rolePolicyAttachment, instanceProfile];
