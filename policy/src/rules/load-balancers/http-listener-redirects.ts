import type { PolicyResource } from "@pulumi/policy";
import { listenerProtocol, listenerRuleTypes, listenerTypes, redirectsToHttps } from "../../aws/load-balancers.js";
import { given } from "../../aws/program-inputs.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { followOne } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";
import type { Stack } from "../../core/stack.js";

const all = new Set(listenerTypes);
const fix = 'make it { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }';

export const httpListenerRedirects = stackRule({
    name: "http-listener-redirects",
    title: "HTTP leads to HTTPS",
    description: "An HTTP listener, and every rule of it, must redirect to HTTPS.",
    severity: "medium",
    why: "What is answered over HTTP can be read and changed by everybody on the way, passwords and session cookies included.",
    fix: "Let the listener of port 80 and its rules redirect to HTTPS, and serve from a listener with a certificate.",
    controls: { securityHub: ["ELB.1"], checkov: ["CKV2_AWS_20"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1",
    readSettings: noSettings,
    check: (stack) => {
        const listeners = new Set(stack.ofType(...listenerTypes).filter(isHttp));
        const rules = stack.ofType(...listenerRuleTypes);
        return [
            ...[...listeners].map((listener) => ({
                resource: listener,
                findings: findOther(listener, "defaultActions"),
            })),
            ...rules.map((rule) => ({ resource: rule, findings: findOtherInRule(stack, rule, listeners) })),
        ];
    },
});

/** A protocol that is not known yet is nobody's HTTP; the rule listener-uses-tls reports it. */
function isHttp(listener: PolicyResource): boolean {
    return textOf(listenerProtocol(given(listener, "port"), given(listener, "protocol"))) === "HTTP";
}

function findOtherInRule(stack: Stack, rule: PolicyResource, plain: ReadonlySet<PolicyResource>): Finding[] {
    const findings = findOther(rule, "actions");
    const listener = followOne(stack, rule, "listenerArn", all);
    const doubt = undecidable("listenerArn", "is not known yet, and may name an HTTP listener", fix);
    switch (listener.kind) {
        case "one":
            return plain.has(listener.resource) ? findings : [];
        case "oneOf":
            return findings.length > 0 && listener.resources.some((one) => plain.has(one)) ? [doubt] : [];
        case "unknown":
            return findings.length > 0 && plain.size > 0 ? [doubt] : [];
        case "none":
        case "elsewhere":
            return [];
    }
}

function findOther(resource: PolicyResource, property: string): Finding[] {
    switch (redirectsToHttps(read(resource.props, property))) {
        case "yes":
            return [];
        case "no":
            return [violation(property, "does not redirect to HTTPS", fix)];
        case "unknown":
            return [undecidable(property, "is not known yet", fix)];
    }
}
