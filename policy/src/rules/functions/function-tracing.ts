import { functionType } from "../../aws/functions.js";
import { mustBeOneOf } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const functionTracing = resourceRule({
    name: "function-tracing",
    title: "Functions are traced",
    description: "A function must send traces to X-Ray.",
    severity: "low",
    why: "Without traces it cannot be seen which call of which service made a request slow or fail.",
    fix: "Set tracingConfig.mode to Active, and let the function's role write to X-Ray.",
    controls: { securityHub: ["Lambda.7"], checkov: ["CKV_AWS_50"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-7",
    types: [functionType],
    readSettings: noSettings,
    check: ({ props }) => mustBeOneOf(props, "tracingConfig.mode", ["Active"], "violates"),
});
