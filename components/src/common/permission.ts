import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Whom a permission is given, and what it says. */
export interface PermissionParts {
    /** Name of the role. */
    role: pulumi.Input<string>;
    /** The document, as JSON. */
    policy: pulumi.Input<string>;
}

/**
 * A permission of one role, written into it. It is called like the resource, without random digits: a run that was cut off after AWS had taken it writes it
 * again, where another name would leave a second copy that nobody knows of and that keeps the role from being deleted.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
export function createPermission(name: string, parts: PermissionParts, parent: pulumi.Resource): aws.iam.RolePolicy {
    return new aws.iam.RolePolicy(name, { name, ...parts }, { parent });
}
