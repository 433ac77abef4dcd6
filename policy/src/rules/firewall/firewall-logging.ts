import type { PolicyResource } from "@pulumi/policy";
import { webAclType, webAclTypes } from "../../aws/firewalls.js";
import { mustBeWired } from "../../aws/program-inputs.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const loggingTypes = ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"];
const fix = "give it an aws.wafv2.WebAclLoggingConfiguration whose resourceArn is its arn";
const destination = 'name a log group, bucket or stream whose own name begins with "aws-waf-logs-"';

export const firewallLogging = stackRule({
    name: "firewall-logging",
    title: "Firewalls log what they stop",
    description: "A web ACL must log the requests that it judges.",
    severity: "medium",
    why: "Without the log nobody can tell an attack from customers whom a rule turns away by mistake.",
    fix: "Add an aws.wafv2.WebAclLoggingConfiguration for the web ACL.",
    controls: { securityHub: ["WAF.11"], checkov: ["CKV2_AWS_31"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-11",
    readSettings: noSettings,
    check: (stack) => {
        const logging = new Referrers(stack, { from: loggingTypes, property: "resourceArn", to: webAclTypes });
        return stack.ofType(webAclType).map((acl) => {
            const { certain, possible } = logging.of(acl);
            const [configuration] = certain;
            return configuration === undefined
                ? { resource: acl, findings: [without(possible)] }
                : {
                      resource: configuration,
                      findings: mustBeWired(configuration, "logDestinationConfigs", destination),
                  };
        });
    },
});

function without([doubtful]: readonly PolicyResource[]): Finding {
    return doubtful === undefined
        ? violation("arn", "has no logging configuration", fix)
        : undecidable("arn", `may be what "${doubtful.name}" is for, which is not known yet`, fix);
}
