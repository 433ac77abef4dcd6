import {
    type AccessLogsArgs,
    type ArtefactArgs,
    FirewallMode,
    ScalableWebTier,
    type ScalableWebTierArgs,
    WarmPoolState,
} from "../../src/index.js";
import { table } from "../change.js";
import type { Surroundings } from "../surroundings.js";

function artefact({ logs }: Surroundings): ArtefactArgs {
    return { bucketName: logs.names.one, bucketArn: logs.arns.one, key: "shop/1.4.2.tar.gz", sha256: "0".repeat(64) };
}

const command = ["node/bin/node", "server.js"];

function accessLogs({ logs }: Surroundings): AccessLogsArgs {
    return { bucketName: logs.names.one };
}

const office = "198.51.100.0/24";
const branch = "203.0.113.0/24";

/** Of a rollout only the call that begins it: the calls that wait are made again where it answers otherwise, and the simulated cloud has one answer only. */
export const scalableWebTierChanges = table<ScalableWebTierArgs>({
    standard: (surroundings) => ({
        network: surroundings.network,
        application: { artefact: artefact(surroundings), command },
        allowFrom: ["0.0.0.0/0"],
        accessLogs: accessLogs(surroundings),
        alertTopics: {
            health: surroundings.topics.one,
            scaling: surroundings.topics.one,
            traffic: surroundings.topics.one,
        },
        deletionProtection: false,
    }),
    create: (name, args) => void new ScalableWebTier(name, args),
    rows: [
        {
            what: "a new version of the application, on another port, with other settings",
            before: (surroundings) => ({
                application: { artefact: artefact(surroundings), command, port: 8080 },
                environment: { CURRENCY: "EUR" },
            }),
            after: (surroundings) => ({
                application: {
                    artefact: {
                        bucketName: surroundings.logs.names.other,
                        bucketArn: surroundings.logs.arns.other,
                        key: "shop/1.4.3.tar.gz",
                        sha256: "1".repeat(64),
                    },
                    command: [...command, "--quiet"],
                    port: 9000,
                },
                environment: { CURRENCY: "GBP" },
            }),
            operations: {
                artefact: "update",
                rollout: "replace",
                template: "update",
            },
        },
        {
            what: "the application says at another path that it is well",
            after: (surroundings) => ({
                application: { artefact: artefact(surroundings), command, healthPath: "/ready" },
            }),
            operations: {
                rollout: "replace",
                template: "update",
            },
        },
        {
            what: "other visitors are let in",
            before: { allowFrom: [office] },
            after: { allowFrom: [branch] },
            operations: { "80-from-198.51.100.0-24": "delete", "80-from-203.0.113.0-24": "create" },
        },
        {
            what: "the log of requests goes elsewhere",
            before: (surroundings) => ({ accessLogs: { ...accessLogs(surroundings), prefix: "web" } }),
            after: ({ logs }) => ({ accessLogs: { bucketName: logs.names.other, prefix: "shop" } }),
            operations: { balancer: "update" },
        },
        {
            what: "what replaces an unhealthy instance is not the group",
            after: { replaceUnhealthy: false },
            operations: { group: "update" },
        },
        {
            what: "other topics are told",
            after: ({ topics }) => ({
                alertTopics: { health: topics.other, scaling: topics.other, traffic: topics.other },
            }),
            operations: {
                "application-errors": "update",
                "balancer-errors": "update",
                cpu: "update",
                "cpu-notice": "update",
                disk: "update",
                "in-service": "update",
                memory: "update",
                "rejected-connections": "update",
                "scaling-events": "replace",
                "slow-answers": "update",
                "status-checks": "update",
                "target-connection-errors": "update",
                "unhealthy-instances": "update",
            },
        },
        {
            what: "visitors come over HTTPS",
            after: ({ certificates }) => ({ certificateArn: certificates.one }),
            operations: { "443-from-0.0.0.0-0": "create", http: "update", https: "create" },
        },
        {
            what: "the certificate is another one",
            before: ({ certificates }) => ({ certificateArn: certificates.one }),
            after: ({ certificates }) => ({ certificateArn: certificates.other }),
            operations: { https: "update" },
        },
        {
            what: "the tier gets a domain",
            after: ({ zones }) => ({ domain: { name: "shop.example.com", hostedZoneId: zones.one } }),
            operations: {
                "443-from-0.0.0.0-0": "create",
                "alias-shop.example.com-a": "create",
                "domain-certificate": "create",
                "domain-expiry": "create",
                "domain-record-shop.example.com": "create",
                "domain-validation": "create",
                http: "update",
                https: "create",
            },
        },
        {
            what: "the tier gets another domain with one more name, in another zone",
            before: ({ zones }) => ({
                domain: { name: "old.example.com", hostedZoneId: zones.one, alternativeNames: ["a.example.com"] },
            }),
            after: ({ zones }) => ({
                domain: {
                    name: "new.example.com",
                    hostedZoneId: zones.other,
                    alternativeNames: ["a.example.com", "b.example.com"],
                },
            }),
            operations: {
                "alias-a.example.com-a": "replace",
                "alias-b.example.com-a": "create",
                "alias-new.example.com-a": "create",
                "alias-old.example.com-a": "delete",
                "domain-certificate": "replace",
                "domain-expiry": "update",
                "domain-record-a.example.com": "replace",
                "domain-record-b.example.com": "create",
                "domain-record-new.example.com": "create",
                "domain-record-old.example.com": "delete",
                "domain-validation": "replace",
                https: "update",
            },
        },
        {
            what: "a firewall comes before it",
            after: { firewall: { neverLimit: [office] } },
            operations: {
                firewall: "create",
                "firewall-bad-inputs": "create",
                "firewall-common": "create",
                "firewall-linux": "create",
                "firewall-rate": "create",
                "firewall-reputation": "create",
                "firewall-sql": "create",
                "log-firewall": "create",
                "never-limit": "create",
                rollout: "replace",
                template: "update",
            },
        },
        {
            what: "the firewall blocks what it has counted",
            before: { firewall: { mode: FirewallMode.Count } },
            after: { firewall: { mode: FirewallMode.Block } },
            operations: {
                firewall: "update",
                "firewall-bad-inputs": "update",
                "firewall-common": "update",
                "firewall-linux": "update",
                "firewall-rate": "update",
                "firewall-reputation": "update",
                "firewall-sql": "update",
            },
        },
        {
            what: "the firewall limits addresses otherwise, and not the office",
            before: { firewall: { requestsPerAddress: 1000, rateWindowSeconds: 300 } },
            after: { firewall: { requestsPerAddress: 500, rateWindowSeconds: 60, neverLimit: [office] } },
            operations: {
                "firewall-rate": "update",
                "never-limit": "create",
                rollout: "replace",
                template: "update",
            },
        },
        {
            what: "the firewall keeps a list of addresses to block",
            before: { firewall: { neverLimit: [office] } },
            after: { firewall: { neverLimit: [office], blockList: true } },
            operations: { "blocked-ipv4": "create", "blocked-ipv6": "create", "firewall-blocked": "create" },
        },
        {
            what: "it no longer does",
            before: { firewall: { blockList: true } },
            after: { firewall: {} },
            operations: { "blocked-ipv4": "delete", "blocked-ipv6": "delete", "firewall-blocked": "delete" },
        },
        {
            what: "the firewall goes",
            before: { firewall: { neverLimit: [office] } },
            after: {},
            operations: {
                firewall: "delete",
                "firewall-bad-inputs": "delete",
                "firewall-common": "delete",
                "firewall-linux": "delete",
                "firewall-rate": "delete",
                "firewall-reputation": "delete",
                "firewall-sql": "delete",
                "log-firewall": "delete",
                "never-limit": "delete",
                rollout: "replace",
                template: "update",
            },
        },
        {
            what: "nginx lets addresses ask for more, and send larger bodies",
            before: { requestLimits: { perSecond: 50, burst: 200, atOnce: 100 }, maximumBodyMegabytes: 32 },
            after: { requestLimits: { perSecond: 100, burst: 400, atOnce: 200 }, maximumBodyMegabytes: 64 },
            operations: { rollout: "replace", template: "update" },
        },
        {
            what: "the instances mount shared files",
            after: { mounts: [{ fileSystemId: "fs-0", accessPointId: "fsap-0", path: "/mnt/uploads" }] },
            operations: { mounts: "create", rollout: "replace", template: "update" },
        },
        {
            what: "the instances mount other shared files, elsewhere",
            before: { mounts: [{ fileSystemId: "fs-0", accessPointId: "fsap-0", path: "/mnt/uploads" }] },
            after: { mounts: [{ fileSystemId: "fs-1", accessPointId: "fsap-1", path: "/mnt/pictures" }] },
            operations: { mounts: "update", rollout: "replace", template: "update" },
        },
        {
            what: "shells come from elsewhere, with a key",
            before: { ssh: { allowFrom: ["10.8.0.0/16"] } },
            after: ({ keyPairs }) => ({ ssh: { allowFrom: ["10.9.0.0/16"], keyName: keyPairs.one } }),
            operations: {
                rollout: "replace",
                "ssh-from-10.8.0.0-16": "delete",
                "ssh-from-10.9.0.0-16": "create",
                template: "update",
            },
        },
        {
            what: "the instances have another kind of processor and a larger disk",
            after: { instanceType: "m7g.large", volumeSize: 32 },
            operations: {
                rollout: "replace",
                template: "update",
            },
        },
        {
            what: "there are more instances",
            before: { minSize: 2, maxSize: 4 },
            after: { minSize: 3, maxSize: 9 },
            operations: { group: "update", "in-service": "update" },
        },
        {
            what: "the group grows by more than the processor",
            after: {
                scaling: {
                    cpuPercent: 60,
                    requestsPerInstance: 3000,
                    rushPercent: 100,
                    predictive: true,
                    schedules: { morning: { recurrence: "0 7 * * *", minSize: 3 } },
                },
            },
            operations: {
                "at-morning": "create",
                "by-cpu": "update",
                "by-forecast": "create",
                "by-requests": "create",
                "by-rush": "create",
                rush: "create",
            },
        },
        {
            what: "the group grows otherwise, and at other times",
            before: {
                scaling: {
                    cpuPercent: 75,
                    memoryPercent: 75,
                    requestsPerInstance: 3000,
                    bytesInPerInstance: 1_000_000,
                    bytesOutPerInstance: 1_000_000,
                    rushPercent: 100,
                    predictive: true,
                    schedules: {
                        morning: {
                            recurrence: "0 7 * * *",
                            timeZone: "Etc/UTC",
                            minSize: 2,
                            maxSize: 4,
                            desiredCapacity: 2,
                        },
                    },
                },
            },
            after: {
                scaling: {
                    cpuPercent: 60,
                    memoryPercent: 60,
                    requestsPerInstance: 2000,
                    bytesInPerInstance: 2_000_000,
                    bytesOutPerInstance: 2_000_000,
                    rushPercent: 50,
                    predictive: false,
                    schedules: {
                        morning: {
                            recurrence: "0 8 * * *",
                            timeZone: "Europe/Berlin",
                            minSize: 3,
                            maxSize: 6,
                            desiredCapacity: 3,
                        },
                    },
                },
            },
            operations: {
                "at-morning": "update",
                "by-bytes-in": "update",
                "by-bytes-out": "update",
                "by-cpu": "update",
                "by-forecast": "delete",
                "by-memory": "update",
                "by-requests": "update",
                "by-rush": "update",
                rush: "update",
            },
        },
        {
            what: "the group is smaller at night",
            after: { scaling: { schedules: { night: { recurrence: "0 22 * * *", minSize: 1 } } } },
            operations: { "at-night": "create", "in-service": "update" },
        },
        {
            what: "nobody is told of a rush any more",
            before: { scaling: { rushPercent: 100 } },
            after: {
                scaling: { rushPercent: 100 },
                alarms: { rush: { silencedBecause: "Rushes are what it is for." } },
            },
            operations: { rush: "update" },
        },
        {
            what: "Spot instances come to it",
            after: { spot: { instanceTypes: ["t3a.small"] } },
            operations: {
                group: "update",
                rollout: "replace",
            },
        },
        {
            what: "Spot instances are of more types, and fewer",
            before: { spot: { instanceTypes: ["t3a.small"], onDemandBase: 1, onDemandPercentageAboveBase: 0 } },
            after: {
                spot: { instanceTypes: ["t3a.small", "t2.small"], onDemandBase: 2, onDemandPercentageAboveBase: 50 },
            },
            operations: { rollout: "replace" },
        },
        {
            what: "instances wait beside it",
            after: { warmPool: {} },
            operations: {
                group: "update",
                launching: "create",
                rollout: "replace",
                template: "update",
                "warm-pool": "create",
            },
        },
        {
            what: "more instances wait, running, and come back to wait",
            before: { warmPool: { state: WarmPoolState.Stopped, minSize: 0, maxPrepared: 3, reuse: false } },
            after: { warmPool: { state: WarmPoolState.Running, minSize: 1, maxPrepared: 4, reuse: true } },
            operations: { group: "update" },
        },
        {
            what: "the application sends traces and metrics",
            after: { telemetry: true },
            operations: { rollout: "replace", telemetry: "update", template: "update" },
        },
        {
            what: "a deploy looks for longer",
            before: { rollout: { bakeMinutes: 5, waitMinutes: 28 } },
            after: { rollout: { bakeMinutes: 15, waitMinutes: 42 } },
            operations: { rollout: "replace", "rollout-wait-14": "replace", "rollout-wait-28": "create" },
        },
        {
            what: "the load balancer is protected, and logs are kept for longer",
            after: { deletionProtection: true, logRetentionDays: 90 },
            operations: {
                balancer: "update",
                "log-access": "update",
                "log-application": "update",
                "log-system": "update",
                "rollout-log": "update",
            },
        },
        {
            what: "its roles are bounded",
            after: ({ boundaries }) => ({ permissionsBoundaryArn: boundaries.one }),
            operations: { instance: "update", rollout: "update" },
        },
        {
            what: "tags, and one alarm is tuned",
            after: { tags: { Team: "web" }, alarms: { cpu: { threshold: 70 } } },
            operations: {
                "80-from-0.0.0.0-0": "update",
                "application-errors": "update",
                balancer: "update",
                "balancer-errors": "update",
                "balancer-to-instances": "update",
                cpu: "update",
                "cpu-notice": "update",
                disk: "update",
                group: "update",
                http: "update",
                "in-service": "update",
                instance: "update",
                instances: "update",
                "instances-from-balancer": "update",
                "instances-to-http": "update",
                "instances-to-https": "update",
                "instances-to-network": "update",
                "log-access": "update",
                "log-application": "update",
                "log-system": "update",
                memory: "update",
                "rejected-connections": "update",
                "rollout (Function)": "update",
                "rollout (Invocation)": "replace",
                "rollout (Role)": "update",
                "rollout-log": "update",
                "slow-answers": "update",
                "status-checks": "update",
                "target-connection-errors": "update",
                targets: "update",
                template: "update",
                "unhealthy-instances": "update",
            },
        },
    ],
});
