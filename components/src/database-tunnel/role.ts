import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createPermission } from "../common/permission.js";
import { policyDocument, type PolicyStatement, serviceTrust } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import { sessionManagerStatement } from "../common/session-manager.js";

/** Who the instance is, and what must exist before it boots. */
export interface TunnelRole {
    role: aws.iam.Role;
    profile: aws.iam.InstanceProfile;
    permissions: aws.iam.RolePolicy[];
}

/** A role that can talk to Session Manager and do nothing else. */
export function createRole(
    { name, parent, tags }: ChildScope,
    permissionsBoundary: pulumi.Input<string> | undefined,
): TunnelRole {
    const role = new aws.iam.Role(
        `${name}-instance`,
        {
            description: `Instance of the database tunnel ${name}`,
            assumeRolePolicy: serviceTrust("ec2.amazonaws.com"),
            permissionsBoundary,
            tags,
        },
        { parent },
    );
    const profile = new aws.iam.InstanceProfile(`${name}-instance`, { role: role.name, tags }, { parent });
    const parts = { role: role.name, policy: policyDocument(statements) };
    return { role, profile, permissions: [createPermission(`${name}-session-manager`, parts, parent)] };
}

const statements: PolicyStatement[] = [
    sessionManagerStatement,
    // A grant brings the permission to read the password or to sign in. Whoever opens a shell on the instance would have it too, so it is taken back
    // here: people sign in as themselves, with what they themselves may read.
    {
        Sid: "SignsInNowhere",
        Effect: "Deny",
        Action: ["secretsmanager:*", "rds-db:connect", "elasticache:Connect"],
        Resource: "*",
    },
];
