import * as pulumi from "@pulumi/pulumi";

/**
 * `value`, known only when all of `resources` exist. Whoever uses it then waits for them without having to know of them, and is destroyed
 * before them; a `dependsOn` would have to be remembered by every user.
 */
export function after(
    resources: readonly pulumi.CustomResource[],
    value: pulumi.Output<string>,
): pulumi.Output<string> {
    const ids = pulumi.all(resources.map(({ id }) => id));
    return pulumi.all([value, ids]).apply(([known]) => known);
}
