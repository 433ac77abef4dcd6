import { expect } from "chai";
import { Inputs } from "../inputs.js";
import { models } from "./iam.js";
import {
    existing,
    itJudges,
    itJudgesDeletion,
    itJudgesInSituations,
    modelOf,
    outputsOf,
    policyOf,
} from "./shared/fixtures.test.js";

const trust = policyOf({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" });
const permission = policyOf({ Action: "s3:GetObject", Resource: "*" });
const rolePolicyType = "aws:iam/rolePolicy:RolePolicy";

function sized(characters: number): string {
    return policyOf({ Action: "s3:GetObject", Resource: `arn:aws:s3:::${"b".repeat(characters)}` });
}

describe("a simulated role", () => {
    const role = modelOf(models, "aws:iam/role:Role");
    const good = { name: "web-1a2b3c4", assumeRolePolicy: trust, path: "/", maxSessionDuration: 3600 };

    itJudges(role, good, [
        { what: "a name of 65 characters", change: { name: "r".repeat(65) }, code: "ValidationError" },
        { what: "a name with a space", change: { name: "web tier" }, code: "ValidationError" },
        { what: "a path without its slashes", change: { path: "teams" }, code: "ValidationError" },
        { what: "a session of half an hour", change: { maxSessionDuration: 1800 }, code: "ValidationError" },
        { what: "a trust policy that is no JSON", change: { assumeRolePolicy: "{" }, code: "MalformedPolicyDocument" },
        {
            what: "a trust policy without a principal",
            change: { assumeRolePolicy: policyOf({ Action: "sts:AssumeRole" }) },
            code: "MalformedPolicyDocument",
        },
        {
            what: "a trust policy that names a resource",
            change: { assumeRolePolicy: policyOf({ Principal: "*", Action: "sts:AssumeRole", Resource: "*" }) },
            code: "MalformedPolicyDocument",
        },
        {
            what: "a policy of an unknown version",
            change: { assumeRolePolicy: trust.replace("2012-10-17", "2026-01-01") },
            code: "MalformedPolicyDocument",
        },
        {
            what: "a trust policy of more than 2,048 characters",
            change: {
                assumeRolePolicy: policyOf({ Sid: "s".repeat(2048), Principal: "*", Action: "sts:AssumeRole" }),
            },
            code: "LimitExceeded",
        },
    ]);

    const made = existing("aws:iam/role:Role", "web");
    const attached = [existing(rolePolicyType, "web:logs", { role: "web" })];
    itJudgesDeletion(role, made, [
        { what: "while a policy is attached", exists: attached, code: "DeleteConflict" },
        {
            what: "with its policies when forceDetachPolicies is set",
            change: { forceDetachPolicies: true },
            exists: attached,
        },
        { what: "when only another role has policies", exists: [existing(rolePolicyType, "b", { role: "other" })] },
    ]);

    const trusted = policyOf({ Principal: { AWS: "arn:aws:iam::123456789012:role/ci" }, Action: "sts:AssumeRole" });
    itJudgesInSituations(role, { ...good, assumeRolePolicy: trusted }, [
        { what: "trusting a role that does not exist", exists: [], code: "MalformedPolicyDocument" },
        {
            what: "trusting a role that exists",
            exists: [existing("aws:iam/role:Role", "ci", { arn: "arn:aws:iam::123456789012:role/ci" })],
        },
        {
            what: "trusting a service-linked role",
            change: {
                assumeRolePolicy: trusted.replace("role/ci", "role/aws-service-role/autoscaling.amazonaws.com/A"),
            },
            exists: [],
        },
    ]);

    it("has an ARN with its path and a unique id", () => {
        const outputs = outputsOf(role, { ...good, path: "/teams/" });
        expect(outputs.id).to.equal("web-1a2b3c4");
        expect(outputs.arn).to.equal("arn:aws:iam::123456789012:role/teams/web-1a2b3c4");
        expect(outputs.uniqueId).to.match(/^AROA[0-9A-F]{17}$/);
    });
});

describe("a simulated inline policy", () => {
    const rolePolicy = modelOf(models, rolePolicyType);
    const good = { name: "logs", role: "web", policy: permission };

    itJudges(rolePolicy, good, [
        { what: "a name of 129 characters", change: { name: "p".repeat(129) }, code: "ValidationError" },
        { what: "a policy without statements", change: { policy: "{}" }, code: "MalformedPolicyDocument" },
        {
            what: "a policy with a principal",
            change: { policy: policyOf({ Principal: "*", Action: "s3:*", Resource: "*" }) },
            code: "MalformedPolicyDocument",
        },
        {
            what: "a policy without a resource",
            change: { policy: policyOf({ Action: "s3:*" }) },
            code: "MalformedPolicyDocument",
        },
        {
            what: "an effect that is neither Allow nor Deny",
            change: { policy: policyOf({ Effect: "Permit", Action: "s3:*", Resource: "*" }) },
            code: "MalformedPolicyDocument",
        },
        {
            what: "an action without its service",
            change: { policy: policyOf({ Action: "GetObject", Resource: "*" }) },
            code: "MalformedPolicyDocument",
        },
        {
            what: "a member that no statement has",
            change: { policy: policyOf({ Actions: "s3:*", Action: "s3:*", Resource: "*" }) },
            code: "MalformedPolicyDocument",
        },
        { what: "more than 10,240 characters", change: { policy: sized(10_240) }, code: "LimitExceeded" },
    ]);

    itJudgesInSituations(rolePolicy, { ...good, policy: sized(6_000) }, [
        { what: "alone on its role", exists: [] },
        {
            what: "beside another of the same role when both have more than 10,240 characters",
            exists: [existing(rolePolicyType, "web:other", { role: "web", name: "other", policy: sized(6_000) })],
            code: "LimitExceeded",
        },
        {
            what: "beside a large one of another role",
            exists: [existing(rolePolicyType, "db:other", { role: "db", name: "other", policy: sized(6_000) })],
        },
    ]);

    it("does not count white space", () => {
        const spaced = permission.replaceAll(",", `,${" ".repeat(10_240)}`);
        expect(rolePolicy.refuse?.(new Inputs({ ...good, policy: spaced })).filter(Boolean)).to.deep.equal([]);
    });
});

describe("a simulated managed policy", () => {
    const policy = modelOf(models, "aws:iam/policy:Policy");
    const good = { name: "read", policy: permission };

    itJudges(policy, good, [
        { what: "more than 6,144 characters", change: { policy: sized(6_144) }, code: "LimitExceeded" },
        { what: "a policy that is no JSON", change: { policy: "Allow" }, code: "MalformedPolicyDocument" },
    ]);

    const arn = "arn:aws:iam::123456789012:policy/read";
    itJudgesDeletion(policy, existing("aws:iam/policy:Policy", arn), [
        {
            what: "while it is attached to a role",
            exists: [
                existing("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", { role: "web", policyArn: arn }),
            ],
            code: "DeleteConflict",
        },
        { what: "when nothing has it", exists: [] },
    ]);
});

describe("a simulated policy attachment", () => {
    const attachment = modelOf(models, "aws:iam/rolePolicyAttachment:RolePolicyAttachment");
    const own = "arn:aws:iam::123456789012:policy/read";

    itJudgesInSituations(attachment, { role: "web", policyArn: own }, [
        { what: "of a policy that does not exist", exists: [], code: "NoSuchEntity" },
        { what: "of a policy that exists", exists: [existing("aws:iam/policy:Policy", own)] },
        {
            what: "of an eleventh policy",
            exists: [
                existing("aws:iam/policy:Policy", own),
                ...Array.from({ length: 10 }, (_policy, index) =>
                    existing("aws:iam/rolePolicyAttachment:RolePolicyAttachment", `a${index}`, { role: "web" }),
                ),
            ],
            code: "LimitExceeded",
        },
        {
            what: "of a policy of another account",
            change: { policyArn: own.replace("123456789012", "210987654321") },
            exists: [],
        },
        {
            what: "of a policy of AWS's own",
            change: { policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
            exists: [],
        },
    ]);
});

describe("a simulated instance profile", () => {
    const profile = modelOf(models, "aws:iam/instanceProfile:InstanceProfile");

    itJudges(profile, { name: "web", role: "web" }, [
        { what: "a name of 129 characters", change: { name: "p".repeat(129) }, code: "ValidationError" },
        { what: "a name with a slash", change: { name: "web/tier" }, code: "ValidationError" },
    ]);
});
