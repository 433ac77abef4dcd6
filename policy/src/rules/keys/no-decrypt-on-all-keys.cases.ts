import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:iam/policy:Policy";
const permissionSetType = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
const fix = "name the keys in Resource, by their ARNs";
const keyArn = "arn:aws:kms:eu-central-1:444455556666:key/0987dcba-09fe-87dc-65ba-ab0987654321";
const decrypt = (Resource: WireValue, more: WireProperties = {}): WireProperties => ({
    Effect: "Allow",
    Action: ["s3:GetObject", "kms:Decrypt"],
    Resource,
    ...more,
});
const text = (...statements: WireProperties[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });
const policy = (value: WireValue, kind = type): TestResource => ({
    type: kind,
    name: "read",
    props: { policy: value },
});
const decrypts = `allows decryption with every key (statement 1); ${fix}.`;
const found = `policy ${decrypts}`;
const bad = (statement: WireProperties) => violates(`${type} "read": ${found}`, policy(text(statement)));

export const cases: RuleCases = {
    good: complies(policy(text(decrypt(keyArn)))),
    bad: bad(decrypt("*")),
    unknown: undecided(`${type} "read": policy is not known yet; ${fix}.`, policy(unknown)),
    secret: violates(`${type} "read": ${found}`, policy(secret(text(decrypt("*"))))),
    missing: complies(policy(null)),
    more: {
        "knows every key of one account": bad(decrypt(["arn:aws:kms:*:444455556666:key/*"])),
        "knows every key by a star in the middle": bad(decrypt("arn:aws:kms:*")),
        "knows every action": bad({ Effect: "Allow", Action: "kms:*", Resource: "*" }),
        "knows re-encryption": bad({ Effect: "Allow", Action: "KMS:ReEncrypt*", Resource: "*" }),
        "knows all actions but others": bad({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
        "knows all resources but others": bad({ Effect: "Allow", Action: "kms:Decrypt", NotResource: keyArn }),
        "passes the keys of one region, as AWS's control does": complies(
            policy(text(decrypt("arn:aws:kms:eu-central-1:444455556666:key/*"))),
        ),
        "passes other actions, other resources and denials": complies(
            policy(text({ Effect: "Allow", Action: "kms:Describe*", Resource: "*" })),
            policy(text(decrypt("arn:aws:s3:::media/*"))),
            policy(text(decrypt("*", { Effect: "Deny" }))),
        ),
        "judges the inline policies of a role": violates(`aws:iam/role:Role "reader": inlinePolicies[1].${found}`, {
            type: "aws:iam/role:Role",
            name: "reader",
            props: { inlinePolicies: [{ policy: text(decrypt(keyArn)) }, { policy: text(decrypt("*")) }] },
        }),
        "judges the policies of a group": violates(
            `aws:iam/groupPolicy:GroupPolicy "read": ${found}`,
            policy({ Statement: decrypt("*") }, "aws:iam/groupPolicy:GroupPolicy"),
        ),
        "judges the policies of a permission set": violates(`${permissionSetType} "read": inlinePolicy ${decrypts}`, {
            type: permissionSetType,
            name: "read",
            props: { inlinePolicy: text(decrypt("*")) },
        }),
    },
};
