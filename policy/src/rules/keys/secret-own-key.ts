import { mustHaveOwnKey } from "../../aws/own-keys.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

export const secretOwnKey = stackRule({
    name: "secret-own-key",
    title: "Secrets are encrypted with an own key",
    description: "A secret must be encrypted with a key of the account's own.",
    severity: "low",
    why: "The key of AWS is for everybody in the account who may read the secret, has no policy that could say otherwise, and cannot be shared.",
    fix: "Set kmsKeyId to the arn of an aws.kms.Key.",
    controls: { checkov: ["CKV_AWS_149"] },
    url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    readSettings: noSettings,
    check: (stack) =>
        stack
            .ofType("aws:secretsmanager/secret:Secret")
            .map((secret) => ({ resource: secret, findings: mustHaveOwnKey(secret, "kmsKeyId") })),
});
