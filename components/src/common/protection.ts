import type * as pulumi from "@pulumi/pulumi";

/**
 * Pulumi's own refusal to delete or replace a resource. It comes before anything of the stack is touched, where AWS's comes when what depends on
 * the resource is gone already. Without it, what the parent's options say holds.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
 */
export function protection(on: boolean): Pick<pulumi.CustomResourceOptions, "protect"> {
    return on ? { protect: true } : {};
}
