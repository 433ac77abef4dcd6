import { letsInAnybody } from "../../aws/open-statements.js";
import { policyDocument } from "../../aws/policy-document.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { judgedAgain } from "../../core/levels.js";
import { read } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const property = "policy";

export const keyPolicyNotPublic = resourceRule({
    name: "key-policy-not-public",
    title: "Keys are not for everybody",
    description:
        "The policy of a KMS key must not let in everybody, unless a condition says which account or organization.",
    severity: "critical",
    why: "Whoever the key lets in decrypts what was encrypted with it, from any account, once they hold the data.",
    fix: "Name accounts or roles as principals, or demand kms:CallerAccount or aws:PrincipalOrgID of everybody.",
    controls: { securityHub: ["KMS.5"], checkov: ["CKV_AWS_33"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5",
    // Most policies name a role that a first preview does not know; before the key is made, it is judged again.
    onUnknown: judgedAgain,
    types: [
        "aws:kms/key:Key",
        "aws:kms/keyPolicy:KeyPolicy",
        "aws:kms/replicaKey:ReplicaKey",
        "aws:kms/externalKey:ExternalKey",
        "aws:kms/replicaExternalKey:ReplicaExternalKey",
    ],
    readSettings: noSettings,
    check: findOpen,
});

/** The policy that AWS writes where there is none lets in the account alone. */
function findOpen({ props }: CheckedResource): Finding[] {
    const fix = "name the principals, or demand kms:CallerAccount or aws:PrincipalOrgID";
    const document = policyDocument(read(props, property));
    switch (document.state) {
        case "absent":
            return [];
        case "unknown":
        case "malformed":
            return [undecidable(property, "is not known yet, or no policy", "write it as a policy document")];
        case "known":
            return document.statements.flatMap((statement, index) =>
                letsInAnybody(statement)
                    ? [violation(property, `lets in everybody (statement ${index + 1})`, fix)]
                    : [],
            );
    }
}
