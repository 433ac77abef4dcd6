import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Where a component's resources are, for the ARNs that policies name. */
export interface Location {
    /** `aws`, or `aws-cn`, `aws-us-gov` … */
    partition: pulumi.Output<string>;
    /** Twelve digits. */
    account: pulumi.Output<string>;
    region: pulumi.Output<string>;
}

/** Asks the provider that `parent` uses, so that a component with a provider of its own names its own region and account. */
export function locationOf(parent: pulumi.Resource): Location {
    const options = { parent };
    return {
        partition: aws.getPartitionOutput({}, options).partition,
        account: aws.getCallerIdentityOutput({}, options).accountId,
        region: aws.getRegionOutput({}, options).region,
    };
}
