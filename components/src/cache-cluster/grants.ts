import type * as pulumi from "@pulumi/pulumi";
import { admit } from "../common/admission.js";
import type { Tags } from "../common/alarms.js";
import type { Grantee } from "../common/grants.js";
import { createPermission } from "../common/permission.js";
import { policyDocument } from "../common/policy.js";

/** What a grant needs to know of the cache. */
export interface ConnectTarget {
    name: string;
    parent: pulumi.Resource;
    tags: Tags | undefined;
    securityGroupId: pulumi.Input<string>;
    port: number;
    groupArn: pulumi.Input<string>;
    userArn: pulumi.Input<string>;
    environment: Record<string, pulumi.Input<string>>;
}

/** Opens the port to the grantee's group, lets its role sign in as the cache's user, and tells its software where everything is. */
export function grantConnect(target: ConnectTarget, grantee: Grantee): void {
    const { name, parent } = target;
    const rule = admit(`${name}-from-${grantee.grantName}`, { ...target, what: "Connections" }, grantee, parent);
    const resources = [rule, allowConnect(target, grantee)];
    grantee.accept({ environment: target.environment, resources });
}

/** ElastiCache asks for both: to which cache, and as whom. */
function allowConnect({ name, parent, groupArn, userArn }: ConnectTarget, grantee: Grantee): pulumi.Resource {
    return createPermission(
        `${name}-connect-for-${grantee.grantName}`,
        {
            role: grantee.roleName,
            policy: policyDocument([{ Effect: "Allow", Action: "elasticache:Connect", Resource: [groupArn, userArn] }]),
        },
        parent,
    );
}
