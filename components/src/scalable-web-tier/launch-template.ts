import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { GrantBook } from "../common/grant-book.js";
import { locationOf } from "../common/location.js";
import { newestUbuntuImage } from "../common/newest-image.js";
import type { TierLogs } from "./logs.js";
import type { TierScope } from "./scope.js";
import type { TierSecurityGroups } from "./security-groups.js";
import { type BootPlan, renderUserData } from "./user-data/index.js";
import { hibernationOf, welcomeHook } from "./warm-pool.js";

/** Where Ubuntu's images keep their root volume. */
const rootDevice = "/dev/sda1";

/** What the instances are made from. */
export interface TemplateParts {
    groups: TierSecurityGroups;
    profile: aws.iam.InstanceProfile;
    logs: TierLogs;
    book: GrantBook;
}

/**
 * What every instance is made from. Each change is a new version, which the group rolls out.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-templates.html
 */
export function createLaunchTemplate(scope: TierScope, parts: TemplateParts): aws.ec2.LaunchTemplate {
    const { name, parent, tags, args, settings } = scope;
    const instanceTags = { Name: name, ...tags };
    return new aws.ec2.LaunchTemplate(
        `${name}-template`,
        {
            description: `Instances of ${name}`,
            updateDefaultVersion: true,
            imageId: newestUbuntuImage(settings.architecture, parent),
            instanceType: settings.instanceType,
            keyName: args.ssh?.keyName,
            iamInstanceProfile: { arn: parts.profile.arn },
            vpcSecurityGroupIds: [parts.groups.instances.id],
            userData: renderBoot(scope, parts),
            // Credentials only for who can send a PUT request from the instance itself: not for a request that was
            // smuggled in, not for containers.
            metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
            // Every minute rather than every five: scaling out would come a quarter of an hour late.
            monitoring: { enabled: true },
            ebsOptimized: "true",
            ...hibernationOf(scope),
            blockDeviceMappings: [
                {
                    deviceName: rootDevice,
                    ebs: {
                        volumeType: "gp3",
                        volumeSize: settings.volumeSize,
                        encrypted: "true",
                        deleteOnTermination: "true",
                    },
                },
            ],
            // The provider's default tags reach neither instances nor volumes.
            tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags: instanceTags })),
            tags,
        },
        { parent },
    );
}

function renderBoot({ name, parent, args, settings }: TierScope, { logs, book }: TemplateParts): pulumi.Output<string> {
    const { bucketName, key, sha256 } = args.application.artefact;
    const known = pulumi.output({
        region: locationOf(parent).region,
        networkRanges: [args.network.cidrBlock, ...(args.network.additionalCidrBlocks ?? [])],
        artefact: { bucketName, key, sha256 },
        environment: book.environment,
        mounts: book.mounts,
        logGroups: { application: logs.application.name, access: logs.access.name, system: logs.system.name },
    });
    const { architecture, command, port, healthPath, requestLimits, maximumBodyMegabytes } = settings;
    const decided = {
        ...{ name, architecture, command, port, healthPath, requestLimits, maximumBodyMegabytes },
        neverLimit: args.firewall?.neverLimit ?? [],
        telemetry: args.telemetry ?? false,
        launchHook: args.warmPool === undefined ? undefined : welcomeHook,
    };
    return known.apply((plan) => encode({ ...decided, ...plan }));
}

function encode(plan: BootPlan): string {
    return Buffer.from(renderUserData(plan), "utf8").toString("base64");
}
