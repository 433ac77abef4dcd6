import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { absent, longerThan, mayBeOn, mismatched, outside, refuseIf, unlisted } from "../shared/checks.js";
import { upperId } from "../shared/made-up.js";
import { fact, securityGroupTypes, subnetTypes, vpcsOf, zonesAreKnown, zonesOf } from "../shared/placement.js";

export const loadBalancerType = "aws:lb/loadBalancer:LoadBalancer";

const invalid = "ValidationError";
const badAttribute = "InvalidConfigurationRequest";
const gatewayTypes = [
    "aws:ec2/internetGateway:InternetGateway",
    "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
];
const delivery = "logdelivery.elasticloadbalancing.amazonaws.com";

// https://docs.aws.amazon.com/general/latest/gr/elb.html
const hostedZones: Readonly<Record<string, string>> = {
    "us-east-1": "Z35SXDOTRQ7X7K",
    "us-east-2": "Z3AADJGX6KTTL2",
    "us-west-1": "Z368ELLRRE2KJ0",
    "us-west-2": "Z1H1FL5HABSF5",
    "eu-west-1": "Z32O12XQLNTSW2",
    "eu-west-2": "ZHURV8PSTC4K8",
    "eu-west-3": "Z3Q77PNBQS71R4",
    "eu-central-1": "Z215JYRZR1TBD5",
    "eu-north-1": "Z23TAZ6LKFMNIO",
    "ap-southeast-1": "Z1LMS91P8CMLE5",
    "ap-southeast-2": "Z1GM3OXH4ZPM65",
    "ap-northeast-1": "Z14GRHDCWA56QT",
};

/** Every subnet that the load balancer is put into, however the program says it. */
function subnetIds(inputs: Inputs): readonly string[] {
    return [
        ...inputs.texts("subnets"),
        ...inputs.list("subnetMappings").flatMap((mapping) => mapping.text("subnetId") ?? []),
    ];
}

/** Names of load balancers and target groups. */
export function badName(inputs: Inputs): Refusals {
    const rule = "letters, digits and hyphens, no hyphen first or last, not beginning with internal-";
    return [
        longerThan(inputs, "name", 32, invalid),
        mismatched(inputs, "name", /^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/, rule, invalid),
    ];
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
function refuse(inputs: Inputs): Refusals {
    const application = (inputs.text("loadBalancerType") ?? "application") === "application";
    const places = inputs.count("subnets") ?? inputs.count("subnetMappings");
    return [
        ...badName(inputs),
        unlisted(inputs, "loadBalancerType", ["application", "network", "gateway"], invalid),
        refuseIf(
            !inputs.has("subnets") && !inputs.has("subnetMappings"),
            invalid,
            "neither subnets nor subnetMappings is set; name the subnets.",
        ),
        refuseIf(
            application && places !== undefined && places < 2,
            invalid,
            `At least two subnets in two different Availability Zones must be specified; ${places} are.`,
        ),
        unlisted(inputs, "ipAddressType", ["ipv4", "dualstack", "dualstack-without-public-ipv4"], invalid),
        ...attributeFaults(inputs),
    ];
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
function attributeFaults(inputs: Inputs): Refusals {
    const logs = ["accessLogs", "connectionLogs", "healthCheckLogs"];
    return [
        outside(inputs, "idleTimeout", 1, 4_000, badAttribute),
        outside(inputs, "clientKeepAlive", 60, 604_800, badAttribute),
        unlisted(inputs, "desyncMitigationMode", ["monitor", "defensive", "strictest"], badAttribute),
        unlisted(inputs, "xffHeaderProcessingMode", ["append", "preserve", "remove"], badAttribute),
        ...logs.flatMap((log) => [
            inputs.flag(`${log}.enabled`) === true && absent(inputs, `${log}.bucket`, badAttribute, "name a bucket"),
            refuseIf(
                inputs.text(`${log}.prefix`)?.includes("AWSLogs") === true,
                badAttribute,
                `${log}.prefix is "${inputs.text(`${log}.prefix`)}"; remove AWSLogs, which AWS adds itself.`,
            ),
        ]),
    ];
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
function zoneFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const ids = subnetIds(inputs);
    if (!zonesAreKnown(ids, cloud)) return [];
    const zones = zonesOf(ids, cloud);
    const application = (inputs.text("loadBalancerType") ?? "application") === "application";
    const few = application && zones.length < 2;
    const message = `At least two subnets in two different Availability Zones must be specified; these are all in ${zones.join(", ")}.`;
    const twice = `A load balancer cannot be attached to multiple subnets in the same Availability Zone; ${ids.length} subnets cover only ${zones.join(", ")}.`;
    return [refuseIf(few, invalid, message), refuseIf(!few && zones.length < ids.length, badAttribute, twice)];
}

function networkFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const ids = subnetIds(inputs);
    const vpcs = vpcsOf(ids, cloud);
    const groups = inputs.texts("securityGroups");
    const groupVpcs = vpcsOf(groups, cloud);
    const foreign = groupVpcs.find((vpc) => !vpcs.includes(vpc));
    return [
        refuseIf(
            vpcs.length > 1,
            "InvalidSubnet",
            `the subnets are in the VPCs ${vpcs.join(" and ")}; use subnets of one VPC.`,
        ),
        refuseIf(
            vpcs.length === 1 && foreign !== undefined,
            "InvalidSecurityGroup",
            `a security group is in ${foreign}, the subnets in ${vpcs.join()}; use groups of the same VPC.`,
        ),
    ];
}

/** A load balancer on the internet needs a VPC that is connected to it. */
function isolated(inputs: Inputs, cloud: Cloud): Refusals {
    const [vpc] = vpcsOf(subnetIds(inputs), cloud);
    const known = vpc !== undefined && cloud.find("aws:ec2/vpc:Vpc", vpc) !== undefined;
    const gateways = gatewayTypes.flatMap((type) => cloud.all(type)).map((gateway) => fact(gateway, "vpcId"));
    const internal = mayBeOn(inputs, "internal");
    const message = `VPC ${vpc} has no internet gateway; attach one first, or set internal.`;
    return [refuseIf(known && !internal && !gateways.includes(vpc), "InvalidSubnet", message)];
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
function logFaults(inputs: Inputs, cloud: Cloud): Refusals {
    return ["accessLogs", "connectionLogs", "healthCheckLogs"].flatMap((log) => {
        const bucket = inputs.text(`${log}.bucket`);
        if (inputs.flag(`${log}.enabled`) !== true || bucket === undefined) return [];
        const policy = cloud.all("aws:s3/bucketPolicy:BucketPolicy").find((each) => fact(each, "bucket") === bucket);
        const document = fact(policy, "policy") ?? "";
        // Before 2022 the permission went to an account of AWS's for each region; such policies still work.
        const allowed = document.includes(delivery) || /arn:[^:]+:iam::\d{12}:root/.test(document);
        const fix = `allow ${delivery} to s3:PutObject in its BucketPolicy, and let the load balancer depend on the policy`;
        return [
            cloud.find("aws:s3/bucket:Bucket", bucket) === undefined
                ? { code: badAttribute, message: `${log}.bucket is "${bucket}", which does not exist.` }
                : refuseIf(!allowed, badAttribute, `Access Denied for bucket: ${bucket}; ${fix}.`),
        ];
    });
}

const loadBalancer: ServiceModel = {
    type: loadBalancerType,
    immutable: ["name", "namePrefix", "internal", "loadBalancerType", "customerOwnedIpv4Pool"],
    defaults: {
        clientKeepAlive: 3600,
        desyncMitigationMode: "defensive",
        dropInvalidHeaderFields: false,
        enableCrossZoneLoadBalancing: false,
        enableDeletionProtection: false,
        enableHttp2: true,
        enableTlsVersionAndCipherSuiteHeaders: false,
        enableWafFailOpen: false,
        enableXffClientPort: false,
        enableZonalShift: false,
        idleTimeout: 60,
        loadBalancerType: "application",
        preserveHostHeader: false,
        xffHeaderProcessingMode: "append",
    },
    autoName: { property: "name", maxLength: 32 },
    taggable: true,
    unique: [{ property: "name", code: "DuplicateLoadBalancerName" }],
    facts: ["loadBalancerType", "subnets", "name"],
    references: [
        { property: "subnets[]", to: subnetTypes, missing: "SubnetNotFound", inUse: "DependencyViolation" },
        {
            property: "subnetMappings[].subnetId",
            to: subnetTypes,
            missing: "SubnetNotFound",
            inUse: "DependencyViolation",
        },
        {
            property: "securityGroups[]",
            to: securityGroupTypes,
            missing: "InvalidSecurityGroup",
            inUse: "DependencyViolation",
        },
    ],
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html
    deletionProtection: { property: "enableDeletionProtection", code: "OperationNotPermitted" },
    refuse,
    refuseWith: (inputs, cloud) => [
        ...zoneFaults(inputs, cloud),
        ...networkFaults(inputs, cloud),
        ...isolated(inputs, cloud),
        ...logFaults(inputs, cloud),
    ],
    id: (inputs, place) =>
        regionalArn(place, "elasticloadbalancing", `loadbalancer/${suffix(inputs, place.hex(16, "arn"))}`),
    outputs: (inputs, place) => {
        const arnSuffix = suffix(inputs, place.hex(16, "arn"));
        const internal = inputs.flag("internal") === true;
        const host = `${internal ? "internal-" : ""}${inputs.text("name") ?? ""}-${parseInt(place.hex(8, "dns"), 16)}`;
        return {
            arn: place.id,
            arnSuffix,
            dnsName: `${host}.${place.region}.elb.amazonaws.com`,
            zoneId: hostedZones[place.region] ?? upperId(place, "Z", 13),
            internal: false,
            ipAddressType: "ipv4",
            securityGroups: [],
        };
    },
};

function suffix(inputs: Inputs, digits: string): string {
    const kinds: Readonly<Record<string, string>> = { network: "net", gateway: "gwy" };
    return `${kinds[inputs.text("loadBalancerType") ?? ""] ?? "app"}/${inputs.text("name") ?? ""}/${digits}`;
}

export const models: readonly ServiceModel[] = [loadBalancer];
