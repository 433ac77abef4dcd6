import * as pulumi from "@pulumi/pulumi";
import type { Grantee } from "../common/grants.js";
import { environmentName } from "../common/names.js";
import { createPermission } from "../common/permission.js";
import { policyDocument } from "../common/policy.js";

/** What a site knows of itself when it grants access. */
export interface SiteFacts {
    name: string;
    bucketName: pulumi.Output<string>;
    bucketArn: pulumi.Output<string>;
    distributionId: pulumi.Output<string>;
    distributionArn: pulumi.Output<string>;
}

/** Puts a policy on the grantee's role: what `aws s3 sync --delete` and an invalidation need. */
export function grantDeploy(site: pulumi.Resource, facts: SiteFacts, grantee: Grantee): void {
    const { name, bucketName, bucketArn, distributionId, distributionArn } = facts;
    const policy = createPermission(
        `${name}-deploy-${grantee.grantName}`,
        {
            role: grantee.roleName,
            policy: policyDocument([
                {
                    Effect: "Allow",
                    Action: ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
                    Resource: pulumi.interpolate`${bucketArn}/*`,
                },
                { Effect: "Allow", Action: "s3:ListBucket", Resource: bucketArn },
                { Effect: "Allow", Action: "cloudfront:CreateInvalidation", Resource: distributionArn },
            ]),
        },
        site,
    );
    grantee.accept({
        environment: {
            [environmentName(name, "bucket")]: bucketName,
            [environmentName(name, "distribution", "id")]: distributionId,
        },
        resources: [policy],
    });
}
