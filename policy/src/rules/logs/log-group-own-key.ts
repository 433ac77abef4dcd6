import { mustHaveOwnKey } from "../../aws/own-keys.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

export const logGroupOwnKey = stackRule({
    name: "log-group-own-key",
    title: "Logs are encrypted with an own key",
    description: "A log group must be encrypted with a key of the account's own.",
    severity: "medium",
    why: "With the key of AWS, whoever may read the log group reads the log; an own key has a policy that says who, and a trail.",
    fix: "Set kmsKeyId to the arn of an aws.kms.Key whose policy lets the service logs of the region encrypt.",
    controls: { checkov: ["CKV_AWS_158"] },
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    readSettings: noSettings,
    check: (stack) =>
        stack
            .ofType("aws:cloudwatch/logGroup:LogGroup")
            .map((group) => ({ resource: group, findings: mustHaveOwnKey(group, "kmsKeyId") })),
});
