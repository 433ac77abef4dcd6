import type { Inputs } from "../inputs.js";
import type { Cloud, Place, Refusals, ServiceModel } from "../model.js";
import { parseArn, regionalArn } from "./shared/arn.js";
import { isSet, mismatched, outside, refuseIf, unlisted } from "./shared/checks.js";
import { uuid } from "./shared/made-up.js";
import { fact } from "./shared/placement.js";

const webAclType = "aws:wafv2/webAcl:WebAcl";
const ruleType = "aws:wafv2/webAclRule:WebAclRule";
const ipSetType = "aws:wafv2/ipSet:IpSet";
const invalid = "WAFInvalidParameterException";
const missing = "WAFNonexistentItemException";
const namePattern = /^[A-Za-z0-9_-]{1,128}$/;
const nameRule = "at most 128 letters, digits, hyphens and underscores";

function scoped(inputs: Inputs, place: Place, kind: string, id: string): string {
    const scope = inputs.text("scope") === "CLOUDFRONT" ? "global" : "regional";
    return regionalArn(place, "wafv2", `${scope}/${kind}/${inputs.text("name") ?? ""}/${id}`);
}

// https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html
function refuseWebAcl(inputs: Inputs): Refusals {
    const priorities = inputs.list("rules").map((rule) => rule.number("priority"));
    const repeated = priorities.find((each, index) => each !== undefined && priorities.indexOf(each) !== index);
    const actions = ["allow", "block"].filter((action) => inputs.has(`defaultAction.${action}`));
    return [
        mismatched(inputs, "name", namePattern, nameRule, invalid),
        unlisted(inputs, "scope", ["REGIONAL", "CLOUDFRONT"], invalid),
        refuseIf(
            inputs.has("defaultAction") && !inputs.isUnknown("defaultAction") && actions.length !== 1,
            invalid,
            `defaultAction has ${actions.length === 0 ? "neither" : "both"} of allow and block; set exactly one.`,
        ),
        mismatched(inputs, "visibilityConfig.metricName", namePattern, nameRule, invalid),
        refuseIf(repeated !== undefined, invalid, `two rules have the priority ${repeated}; give each its own.`),
        scopeFault(inputs),
        ...inputs.list("rules").flatMap(ruleFaults),
    ];
}

// https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html
function ruleFaults(rule: Inputs): Refusals {
    const rate = "statement.rateBasedStatement";
    const group = ["managedRuleGroupStatement", "ruleGroupReferenceStatement"].some((kind) =>
        isSet(rule, `statement.${kind}`),
    );
    return [
        mismatched(rule, "name", namePattern, nameRule, invalid),
        outside(rule, `${rate}.limit`, 10, 2_000_000_000, invalid),
        unlisted(rule, `${rate}.evaluationWindowSec`, [60, 120, 300, 600], invalid),
        unlisted(rule, `${rate}.aggregateKeyType`, ["IP", "FORWARDED_IP", "CUSTOM_KEYS", "CONSTANT"], invalid),
        refuseIf(
            group && rule.has("action"),
            invalid,
            `rule "${rule.text("name") ?? ""}" uses a rule group and has an action; use overrideAction.`,
        ),
        refuseIf(
            !group && rule.has("statement") && !rule.isUnknown("statement") && rule.has("overrideAction"),
            invalid,
            `rule "${rule.text("name") ?? ""}" has an overrideAction without a rule group; use action.`,
        ),
    ];
}

const webAcl: ServiceModel = {
    type: webAclType,
    immutable: ["name", "namePrefix", "scope"],
    autoName: { property: "name", maxLength: 128 },
    taggable: true,
    unique: [{ property: "name", code: "WAFDuplicateItemException" }],
    facts: ["name", "scope"],
    refuse: refuseWebAcl,
    id: (_inputs, place) => uuid(place),
    outputs: (inputs, place) => ({
        applicationIntegrationUrl: "",
        arn: scoped(inputs, place, "webacl", place.id),
        capacity: 0,
        lockToken: uuid(place, `after ${place.previous?.lockToken}`),
    }),
    changeWithUpdate: ["capacity", "lockToken"],
};

/** What guards CloudFront lives in us-east-1. */
function scopeFault(inputs: Inputs): Refusals[number] {
    const region = inputs.text("region");
    const astray = inputs.text("scope") === "CLOUDFRONT" && region !== undefined && region !== "us-east-1";
    return refuseIf(astray, invalid, `scope is "CLOUDFRONT" but region is "${region}"; use us-east-1.`);
}

// https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
const association: ServiceModel = {
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    immutable: ["resourceArn", "webAclArn"],
    facts: ["resourceArn", "webAclArn"],
    // https://docs.aws.amazon.com/waf/latest/APIReference/API_DeleteWebACL.html
    references: [{ property: "webAclArn", to: [webAclType], by: "arn", missing, inUse: "WAFAssociatedItemException" }],
    refuseWith: (inputs, cloud) => {
        const acl = cloud.all(webAclType).find((each) => fact(each, "arn") === inputs.text("webAclArn"));
        const guarded = inputs.text("resourceArn") ?? "";
        const load = parseArn(guarded)?.service === "elasticloadbalancing";
        const lost = load && cloud.find("aws:lb/loadBalancer:LoadBalancer", guarded) === undefined;
        return [
            refuseIf(
                fact(acl, "scope") === "CLOUDFRONT",
                invalid,
                'the web ACL has the scope "CLOUDFRONT"; set webAclId on the distribution instead.',
            ),
            refuseIf(
                lost,
                "WAFUnavailableEntityException",
                `resourceArn is "${guarded}", which does not exist; name a load balancer that does.`,
            ),
        ];
    },
    id: (inputs) => `${inputs.text("webAclArn") ?? ""},${inputs.text("resourceArn") ?? ""}`,
};

// https://docs.aws.amazon.com/waf/latest/APIReference/API_Filter.html
function filterFaults(filter: Inputs): Refusals {
    const actions = ["ALLOW", "BLOCK", "COUNT", "CAPTCHA", "CHALLENGE", "EXCLUDED_AS_COUNT"];
    return [
        unlisted(filter, "behavior", ["KEEP", "DROP"], invalid),
        unlisted(filter, "requirement", ["MEETS_ALL", "MEETS_ANY"], invalid),
        ...filter.list("conditions").map((each) => unlisted(each, "actionCondition.action", actions, invalid)),
    ];
}

// https://docs.aws.amazon.com/waf/latest/developerguide/logging-destinations.html
const logging: ServiceModel = {
    type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    immutable: ["resourceArn"],
    references: [{ property: "resourceArn", to: [webAclType], by: "arn", missing }],
    refuse: (inputs) => {
        const destinations = inputs.texts("logDestinationConfigs");
        const astray = destinations.find((arn) => !/[:/]aws-waf-logs-/.test(arn));
        return [
            refuseIf(
                (inputs.count("logDestinationConfigs") ?? 1) !== 1,
                invalid,
                `logDestinationConfigs has ${inputs.count("logDestinationConfigs")} entries; use exactly 1.`,
            ),
            refuseIf(
                (inputs.count("redactedFields") ?? 0) > 100,
                invalid,
                `redactedFields has ${inputs.count("redactedFields")} entries; use at most 100.`,
            ),
            ...inputs.list("redactedFields").map((field) =>
                // The provider takes no others: https://www.pulumi.com/registry/packages/aws/api-docs/wafv2/webaclloggingconfiguration/
                mismatched(field, "singleHeader.name", /^[^A-Z]+$/, "lower-case letters", invalid),
            ),
            ...inputs.list("loggingFilter.filters").flatMap(filterFaults),
            unlisted(inputs, "loggingFilter.defaultBehavior", ["KEEP", "DROP"], invalid),
            refuseIf(
                astray !== undefined,
                invalid,
                `the destination "${astray}" has no name that begins with "aws-waf-logs-"; rename it.`,
            ),
        ];
    },
    id: (inputs) => inputs.text("resourceArn") ?? "",
};

// https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateIPSet.html
const ipSet: ServiceModel = {
    type: ipSetType,
    immutable: ["name", "namePrefix", "scope", "ipAddressVersion"],
    autoName: { property: "name", maxLength: 128 },
    taggable: true,
    unique: [{ property: "name", code: "WAFDuplicateItemException" }],
    refuse: (inputs) => {
        const version = inputs.text("ipAddressVersion");
        const form = version === "IPV6" ? /^[0-9a-fA-F:]+\/\d{1,3}$/ : /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/;
        const wrong = inputs.texts("addresses").find((address) => !form.test(address) || address.endsWith("/0"));
        return [
            mismatched(inputs, "name", namePattern, nameRule, invalid),
            unlisted(inputs, "ipAddressVersion", ["IPV4", "IPV6"], invalid),
            unlisted(inputs, "scope", ["REGIONAL", "CLOUDFRONT"], invalid),
            refuseIf(
                wrong !== undefined,
                invalid,
                `addresses has "${wrong}"; use CIDR blocks of ${version ?? "IPV4"}, not /0.`,
            ),
            refuseIf(
                (inputs.count("addresses") ?? 0) > 10_000,
                "WAFLimitsExceededException",
                `addresses has ${inputs.count("addresses")} entries; use at most 10000.`,
            ),
        ];
    },
    id: (_inputs, place) => uuid(place),
    outputs: (inputs, place) => ({
        arn: scoped(inputs, place, "ipset", place.id),
        lockToken: uuid(place, `after ${place.previous?.lockToken}`),
    }),
    changeWithUpdate: ["lockToken"],
};

const oneSet = "ipSetReferenceStatement.arn";
const noSet = `notStatement.statement.${oneSet}`;
const anySet = `orStatement.statements[].${oneSet}`;
/** Where this package's rules, and most others, name sets of addresses. */
const ipSetPaths = [
    oneSet,
    anySet,
    `rateBasedStatement.scopeDownStatement.${noSet}`,
    ...[oneSet, anySet, noSet].map((path) => `andStatement.statements[].${path}`),
].map((path) => `statement.${path}`);

/** Each rule of a web ACL has a place of its own in the order, also where the rules are resources of their own. */
function takenPriority(inputs: Inputs, cloud: Cloud): Refusals {
    const priority = inputs.number("priority");
    const other = cloud
        .all(ruleType)
        .find((each) => fact(each, "webAclArn") === inputs.text("webAclArn") && each.facts["priority"] === priority);
    const name = fact(other, "name") ?? "";
    return [
        refuseIf(
            priority !== undefined && other !== undefined,
            invalid,
            `the rule "${name}" has the priority ${priority} too; give each its own.`,
        ),
    ];
}

// https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateWebACL.html
const webAclRule: ServiceModel = {
    type: ruleType,
    immutable: ["name", "webAclArn"],
    autoName: { property: "name", maxLength: 128 },
    facts: ["name", "priority", "webAclArn"],
    references: [
        { property: "webAclArn", to: [webAclType], by: "arn", missing },
        // https://docs.aws.amazon.com/waf/latest/APIReference/API_DeleteIPSet.html
        ...ipSetPaths.map((property) => ({
            property,
            to: [ipSetType],
            by: "arn",
            missing,
            inUse: "WAFAssociatedItemException",
        })),
    ],
    refuse: (inputs) => [...ruleFaults(inputs), outside(inputs, "priority", 0, Infinity, invalid)],
    refuseWith: takenPriority,
    id: (inputs) => `${inputs.text("webAclArn") ?? ""},${inputs.text("name") ?? ""}`,
};

export const models: readonly ServiceModel[] = [webAcl, association, logging, ipSet, webAclRule];
