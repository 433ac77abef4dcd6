import type { Inputs } from "../../inputs.js";
import type { Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { absent, longerThan, mismatched, only, outside, refuseIf, unlisted } from "../shared/checks.js";
import { badName } from "./load-balancer.js";

export const targetGroupType = "aws:lb/targetGroup:TargetGroup";

const invalid = "ValidationError";
const badAttribute = "InvalidConfigurationRequest";
const protocols = ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC", "GENEVE"];
const httpProtocols = ["HTTP", "HTTPS"];

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
function healthCheckFaults(inputs: Inputs): Refusals {
    const interval = inputs.number("healthCheck.interval");
    const timeout = inputs.number("healthCheck.timeout");
    return [
        outside(inputs, "healthCheck.interval", 5, 300, invalid),
        outside(inputs, "healthCheck.timeout", 2, 120, invalid),
        outside(inputs, "healthCheck.healthyThreshold", 2, 10, invalid),
        outside(inputs, "healthCheck.unhealthyThreshold", 2, 10, invalid),
        refuseIf(
            interval !== undefined && timeout !== undefined && timeout >= interval,
            invalid,
            `healthCheck.timeout is ${timeout} and healthCheck.interval ${interval}; use a timeout below the interval.`,
        ),
        unlisted(inputs, "healthCheck.protocol", [...httpProtocols, "TCP"], invalid),
        mismatched(inputs, "healthCheck.path", /^\//, 'a path that begins with "/"', invalid),
        longerThan(inputs, "healthCheck.path", 1024, invalid),
        mismatched(inputs, "healthCheck.port", /^(traffic-port|\d{1,5})$/, '"traffic-port" or a port number', invalid),
        matcherFault(inputs),
    ];
}

/** Success codes are single ones, lists and ranges: 200–499 for HTTP, 0–99 for gRPC. */
function matcherFault(inputs: Inputs): Refusals[number] {
    const matcher = inputs.text("healthCheck.matcher");
    const grpc = inputs.text("protocolVersion") === "GRPC";
    const [least, most] = grpc ? [0, 99] : [200, 499];
    const wellFormed = matcher === undefined || /^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(matcher);
    const codes = (matcher?.match(/\d+/g) ?? []).map(Number);
    const bad = !wellFormed || codes.some((code) => code < least || code > most);
    const message = `healthCheck.matcher is "${matcher}"; use codes of ${least} to ${most}, such as "${least}" or a range.`;
    return refuseIf(bad, invalid, message);
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
function attributeFaults(inputs: Inputs): Refusals {
    const slowStart = inputs.number("slowStart") ?? 0;
    const algorithm = inputs.text("loadBalancingAlgorithmType") ?? "round_robin";
    return [
        outside(inputs, "deregistrationDelay", 0, 3600, badAttribute),
        refuseIf(
            slowStart !== 0 && (slowStart < 30 || slowStart > 900),
            badAttribute,
            `slowStart is ${slowStart}; use 0, which turns it off, or 30 to 900.`,
        ),
        refuseIf(
            slowStart !== 0 && algorithm !== "round_robin",
            badAttribute,
            `slowStart is ${slowStart} but loadBalancingAlgorithmType is "${algorithm}"; it works with "round_robin" only.`,
        ),
        unlisted(
            inputs,
            "loadBalancingAlgorithmType",
            ["round_robin", "least_outstanding_requests", "weighted_random"],
            badAttribute,
        ),
        refuseIf(
            inputs.text("loadBalancingAnomalyMitigation") === "on" && algorithm !== "weighted_random",
            badAttribute,
            `loadBalancingAnomalyMitigation is "on" but loadBalancingAlgorithmType is "${algorithm}"; use "weighted_random".`,
        ),
        outside(inputs, "stickiness.cookieDuration", 1, 604_800, badAttribute),
        unlisted(
            inputs,
            "stickiness.type",
            ["lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto"],
            badAttribute,
        ),
        inputs.text("stickiness.type") === "app_cookie" &&
            absent(inputs, "stickiness.cookieName", badAttribute, "name the application's cookie"),
    ];
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
function refuse(inputs: Inputs): Refusals {
    const lambda = inputs.text("targetType") === "lambda";
    const needed = ["protocol", "port", "vpcId"];
    return [
        ...badName(inputs),
        unlisted(inputs, "targetType", ["instance", "ip", "lambda", "alb"], invalid),
        unlisted(inputs, "protocol", protocols, invalid),
        unlisted(inputs, "protocolVersion", ["HTTP1", "HTTP2", "GRPC"], invalid),
        outside(inputs, "port", 1, 65_535, invalid),
        ...needed.map((property) =>
            lambda
                ? only(inputs, property, false, "with a targetType other than lambda", invalid)
                : absent(inputs, property, invalid, "set it, or use the targetType lambda"),
        ),
        ...healthCheckFaults(inputs),
        ...attributeFaults(inputs),
    ];
}

function suffix(inputs: Inputs, digits: string): string {
    return `targetgroup/${inputs.text("name") ?? ""}/${digits}`;
}

const targetGroup: ServiceModel = {
    type: targetGroupType,
    immutable: ["name", "namePrefix", "port", "protocol", "protocolVersion", "targetType", "vpcId", "ipAddressType"],
    defaults: {
        deregistrationDelay: 300,
        lambdaMultiValueHeadersEnabled: false,
        proxyProtocolV2: false,
        slowStart: 0,
        targetType: "instance",
    },
    autoName: { property: "name", maxLength: 32 },
    taggable: true,
    unique: [{ property: "name", code: "DuplicateTargetGroupName" }],
    facts: ["name", "vpcId", "targetType", "protocol"],
    references: [{ property: "vpcId", to: ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"], missing: invalid }],
    refuse,
    id: (inputs, place) => regionalArn(place, "elasticloadbalancing", suffix(inputs, place.hex(16, "arn"))),
    outputs: (inputs, place) => ({
        arn: place.id,
        arnSuffix: suffix(inputs, place.hex(16, "arn")),
        loadBalancerArns: [],
        // The provider's own defaults: thresholds 3 and 3, where the API has 5 and 2.
        healthCheck: {
            enabled: true,
            healthyThreshold: 3,
            interval: 30,
            matcher: httpProtocols.includes(inputs.text("protocol") ?? "") ? "200" : "",
            path: httpProtocols.includes(inputs.text("protocol") ?? "") ? "/" : "",
            port: "traffic-port",
            protocol: httpProtocols.includes(inputs.text("protocol") ?? "") ? "HTTP" : "TCP",
            timeout: httpProtocols.includes(inputs.text("protocol") ?? "") ? 5 : 10,
            unhealthyThreshold: 3,
        },
        ipAddressType: "ipv4",
        loadBalancingAlgorithmType: "round_robin",
        loadBalancingAnomalyMitigation: "off",
        loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
        protocolVersion: "HTTP1",
        stickiness: { cookieDuration: 86_400, cookieName: "", enabled: false, type: "lb_cookie" },
    }),
};

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html
const attachment: ServiceModel = {
    type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    immutable: ["targetGroupArn", "targetId", "port", "availabilityZone", "quicServerId"],
    references: [{ property: "targetGroupArn", to: [targetGroupType], missing: "TargetGroupNotFound" }],
    refuse: (inputs) => [outside(inputs, "port", 1, 65_535, invalid)],
    id: (inputs, place) => `${inputs.text("targetGroupArn") ?? ""}-${place.hex(26, "attachment")}`,
};

export const models: readonly ServiceModel[] = [targetGroup, attachment];
