import * as aws from "@pulumi/aws";
import { newestUbuntuImage } from "../common/newest-image.js";
import type { ChildScope } from "../common/scope.js";
import type { TunnelRole } from "./role.js";
import type { TunnelSecurityGroup } from "./security-group.js";
import type { TunnelSettings } from "./settings.js";

/** Ubuntu and its updates; nothing is kept on it. */
const volumeSize = 8;

/** The instance that holds the line. Whoever is on it finds no key, no password and no port that is open. */
export function createInstance(
    { name, parent, tags }: ChildScope,
    settings: TunnelSettings,
    { profile, permissions }: TunnelRole,
    { group, rules }: TunnelSecurityGroup,
): aws.ec2.Instance {
    const instanceTags = { Name: name, ...tags };
    return new aws.ec2.Instance(
        `${name}-instance`,
        {
            ami: newestUbuntuImage(settings.architecture, parent),
            instanceType: settings.instanceType,
            subnetId: settings.subnetId,
            associatePublicIpAddress: false,
            vpcSecurityGroupIds: [group.id],
            iamInstanceProfile: profile.name,
            // Credentials only for who can send a PUT request from the instance itself: not for a request that was smuggled in, not for containers.
            metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
            rootBlockDevice: {
                volumeType: "gp3",
                volumeSize,
                encrypted: true,
                deleteOnTermination: true,
                // Unlike `volumeTags`, these get the provider's default tags too.
                tags: instanceTags,
            },
            tags: instanceTags,
        },
        {
            parent,
            // The agent that finds itself refused, or AWS out of reach, tries again only after up to an hour.
            dependsOn: [...permissions, ...rules],
            // A newer image makes another instance: whoever has a connection open would lose it at a deploy that is about something else.
            ignoreChanges: settings.replaceForNewImages ? [] : ["ami"],
        },
    );
}
