import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "./alarms.js";
import type { Grantee } from "./grants.js";
import { rejectWhere } from "./validation.js";

/** A port that a grant opens. */
export interface OpenedPort {
    /** The group that it is opened in. */
    securityGroupId: pulumi.Input<string>;
    port: number;
    /** What comes through it, as the rule's description begins. */
    what: string;
    tags: Tags | undefined;
}

/**
 * Lets the grantee's group in. The way out of that group is the grantee's own affair; a `ScalableWebTier` lets its instances out.
 *
 * @throws a `RunError` when the grantee is in no network
 */
export function admit(
    name: string,
    { securityGroupId, port, what, tags }: OpenedPort,
    grantee: Grantee,
    parent: pulumi.Resource,
): aws.vpc.SecurityGroupIngressRule {
    const { grantName, securityGroupId: grantedGroup } = grantee;
    rejectWhere(`Grant to "${grantName}"`, [
        grantedGroup === undefined &&
            `"${grantName}" is in no network, and "${name}" lets in whoever is in a security group; give it a network.`,
    ]);
    return new aws.vpc.SecurityGroupIngressRule(
        name,
        {
            securityGroupId,
            referencedSecurityGroupId: grantedGroup,
            ipProtocol: "tcp",
            fromPort: port,
            toPort: port,
            description: `${what} from ${grantName}`,
            tags,
        },
        { parent },
    );
}
