import { countOr, fixed, flagOr, meter, notKnown, numberOr, textOr, usage } from "../drafts.js";
import type { Draft, Meter, Subject } from "../model.js";

/** @see https://aws.amazon.com/cloudfront/pricing/pay-as-you-go/, https://aws.amazon.com/waf/pricing/, https://aws.amazon.com/route53/pricing/ */
export const edgeMeters: readonly Meter[] = [
    meter("aws:cloudfront/distribution:Distribution", () => [
        usage("data out to readers in Europe and North America, first 10 TB", "cloudfront.out"),
        usage("HTTPS requests of readers in Europe", "cloudfront.requests"),
        usage("data to the origin in Europe and North America", "cloudfront.to-origin"),
    ]),
    meter("aws:cloudfront/function:Function", () => [usage("invocations", "cloudfront.function")]),
    meter("aws:wafv2/webAcl:WebAcl", aclDrafts),
    meter("aws:wafv2/webAclRule:WebAclRule", () => [fixed("rule", "waf.rule", 1)]),
    meter("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", () => [
        usage("logs delivered", "logs.vended-s3"),
    ]),
    meter("aws:route53/zone:Zone", () => [
        fixed("hosted zone", "route53.zone", 1),
        usage("queries", "route53.queries"),
    ]),
    meter("aws:route53/healthCheck:HealthCheck", healthCheckDrafts),
    meter("aws:acm/certificate:Certificate", certificateDrafts),
];

function aclDrafts({ inputs }: Subject): readonly Draft[] {
    const rules = inputs.has("ruleJson") ? undefined : countOr(inputs, "rules", 0);
    return [
        fixed("web ACL", "waf.acl", 1),
        ...(rules === 0 ? [] : [fixed("rules", "waf.rule", rules, "their number is not known yet")]),
        usage("requests", "waf.requests"),
    ];
}

/** Priced as one of something outside AWS: whose a name is cannot be seen from it, and inside the account it costs less. */
function healthCheckDrafts({ inputs }: Subject): readonly Draft[] {
    const kind = textOr(inputs, "type", undefined);
    const interval = numberOr(inputs, "requestInterval", 30);
    const latency = flagOr(inputs, "measureLatency", false);
    const unknown = "its options are not known yet";
    const options =
        kind === undefined || interval === undefined || latency === undefined
            ? undefined
            : [kind.startsWith("HTTPS"), kind.endsWith("_STR_MATCH"), interval === 10, latency].filter(Boolean).length;
    return [
        fixed("health check", "route53.health-check", 1),
        ...(options === 0 ? [] : [fixed("options of it", "route53.health-check-option", options, unknown)]),
    ];
}

/** Public certificates that stay in AWS are free. https://aws.amazon.com/certificate-manager/pricing/ */
function certificateDrafts({ inputs }: Subject): readonly Draft[] {
    if (textOr(inputs, "options.export", "DISABLED") !== "DISABLED") {
        return [notKnown("certificate that can be exported", "it is paid once, by its names, and has no meter")];
    }
    return inputs.has("certificateAuthorityArn") ? [notKnown("private certificate", "it has no meter")] : [];
}
