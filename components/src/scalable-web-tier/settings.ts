import type * as pulumi from "@pulumi/pulumi";
import { tuningFindings } from "../common/alarm-tuning.js";
import { Architecture, architectureOf } from "../common/architecture.js";
import { retentionFinding } from "../common/log-retention.js";
import { nameTooLong } from "../common/names.js";
import { isOutside, listed, rejectAll } from "../common/validation.js";
import { type NetworkLike, subnetsFinding } from "../network/network-like.js";
import { tierAlarms } from "./alarms.js";
import type { ArtefactArgs, ScalableWebTierArgs } from "./args.js";
import { domainFindings } from "./domain-args.js";
import { firewallFindings } from "./firewall-args.js";
import { mountFindings } from "./mount-args.js";
import { rangeFindings } from "./ranges.js";
import { requestLimitFindings, type RequestLimits, requestLimitsOf } from "./request-limits-args.js";
import { rolloutFindings, type RolloutSettings, rolloutSettings } from "./rollout-args.js";
import { scalingFindings } from "./scaling-args.js";
import { leastInstances } from "./schedule-args.js";
import { spotFindings } from "./spot-args.js";
import { sshFindings } from "./ssh-args.js";
import { suppliedVariables } from "./user-data/index.js";
import { warmPoolFindings } from "./warm-pool-args.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface TierSettings {
    publicSubnetIds: pulumi.Input<string>[];
    privateSubnetIds: pulumi.Input<string>[];
    instanceType: string;
    architecture: Architecture;
    minSize: number;
    maxSize: number;
    /** Instances that there are at least at any time: schedules may go below `minSize`. */
    leastSize: number;
    volumeSize: number;
    port: number;
    healthPath: string;
    command: readonly string[];
    /** Ports that visitors reach, with the one that serves first. */
    publicPorts: readonly number[];
    accessLogPrefix: string;
    deletionProtection: boolean;
    logRetentionDays: number;
    requestLimits: RequestLimits;
    maximumBodyMegabytes: number;
    rollout: RolloutSettings;
}

/** Longest physical name of a load balancer and of a target group. */
const longestBalancerName = 32;

/** Names that are taken, and by what. */
const reserved: ReadonlyMap<string, string> = new Map([
    ["aws", "that of the CloudWatch agent's folder in /opt"],
    ["sg", 'what ids of security groups begin with, and EC2 takes no group name that begins with "sg-"'],
]);

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: ScalableWebTierArgs): TierSettings {
    const settings = applyDefaults(name, args);
    rejectAll("ScalableWebTier", name, [
        nameTooLong(name, "balancer", longestBalancerName),
        !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) &&
            "the name is used for folders and units; use lower-case letters, digits and single dashes, starting with a letter.",
        reserved.has(name) && `the name is ${reserved.get(name)}; choose another.`,
        ...placeFindings(args),
        ...applicationFindings(args, settings),
        ...artefactFindings(args.application.artefact),
        ...nginxFindings(settings),
        ...sizeFindings(settings),
        ...scalingFindings(args.scaling, settings),
        ...optionFindings(args, settings),
        ...rolloutFindings(settings.rollout),
        !/^[A-Za-z0-9][A-Za-z0-9/_.-]*$/.test(settings.accessLogPrefix) &&
            `accessLogs.prefix is "${settings.accessLogPrefix}"; use letters, digits and -_./, without a slash in front.`,
        settings.accessLogPrefix.includes("AWSLogs") &&
            `accessLogs.prefix is "${settings.accessLogPrefix}"; leave out AWSLogs, which AWS adds itself.`,
        retentionFinding("logRetentionDays", settings.logRetentionDays),
        ...tuningFindings(args.alarms, tierAlarms(args, settings.leastSize)),
    ]);
    return settings;
}

function applyDefaults(name: string, args: ScalableWebTierArgs): TierSettings {
    const instanceType = args.instanceType ?? "t3.small";
    const minSize = args.minSize ?? 2;
    return {
        publicSubnetIds: Object.values(args.network.publicSubnets),
        privateSubnetIds: Object.values(args.network.privateSubnets),
        instanceType,
        architecture: architectureOf(instanceType) ?? Architecture.Amd64,
        minSize,
        maxSize: args.maxSize ?? 2 * Math.max(minSize, 1),
        leastSize: leastInstances(minSize, args.scaling?.schedules),
        volumeSize: args.volumeSize ?? 16,
        port: args.application.port ?? 8080,
        healthPath: args.application.healthPath ?? "/health",
        command: args.application.command,
        publicPorts: args.certificateArn === undefined && args.domain === undefined ? [80] : [443, 80],
        accessLogPrefix: args.accessLogs.prefix ?? name,
        deletionProtection: args.deletionProtection ?? true,
        logRetentionDays: args.logRetentionDays ?? 30,
        requestLimits: requestLimitsOf(args.requestLimits),
        maximumBodyMegabytes: args.maximumBodyMegabytes ?? 32,
        rollout: rolloutSettings(args.rollout),
    };
}

function placeFindings({ network, allowFrom }: ScalableWebTierArgs): (string | false)[] {
    const publicZones = Object.keys(network.publicSubnets);
    const unknown = subnetsFinding(network, "publicSubnets");
    return [
        unknown,
        subnetsFinding(network, "privateSubnets"),
        unknown === false &&
            publicZones.length < 2 &&
            `network.publicSubnets has ${publicZones.length === 0 ? "no zone" : `only ${publicZones.join()}`}; ` +
                "a load balancer needs subnets in two zones or more.",
        Object.keys(network.privateSubnets).length === 0 &&
            "network.privateSubnets has no zone; name at least one subnet for the instances.",
        allowFrom.length === 0 &&
            'allowFrom is empty; list the address ranges that may visit, or ["0.0.0.0/0"] for everybody.',
        ...rangeFindings("allowFrom", allowFrom),
        ...(unknown === false ? additionalRangeFindings(network) : []),
    ];
}

function additionalRangeFindings({ cidrBlock, additionalCidrBlocks = [] }: NetworkLike): (string | false)[] {
    const place = "network.additionalCidrBlocks";
    const known: pulumi.Input<string>[] = additionalCidrBlocks;
    return [
        ...rangeFindings(place, additionalCidrBlocks),
        known.includes(cidrBlock) && `${place} has "${String(cidrBlock)}", which is cidrBlock; list it once.`,
    ];
}

/** What is wrong with what a tier has only where it is asked for. */
function optionFindings(args: ScalableWebTierArgs, settings: TierSettings): (string | false)[] {
    const { ssh, firewall, spot, warmPool, domain, certificateArn, mounts } = args;
    return [
        ...sshFindings(ssh),
        ...firewallFindings(firewall),
        ...spotFindings(spot, settings),
        ...warmPoolFindings(warmPool, settings),
        // https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
        spot !== undefined &&
            warmPool !== undefined &&
            "spot and warmPool are both set; AWS lets no Spot instance wait, so keep one of them.",
        ...domainFindings(domain, certificateArn),
        ...mountFindings(mounts),
    ];
}

function applicationFindings(args: ScalableWebTierArgs, settings: TierSettings): (string | false)[] {
    const { command, healthPath, port } = settings;
    const variables = Object.keys(args.environment ?? {});
    const supplied = variables.filter((variable) => suppliedVariables.some((name) => name === variable));
    return [
        command.length === 0 &&
            'application.command is empty; name the program, such as ["node/bin/node", "server.js"].',
        command[0] !== undefined &&
            !/^[\w@+-][\w@+.-]*(\/[\w@+-][\w@+.-]*)*$/.test(command[0]) &&
            `application.command begins with "${command[0]}"; name a program inside the artefact, such as "node/bin/node".`,
        command.some((word) => /[\0-\x1f\x7f]/.test(word)) &&
            "application.command has a line end or another control character; put it into a file of the artefact.",
        isOutside(port, 1024, 65_535) &&
            `application.port is ${port}; use 1024 to 65535, since the application is not root.`,
        !/^\/[\w./-]*$/.test(healthPath) &&
            `application.healthPath is "${healthPath}"; begin with a slash and use letters, digits and -_./ only.`,
        supplied.length > 0 && `environment has ${listed(supplied)}, which the tier sets itself; remove it.`,
        ...variables.map(variableFinding),
    ];
}

/** Two ways to say one bucket, of which one would be downloaded from and the other permitted. */
function artefactFindings({ bucketName, bucketArn }: ArtefactArgs): (string | false)[] {
    return [
        typeof bucketName === "string" &&
            typeof bucketArn === "string" &&
            bucketArn !== `arn:${bucketArn.split(":")[1]}:s3:::${bucketName}` &&
            `application.artefact.bucketArn is "${bucketArn}", which is not that of bucketName; use "arn:aws:s3:::${bucketName}".`,
    ];
}

function nginxFindings({ requestLimits, maximumBodyMegabytes }: TierSettings): (string | false)[] {
    return [
        ...requestLimitFindings(requestLimits),
        isOutside(maximumBodyMegabytes, 1, 10_240) &&
            `maximumBodyMegabytes is ${maximumBodyMegabytes}; use 1 to 10240 MB.`,
    ];
}

/** A finding for a name that is not an environment variable's, or that systemd would take for something else. */
function variableFinding(variable: string): string | false {
    return (
        !/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable) &&
        `environment has "${variable}"; use letters, digits and underscores, not starting with a digit.`
    );
}

function sizeFindings({ instanceType, minSize, maxSize, volumeSize }: TierSettings): (string | false)[] {
    return [
        architectureOf(instanceType) === undefined &&
            `instanceType is "${instanceType}"; write it as EC2 does, such as "t3.small" or "m7g.large".`,
        isOutside(minSize, 1, 1000) && `minSize is ${minSize}; use 1 to 1000.`,
        isOutside(maxSize, Math.max(minSize, 1), 1000) &&
            `maxSize is ${maxSize}; use ${Math.max(minSize, 1)}, which is minSize, to 1000.`,
        isOutside(volumeSize, 8, 16_384) && `volumeSize is ${volumeSize}; use 8 to 16384 GiB.`,
    ];
}
