import { letsInAnybody, letsInAnyonesService } from "../../aws/open-statements.js";
import { policyDocument } from "../../aws/policy-document.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const property = "policy";

export const functionPolicyNotPublic = resourceRule({
    name: "function-policy-not-public",
    title: "Policies of functions let in only those who should",
    description: "The policy of a function must not let in everybody, nor a service of AWS for any account.",
    severity: "critical",
    why: "Whoever may call a function acts with its role. A service without a source calls it for the bucket or topic of any account.",
    fix: "Name the principals, and limit those that are services by aws:SourceArn or aws:SourceAccount.",
    controls: { securityHub: ["Lambda.1"], checkov: ["CKV_AWS_301", "CKV_AWS_364"] },
    url: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
    // It names the function's ARN, so that no first preview knows it; before the policy is made it is judged again.
    onUnknown: "advisory",
    types: ["aws:lambda/resourcePolicy:ResourcePolicy"],
    readSettings: noSettings,
    check: findOpen,
});

function findOpen({ props }: CheckedResource): Finding[] {
    const document = policyDocument(read(props, property));
    if (document.state !== "known") {
        return document.state === "absent"
            ? []
            : [undecidable(property, "is not known yet, or no policy", "write it as a policy document")];
    }
    return document.statements.flatMap((statement, index) => {
        const number = index + 1;
        if (letsInAnybody(statement)) {
            return [violation(property, `lets in everybody (statement ${number})`, "name who may call the function")];
        }
        return letsInAnyonesService(statement)
            ? [
                  violation(
                      property,
                      `lets in a service that calls for any account (statement ${number})`,
                      "demand aws:SourceAccount of it, or aws:SourceArn if it is not S3",
                  ),
              ]
            : [];
    });
}
