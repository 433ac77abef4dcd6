import { mustBeOneOf } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const wording = { fix: "set it to AWS_IAM, or put the function behind an API or a load balancer" };

export const functionUrlAuthenticated = resourceRule({
    name: "function-url-authenticated",
    title: "Function URLs ask who calls",
    description: "The URL of a function must ask for signed requests.",
    severity: "high",
    why: "Without that the URL is open to the internet, past every firewall, and each call costs and acts with the function's role.",
    fix: "Set authorizationType to AWS_IAM.",
    controls: { checkov: ["CKV_AWS_258"] },
    url: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
    types: ["aws:lambda/functionUrl:FunctionUrl"],
    readSettings: noSettings,
    check: ({ props }) => mustBeOneOf(props, "authorizationType", ["AWS_IAM"], "violates", wording),
});
