import type { PolicyResource } from "@pulumi/policy";
import { isService, needsAccount } from "../../aws/open-statements.js";
import { given, isWired } from "../../aws/program-inputs.js";
import { isSomebody } from "../../aws/who-asks.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { isComputed } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "principal";

export const functionPermissionNotPublic = stackRule({
    name: "function-permission-not-public",
    title: "Functions are called by those who should",
    description:
        "A permission to call a function must not be for everybody, and one for an AWS service must say on whose behalf.",
    severity: "critical",
    why: "Whoever may call a function acts with its role. A service without a source calls it for the bucket or topic of any account.",
    fix: "Name the account or role that calls, and give a service's permission the sourceArn of what triggers it; for S3, sourceAccount too.",
    controls: { securityHub: ["Lambda.1"], checkov: ["CKV_AWS_301", "CKV_AWS_364"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1",
    readSettings: noSettings,
    check: (stack) =>
        stack
            .ofType("aws:lambda/permission:Permission")
            .map((permission) => ({ resource: permission, findings: findOpen(permission) })),
});

function findOpen(permission: PolicyResource): Finding[] {
    const principal = read(permission.props, property);
    const name = textOf(principal);
    if (name === "*") {
        const limits = ["sourceArn", "sourceAccount", "principalOrgId"];
        return findUnlimited(permission, limits, "is everybody");
    }
    if (name !== undefined && isService(name)) {
        const limits = needsAccount(name) ? ["sourceAccount"] : ["sourceAccount", "sourceArn"];
        return findUnlimited(permission, limits, "is a service that calls for any account");
    }
    // What comes from a resource is its ARN or account, and never everybody.
    return principal.state === "unknown" && !isComputed(permission, property)
        ? [undecidable(property, "is not known yet", "write it as a plain value")]
        : [];
}

/** @param limits properties of which one is enough */
function findUnlimited(permission: PolicyResource, limits: readonly string[], problem: string): Finding[] {
    if (limits.some((limit) => namesCaller(permission, limit))) {
        return [];
    }
    const unknown = limits.find((limit) => given(permission, limit).state === "unknown");
    const fix = `set ${limits.join(" or ")}`;
    return unknown === undefined
        ? [violation(property, problem, fix)]
        : [undecidable(unknown, "is not known yet", fix)];
}

/** What comes from a resource is its ARN or account; what is known may still be everybody's, such as `arn:aws:sns:*:*:*`. */
function namesCaller(permission: PolicyResource, limit: string): boolean {
    const value = given(permission, limit);
    return value.state === "unknown" ? isWired(permission, limit) : isSomebody(textOf(value) ?? "");
}
