import { type Graph, plan } from "@evenkeel/testing";
import type { NetworkLike } from "../network/network-like.js";
import type { ScalableWebTierArgs } from "./args.js";
import { ScalableWebTier } from "./scalable-web-tier.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

export const network = {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    publicSubnets: { "eu-west-1a": "subnet-0aaaaaaaaaaaaaaa1", "eu-west-1b": "subnet-0bbbbbbbbbbbbbbb1" },
    privateSubnets: { "eu-west-1a": "subnet-0aaaaaaaaaaaaaaa2", "eu-west-1b": "subnet-0bbbbbbbbbbbbbbb2" },
    isolatedSubnets: {},
} satisfies NetworkLike;

const topic = (purpose: string) => `arn:aws:sns:eu-west-1:123456789012:${purpose}`;

/** The arguments that a tier cannot do without. */
export const tierArgs = {
    network,
    application: {
        artefact: {
            bucketName: "artefacts-1a2b3c4",
            bucketArn: "arn:aws:s3:::artefacts-1a2b3c4",
            key: "web/1.0.0.tar.gz",
            sha256: "0123456789abcdef".repeat(4),
        },
        command: ["node/bin/node", "server.js"],
    },
    allowFrom: ["203.0.113.0/24"],
    accessLogs: { bucketName: "logs-1a2b3c4" },
    alertTopics: { health: topic("health"), scaling: topic("scaling"), traffic: topic("traffic") },
} satisfies ScalableWebTierArgs;

export const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef";

const config = { "aws:region": "eu-west-1" };

/** The graph of a tier called `web`, with these arguments beside those that it cannot do without. */
export function planTier(args: Partial<ScalableWebTierArgs> = {}): Promise<Graph> {
    return plan(() => void new ScalableWebTier("web", { ...tierArgs, ...args }), { config });
}

export const templateOf = (graph: Graph) => graph.find("aws:ec2/launchTemplate:LaunchTemplate", "web-template");
export const groupOf = (graph: Graph) => graph.find("aws:autoscaling/group:Group", "web-group");

/** The script that the instances boot with, as they read it. */
export function userDataOf(graph: Graph): string {
    return Buffer.from(String(templateOf(graph).inputs.userData), "base64").toString("utf8");
}

/** Logical names of what the group waits for before it starts an instance. */
export function awaitedByGroup(graph: Graph): (string | undefined)[] {
    return groupOf(graph).options.dependsOn.map((urn) => urn.split("::").pop());
}
