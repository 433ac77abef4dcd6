import {
    type ArtefactArgs,
    FirewallMode,
    ScalableWebTier,
    type ScalableWebTierArgs,
    type TierTopicsArgs,
    WarmPoolState,
} from "@evenkeel/components";
import { subject } from "./subject.js";
import { certificateArn, common, network, topicArn, tuning } from "./surroundings.js";

const artefact: ArtefactArgs = {
    bucketName: "shop-builds",
    bucketArn: "arn:aws:s3:::shop-builds",
    key: "server/1.4.2.tar.gz",
    sha256: "0".repeat(64),
};
const application = { artefact, command: ["node/bin/node", "server.js"] };
const alertTopics: TierTopicsArgs = {
    health: topicArn("health"),
    scaling: topicArn("scaling"),
    traffic: topicArn("traffic"),
};
const domain = { name: "www.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" };
const mount = {
    fileSystemId: "fs-0123456789abcdef0",
    accessPointId: "fsap-0123456789abcdef0",
    path: "/mnt/uploads",
};
const spot = { instanceTypes: ["t3a.small"] };

export const scalableWebTier = subject<ScalableWebTierArgs>(
    "web",
    (args) => new ScalableWebTier("web", args),
    { network, application, allowFrom: ["0.0.0.0/0"], accessLogs: { bucketName: "audit-logs" }, alertTopics },
    {
        network: common.network,
        application: [
            {
                to: { ...application, artefact: { ...artefact, key: "server/1.4.3.tar.gz" } },
                say: "another version of the artefact",
            },
            { to: { ...application, healthPath: "/ready" }, say: "another `healthPath`" },
            { to: { ...application, port: 9000 }, say: "another `port`" },
        ],
        allowFrom: [{ to: ["203.0.113.0/24"] }],
        accessLogs: [{ to: { bucketName: "other-logs" }, say: "another bucket" }],
        alertTopics: [{ to: { ...alertTopics, health: topicArn("other") }, say: "another topic" }],
        environment: [{ to: { CURRENCY: "EUR" } }],
        mounts: [{ to: [mount], say: "set" }],
        certificateArn: [
            { to: certificateArn("00"), say: "set" },
            { from: certificateArn("00"), to: certificateArn("ff"), say: "another certificate" },
        ],
        domain: [
            { to: domain, say: "set" },
            { from: domain, to: { ...domain, name: "shop.example.com" }, say: "another name" },
        ],
        firewall: [
            { to: {}, say: "set" },
            { from: {}, to: { mode: FirewallMode.Block } },
            { from: {}, to: { blockList: true } },
        ],
        requestLimits: [{ to: { perSecond: 100 } }],
        maximumBodyMegabytes: [{ to: 64 }],
        telemetry: [{ to: true }],
        replaceUnhealthy: [{ to: false }],
        ssh: [
            { to: { allowFrom: ["10.8.0.0/16"] }, say: "set" },
            {
                from: { allowFrom: ["10.8.0.0/16"] },
                to: { allowFrom: ["10.8.0.0/16"], keyName: "team" },
                say: "a `keyName`",
            },
        ],
        instanceType: [{ to: "t3.large" }, { to: "t4g.small" }],
        minSize: [{ to: 3 }],
        maxSize: [{ to: 12 }],
        scaling: [
            { to: { cpuPercent: 60 } },
            { to: { requestsPerInstance: 3000 } },
            { to: { schedules: { morning: { recurrence: "0 7 * * *", minSize: 3 } } }, say: "a schedule" },
        ],
        spot: [
            { to: spot, say: "set" },
            { from: spot, to: { ...spot, onDemandBase: 1 } },
        ],
        warmPool: [
            { to: {}, say: "set" },
            { from: {}, to: { state: WarmPoolState.Running } },
        ],
        rollout: [{ to: { bakeMinutes: 15 } }],
        volumeSize: [{ to: 32 }],
        deletionProtection: [{ to: false }],
        logRetentionDays: [{ to: 90 }],
        permissionsBoundaryArn: common.permissionsBoundaryArn,
        alarms: tuning("cpu"),
        tags: common.tags,
    },
);
