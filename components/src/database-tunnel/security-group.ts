import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildScope } from "../common/scope.js";
import type { DatabaseTunnelArgs } from "./args.js";

/** The group of the instance, and the rules without which it cannot be reached. */
export interface TunnelSecurityGroup {
    group: aws.ec2.SecurityGroup;
    rules: pulumi.Resource[];
}

/**
 * Nothing is let in: Session Manager's agent calls out and holds the line. What is let out goes to the databases, to AWS (443) and to Ubuntu's archive
 * (80). Names, time and credentials come from link-local addresses, which no group filters.
 */
export function createSecurityGroup(scope: ChildScope, args: DatabaseTunnelArgs): TunnelSecurityGroup {
    const { name, parent, tags } = scope;
    const group = new aws.ec2.SecurityGroup(
        `${name}-instance`,
        { vpcId: args.network.vpcId, description: `Instance of the database tunnel ${name}; nothing comes in`, tags },
        { parent },
    );
    const letOut = (role: string, to: Destination, port: pulumi.Input<number>, description: string) =>
        new aws.vpc.SecurityGroupEgressRule(
            `${name}-to-${role}`,
            { securityGroupId: group.id, ...to, ipProtocol: "tcp", fromPort: port, toPort: port, description, tags },
            { parent },
        );
    for (const [key, { securityGroupId, port }] of Object.entries(args.databases)) {
        letOut(`database-${key}`, { referencedSecurityGroupId: securityGroupId }, port, `The database ${key}`);
    }
    const anywhere = { cidrIpv4: "0.0.0.0/0" };
    return {
        group,
        rules: [
            letOut("https", anywhere, 443, "Session Manager"),
            letOut("http", anywhere, 80, "Package archive of Ubuntu"),
        ],
    };
}

type Destination = Pick<aws.vpc.SecurityGroupEgressRuleArgs, "cidrIpv4" | "referencedSecurityGroupId">;
