import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { LogSource, NatGateways, Network, type NetworkLike, ObjectStore } from "../src/index.js";

/** What is there besides the rows' components, and stays as it is. Of most things there are two, so that a row can go from one to the other. */
export interface Surroundings {
    readonly network: NetworkLike;
    readonly topics: Both;
    /** In us-east-1, for what belongs to CloudFront. */
    readonly edgeTopics: Both;
    readonly keys: Both;
    /** ARNs of keys in eu-central-1. */
    readonly farKeys: Both;
    /** ARN of a key in eu-north-1. */
    readonly farthestKey: pulumi.Input<string>;
    /** Id of a file system in eu-central-1 that may become the copy of another. */
    readonly farFileSystem: pulumi.Input<string>;
    /** ARNs of secrets. */
    readonly secrets: Both;
    /** ARNs of roles. */
    readonly roles: Both;
    /** ARNs of policies that bound roles. */
    readonly boundaries: Both;
    /** Ids of hosted zones. */
    readonly zones: Both;
    /** ARNs, in the region of everything. */
    readonly certificates: Both;
    /** ARNs, in us-east-1. */
    readonly edgeCertificates: Both;
    /** ARNs of firewalls before what belongs to CloudFront. */
    readonly edgeFirewalls: Both;
    /** ARNs of monitors of unusual spending. */
    readonly monitors: Both;
    /** Ids of security groups. */
    readonly groups: Both;
    /** Names of key pairs. */
    readonly keyPairs: Both;
    /** Buckets that take logs of all kinds. */
    readonly logs: { readonly names: Both; readonly arns: Both };
}

interface Both {
    readonly one: pulumi.Input<string>;
    readonly other: pulumi.Input<string>;
}

const edge = { region: "us-east-1" };
const far = { region: "eu-central-1" };

/** Makes them, in the stack that the rows are in. */
export function createSurroundings(): Surroundings {
    const logs = both("logs", (name) => new ObjectStore(name, { logSources: Object.values(LogSource) }));
    const network = new Network("network", {
        zones: ["eu-west-1a", "eu-west-1b"],
        natGateways: NatGateways.None,
        flowLogs: { bucketArn: logs.one.bucketArn },
    });
    const certificate = (name: string, place: { region?: string }): pulumi.Output<string> =>
        new aws.acm.Certificate(name, { domainName: "*.example.com", validationMethod: "DNS", ...place }).arn;
    return {
        network,
        topics: both("topic", (name) => new aws.sns.Topic(name).arn),
        edgeTopics: both("edge-topic", (name) => new aws.sns.Topic(name, edge).arn),
        keys: both("key", (name) => new aws.kms.Key(name).arn),
        farKeys: both("far-key", (name) => new aws.kms.Key(name, far).arn),
        farthestKey: new aws.kms.Key("farthest-key", { region: "eu-north-1" }).arn,
        farFileSystem: new aws.efs.FileSystem("far-files", {
            encrypted: true,
            protection: { replicationOverwrite: "DISABLED" },
            ...far,
        }).id,
        secrets: both("secret", (name) => new aws.secretsmanager.Secret(name).arn),
        roles: both("role", (name) => new aws.iam.Role(name, { assumeRolePolicy: nobody }).arn),
        boundaries: both("boundary", (name) => new aws.iam.Policy(name, { policy: allowAll }).arn),
        zones: both("zone", (name) => new aws.route53.Zone(name, { name: "example.com" }).zoneId),
        certificates: both("certificate", (name) => certificate(name, {})),
        edgeCertificates: both("edge-certificate", (name) => certificate(name, edge)),
        edgeFirewalls: both("edge-firewall", (name) => edgeFirewall(name).arn),
        monitors: both("monitor", (name) => monitor(name).arn),
        groups: both("group", (name) => new aws.ec2.SecurityGroup(name, { vpcId: network.vpcId }).id),
        keyPairs: both("key-pair", (name) => new aws.ec2.KeyPair(name, { publicKey: `ssh-ed25519 ${name}` }).keyName),
        logs: {
            names: { one: logs.one.bucketName, other: logs.other.bucketName },
            arns: { one: logs.one.bucketArn, other: logs.other.bucketArn },
        },
    };
}

function edgeFirewall(name: string): aws.wafv2.WebAcl {
    const visibilityConfig = { cloudwatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: true };
    return new aws.wafv2.WebAcl(name, {
        scope: "CLOUDFRONT",
        defaultAction: { allow: {} },
        visibilityConfig,
        ...edge,
    });
}

function monitor(name: string): aws.costexplorer.AnomalyMonitor {
    const monitorSpecification = JSON.stringify({ Tags: { Key: "Monitor", Values: [name] } });
    return new aws.costexplorer.AnomalyMonitor(name, { monitorType: "CUSTOM", monitorSpecification });
}

const nobody = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "sts:AssumeRole", Principal: "*" }],
});

const allowAll = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

function both<Thing>(name: string, make: (name: string) => Thing): { one: Thing; other: Thing } {
    return { one: make(name), other: make(`other-${name}`) };
}
