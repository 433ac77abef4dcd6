import type { Inputs } from "../../inputs.js";
import type { Cloud, Reference, Refusals, ServiceModel } from "../../model.js";
import { absent, only, outside, refuseIf, unlisted } from "../shared/checks.js";
import { fact } from "../shared/placement.js";
import { actionFaults, actionsOf, targetGroupsOf } from "./actions.js";
import { loadBalancerType } from "./load-balancer.js";
import { targetGroupType } from "./target-group.js";

const listenerType = "aws:lb/listener:Listener";
const ruleType = "aws:lb/listenerRule:ListenerRule";
const certificateType = "aws:acm/certificate:Certificate";

const invalid = "ValidationError";
const secure = ["HTTPS", "TLS"];

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
const sslPolicies = [
    "ELBSecurityPolicy-2016-08",
    "ELBSecurityPolicy-TLS-1-0-2015-04",
    "ELBSecurityPolicy-TLS-1-1-2017-01",
    "ELBSecurityPolicy-TLS-1-2-2017-01",
    "ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
    "ELBSecurityPolicy-FS-2018-06",
    "ELBSecurityPolicy-FS-1-1-2019-08",
    "ELBSecurityPolicy-FS-1-2-2019-08",
    "ELBSecurityPolicy-FS-1-2-Res-2019-08",
    "ELBSecurityPolicy-FS-1-2-Res-2020-10",
    ...[
        "1-0-2021-06",
        "1-1-2021-06",
        "1-2-2021-06",
        "1-2-Res-2021-06",
        "1-2-Ext1-2021-06",
        "1-2-Ext2-2021-06",
        "1-3-2021-06",
    ].map((version) => `ELBSecurityPolicy-TLS13-${version}`),
    ...["1-0", "1-1", "1-2", "1-2-Res", "1-2-Ext0", "1-2-Ext1", "1-2-Ext2", "1-3"].map(
        (version) => `ELBSecurityPolicy-TLS13-${version}-FIPS-2023-04`,
    ),
    ...["1-0", "1-2", "1-2-Res", "1-2-Ext1", "1-2-Ext2", "1-3"].map(
        (version) => `ELBSecurityPolicy-TLS13-${version}-PQ-2025-09`,
    ),
];

function forwardsTo(property: string): readonly Reference[] {
    return [`${property}[].targetGroupArn`, `${property}[].forward.targetGroups[].arn`].map((path) => ({
        property: path,
        to: [targetGroupType],
        missing: "TargetGroupNotFound",
        inUse: "ResourceInUse",
    }));
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
function refuseListener(inputs: Inputs): Refusals {
    const protocol = inputs.text("protocol");
    const encrypted = protocol !== undefined && secure.includes(protocol);
    const gateway = protocol === undefined && !inputs.has("port");
    return [
        outside(inputs, "port", 1, 65_535, invalid),
        unlisted(
            inputs,
            "protocol",
            ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC", "GENEVE"],
            "UnsupportedProtocol",
        ),
        encrypted && absent(inputs, "certificateArn", invalid, `name one: ${protocol} listeners need a certificate`),
        // Without a protocol the provider chooses HTTPS where the load balancer is an application one.
        gateway || protocol === undefined
            ? false
            : only(
                  inputs,
                  "certificateArn",
                  encrypted,
                  "with the protocol HTTPS or TLS",
                  "InvalidConfigurationRequest",
              ),
        protocol !== undefined &&
            only(inputs, "sslPolicy", encrypted, "with the protocol HTTPS or TLS", "InvalidConfigurationRequest"),
        unlisted(inputs, "sslPolicy", sslPolicies, "SSLPolicyNotFound"),
        ...actionFaults(inputs.list("defaultActions")),
    ];
}

function refuseListenerWith(inputs: Inputs, cloud: Cloud): Refusals {
    const loadBalancer = inputs.text("loadBalancerArn") ?? "";
    const port = inputs.number("port");
    const others = cloud.all(listenerType).filter((listener) => fact(listener, "loadBalancerArn") === loadBalancer);
    const network = fact(cloud.find(loadBalancerType, loadBalancer), "loadBalancerType") === "network";
    const http = ["HTTP", "HTTPS"].includes(inputs.text("protocol") ?? "");
    return [
        refuseIf(
            others.some((listener) => Number(listener.facts.port) === port),
            "DuplicateListener",
            `the load balancer already has a listener on port ${port}; use another port.`,
        ),
        refuseIf(
            network && http,
            "UnsupportedProtocol",
            `protocol is "${inputs.text("protocol") ?? ""}" but the load balancer is a network one; use TCP, TLS or UDP.`,
        ),
        ...sharedTargetGroups(inputs.list("defaultActions"), loadBalancer, cloud),
    ];
}

/** A target group serves one application load balancer. */
function sharedTargetGroups(actions: readonly Inputs[], loadBalancer: string, cloud: Cloud): Refusals {
    const wanted = targetGroupsOf(actions);
    const foreign = cloud
        .all(listenerType)
        .filter((listener) => fact(listener, "loadBalancerArn") !== loadBalancer)
        .flatMap((listener) => targetGroupsOf(actionsOf(listener)));
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
    return wanted
        .filter((group) => foreign.includes(group))
        .map((group) => ({
            code: "TargetGroupAssociationLimit",
            message: `the target group ${group} serves another load balancer; use one of its own.`,
        }));
}

const listener: ServiceModel = {
    type: listenerType,
    immutable: ["loadBalancerArn"],
    taggable: true,
    facts: ["loadBalancerArn", "port", "protocol", "defaultActions"],
    references: [
        { property: "loadBalancerArn", to: [loadBalancerType], missing: "LoadBalancerNotFound" },
        {
            property: "certificateArn",
            to: [certificateType],
            missing: "CertificateNotFound",
            inUse: "ResourceInUseException",
        },
        ...forwardsTo("defaultActions"),
    ],
    refuse: refuseListener,
    refuseWith: refuseListenerWith,
    id: (inputs, place) => arnBelow(inputs.text("loadBalancerArn"), "loadbalancer", "listener", place.hex(16, "arn")),
    outputs: (inputs, place) => ({
        arn: place.id,
        protocol: inputs.text("loadBalancerArn")?.includes("/app/") === true ? "HTTP" : "TCP",
        sslPolicy: secure.includes(inputs.text("protocol") ?? "") ? "ELBSecurityPolicy-2016-08" : "",
        routingHttpResponseServerEnabled: true,
    }),
};

/** `arn:…:loadbalancer/app/name/1` becomes `arn:…:listener/app/name/1/digits`: the provider's way of naming what is inside. */
function arnBelow(arn: string | undefined, outer: string, inner: string, digits: string): string {
    return `${(arn ?? "").replace(`:${outer}/`, `:${inner}/`)}/${digits}`;
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
function refuseRule(inputs: Inputs): Refusals {
    const members = ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp"];
    const conditions = inputs.list("conditions");
    return [
        outside(inputs, "priority", 1, 50_000, invalid),
        refuseIf(inputs.count("conditions") === 0, invalid, "conditions is empty; name at least one."),
        ...conditions.map((condition) => {
            const set = members.filter((member) => condition.has(member));
            const message = `a condition has ${set.length === 0 ? "no kind" : set.join(" and ")}; give each condition one of ${members.join(", ")}.`;
            return refuseIf(set.length !== 1, invalid, message);
        }),
        ...actionFaults(inputs.list("actions")),
    ];
}

const listenerRule: ServiceModel = {
    type: ruleType,
    immutable: ["listenerArn"],
    taggable: true,
    facts: ["listenerArn", "priority", "actions"],
    references: [
        { property: "listenerArn", to: [listenerType], missing: "ListenerNotFound" },
        ...forwardsTo("actions"),
    ],
    refuse: refuseRule,
    refuseWith: (inputs, cloud) => {
        const priority = inputs.number("priority");
        const taken = cloud
            .all(ruleType)
            .some(
                (rule) =>
                    fact(rule, "listenerArn") === inputs.text("listenerArn") &&
                    Number(rule.facts.priority) === priority,
            );
        return [
            refuseIf(
                taken,
                "PriorityInUse",
                `another rule of the listener has the priority ${priority}; use a free one.`,
            ),
        ];
    },
    id: (inputs, place) => arnBelow(inputs.text("listenerArn"), "listener", "listener-rule", place.hex(16, "arn")),
    outputs: (_inputs, place) => ({ arn: place.id, priority: 1 + (parseInt(place.hex(4, "priority"), 16) % 50_000) }),
};

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddListenerCertificates.html
const listenerCertificate: ServiceModel = {
    type: "aws:lb/listenerCertificate:ListenerCertificate",
    immutable: ["listenerArn", "certificateArn"],
    references: [
        { property: "listenerArn", to: [listenerType], missing: "ListenerNotFound" },
        {
            property: "certificateArn",
            to: [certificateType],
            missing: "CertificateNotFound",
            inUse: "ResourceInUseException",
        },
    ],
    id: (inputs) => `${inputs.text("listenerArn") ?? ""}_${inputs.text("certificateArn") ?? ""}`,
};

export const models: readonly ServiceModel[] = [listener, listenerRule, listenerCertificate];
