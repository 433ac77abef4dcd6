import * as aws from "@pulumi/aws";
import type { TierScope } from "./scope.js";
import type { TierSecurityGroups } from "./security-groups.js";

const sshPort = 22;

/** Lets the named ranges connect to the instances themselves; without them, nobody can. */
export function admitShells({ name, parent, tags, args }: TierScope, { instances }: TierSecurityGroups): void {
    for (const range of args.ssh?.allowFrom ?? []) {
        new aws.vpc.SecurityGroupIngressRule(
            `${name}-ssh-from-${range.replace("/", "-")}`,
            {
                securityGroupId: instances.id,
                cidrIpv4: range,
                ipProtocol: "tcp",
                fromPort: sshPort,
                toPort: sshPort,
                description: `SSH from ${range}`,
                tags,
            },
            { parent },
        );
    }
}
