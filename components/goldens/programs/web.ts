import { Certificate, ScalableWebTier, type ScalableWebTierArgs, StaticSite } from "../../src/index.js";
import { alarmTopicArn, type Common, grantee, hostedZoneId, network, type Programs, topicIn } from "./surroundings.js";

const smallestTier: ScalableWebTierArgs = {
    network,
    application: {
        artefact: {
            bucketName: "artefacts",
            bucketArn: "arn:aws:s3:::artefacts",
            key: "web/1.tar.gz",
            sha256: "0".repeat(64),
        },
        command: ["node", "server.js"],
    },
    allowFrom: ["0.0.0.0/0"],
    accessLogs: { bucketName: "audit-logs" },
    alertTopics: { health: alarmTopicArn, scaling: alarmTopicArn, traffic: alarmTopicArn },
};

function tier(common: Common, args: Partial<ScalableWebTierArgs> = {}): ScalableWebTier {
    return new ScalableWebTier("main", { ...smallestTier, ...common, ...args });
}

export const scalableWebTier: Programs = {
    smallest: (common) => void tier(common),
    everything: (common) => {
        const web = tier(common, {
            scaling: {
                requestsPerInstance: 600,
                bytesInPerInstance: 1_000_000,
                bytesOutPerInstance: 1_000_000,
                rushPercent: 50,
                predictive: true,
                schedules: { morning: { recurrence: "0 8 * * MON-FRI", minSize: 4 } },
            },
            domain: { name: "shop.example.com", alternativeNames: ["www.example.com"], hostedZoneId },
            mounts: [
                { fileSystemId: "fs-0123456789abcdef0", accessPointId: "fsap-0123456789abcdef0", path: "/mnt/uploads" },
            ],
            firewall: { neverLimit: ["198.51.100.7/32"], blockList: true },
            ssh: { allowFrom: ["10.8.0.0/16"] },
            warmPool: {},
        });
        web.grantBlocking(grantee());
    },
    spot: (common) =>
        void tier(common, {
            certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000",
            spot: { instanceTypes: ["t3a.small"] },
        }),
};

const edge = { hostedZoneId, alarmTopicArn: topicIn("us-east-1") };

export const certificate: Programs = {
    smallest: ({ tags }) =>
        void new Certificate("main", { hostedZoneId, alarmTopicArn, tags, domainName: "example.com" }),
    everything: ({ tags }) =>
        void new Certificate("main", {
            ...edge,
            tags,
            domainName: "example.com",
            alternativeNames: ["www.example.com"],
            region: "us-east-1",
        }),
};

export const staticSite: Programs = {
    smallest: ({ tags }) => void new StaticSite("main", { alarmTopicArn: edge.alarmTopicArn, tags }),
    everything: ({ tags }) => {
        const site = new StaticSite("main", {
            ...edge,
            tags,
            domainNames: ["example.com", "www.example.com"],
            certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000",
            accessLogBucketArn: "arn:aws:s3:::audit-logs",
        });
        site.grantDeploy(grantee());
    },
};
