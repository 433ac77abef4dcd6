import type { PolicyResource } from "@pulumi/policy";
import { functionType } from "../../aws/functions.js";
import { mustHaveOwnKey } from "../../aws/own-keys.js";
import { given } from "../../aws/program-inputs.js";
import { type Finding, undecidable } from "../../core/finding.js";
import type { Reading } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const variables = "environment.variables";

export const functionEnvironmentEncrypted = stackRule({
    name: "function-environment-encrypted",
    title: "Functions keep their variables under an own key",
    description: "A function with environment variables must encrypt them with a key of the account's own.",
    severity: "high",
    why: "With the key of AWS, whoever may look at the function reads its variables; an own key has a policy that says who.",
    fix: "Set kmsKeyArn to the arn of an aws.kms.Key, and let the function's role decrypt with it.",
    controls: { checkov: ["CKV_AWS_173"] },
    url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
    readSettings: noSettings,
    check: (stack) => stack.ofType(functionType).map((fn) => ({ resource: fn, findings: findOpen(fn) })),
});

function findOpen(fn: PolicyResource): Finding[] {
    const declared = given(fn, variables);
    const findings = hasNone(declared) ? [] : mustHaveOwnKey(fn, "kmsKeyArn");
    const fix = "set kmsKeyArn to the arn of an aws.kms.Key, or write the variables as a plain object";
    return findings.length > 0 && declared.state === "unknown"
        ? [undecidable(variables, "is not known yet, and no own key is", fix)]
        : findings;
}

function hasNone(reading: Reading): boolean {
    const value = reading.state === "known" ? reading.value : undefined;
    const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
    return reading.state === "absent" || isEmpty;
}
