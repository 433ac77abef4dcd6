import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:wafv2/webAcl:WebAcl";
const loggingType = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const fix = "give it an aws.wafv2.WebAclLoggingConfiguration whose resourceArn is its arn";
const arn = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/web/a1b2c3";

/** As in a first preview: the ARN is not known, but what it comes from is. */
const acl = (props: WireProperties = {}): TestResource => ({
    type,
    name: "web",
    props: { arn: unknown, scope: "REGIONAL", ...props },
});
const logging = (
    props: WireProperties = {},
    dependsOn: TestResource["dependsOn"] = { resourceArn: ["web"], logDestinationConfigs: ["log"] },
): TestResource => ({
    type: loggingType,
    name: "web-log",
    props: { resourceArn: unknown, logDestinationConfigs: [unknown], ...props },
    dependsOn,
});
const none = `${type} "web": arn has no logging configuration; ${fix}.`;

export const cases: RuleCases = {
    good: complies(acl(), logging()),
    bad: violates(none, acl()),
    unknown: undecided(
        `${type} "web": arn may be what "web-log" is for, which is not known yet; ${fix}.`,
        acl(),
        logging({}, { resourceArn: [] }),
    ),
    secret: complies(acl({ arn }), logging({ resourceArn: secret(arn) }, {})),
    missing: violates(
        `${loggingType} "web-log": logDestinationConfigs is not set; name a log group, bucket or stream whose own name begins with "aws-waf-logs-".`,
        acl(),
        logging({ logDestinationConfigs: null }, { resourceArn: ["web"] }),
    ),
    more: {
        "finds the configuration by the known arn": complies(acl({ arn }), logging({ resourceArn: arn }, {})),
        "does not take the configuration of another web ACL": violates(
            none,
            acl({ arn }),
            logging({ resourceArn: `${arn}4` }, {}),
        ),
    },
};
