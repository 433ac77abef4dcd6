import * as pulumi from "@pulumi/pulumi";
import { locationOf } from "../common/location.js";
import type { PolicyStatement } from "../common/policy.js";
import { mountStatement, readWriteAccess } from "../shared-file-store/grants.js";
import type { FileMountArgs } from "./mount-args.js";
import type { TierScope } from "./scope.js";

/**
 * What the instances need to mount what the arguments name, and what a grant would bring along otherwise. It comes with the tier, because its instances do not serve
 * before they have mounted everything, and a program that could add to the role only when they do would wait for ever.
 */
export function mountStatements({ parent }: TierScope, mounts: readonly FileMountArgs[]): PolicyStatement[] {
    const { partition, region, account } = locationOf(parent);
    const arn = (kind: string, id: pulumi.Input<string>) =>
        pulumi.interpolate`arn:${partition}:elasticfilesystem:${region}:${account}:${kind}/${id}`;
    return mounts.map(({ fileSystemId, accessPointId }) =>
        mountStatement(readWriteAccess, {
            fileSystemArn: arn("file-system", fileSystemId),
            accessPointArn: arn("access-point", accessPointId),
        }),
    );
}
