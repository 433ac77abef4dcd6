import * as pulumi from "@pulumi/pulumi";

/**
 * `value`, known only when `resource` exists. Whoever uses it then waits for the resource without having to know of it, and is destroyed
 * before it; a `dependsOn` would have to be remembered by every user.
 */
export function after(resource: pulumi.CustomResource, value: pulumi.Output<string>): pulumi.Output<string> {
    return pulumi.all([value, resource.id]).apply(([known]) => known);
}
