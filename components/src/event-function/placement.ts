import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../common/policy.js";
import type { NetworkLike } from "../network/network-like.js";
import type { FunctionScope } from "./scope.js";

/** Where in a network the function is. */
export interface Placement {
    subnetIds: pulumi.Input<string>[];
    securityGroup: aws.ec2.SecurityGroup;
    /** The rules without which it reaches nothing. */
    rules: aws.vpc.SecurityGroupEgressRule[];
}

/** Nothing is let in. Within the network the function is let out to whatever admits it, outside to AWS and whoever else speaks HTTPS. */
export function createPlacement(scope: FunctionScope): Placement | undefined {
    const { name, parent, tags, args } = scope;
    const { network } = args;
    if (network === undefined) return undefined;
    const securityGroup = new aws.ec2.SecurityGroup(
        `${name}-function`,
        { vpcId: network.vpcId, description: `Function ${name}; nothing comes in`, tags },
        { parent },
    );
    return {
        subnetIds: Object.values(network.privateSubnets),
        securityGroup,
        rules: letOut(scope, network, securityGroup),
    };
}

function letOut(
    { name, parent, tags }: FunctionScope,
    { cidrBlock, additionalCidrBlocks = [] }: NetworkLike,
    { id }: aws.ec2.SecurityGroup,
): aws.vpc.SecurityGroupEgressRule[] {
    const rule = (
        role: string,
        cidrIpv4: pulumi.Input<string>,
        ports: readonly [number, number],
        description: string,
    ) =>
        new aws.vpc.SecurityGroupEgressRule(
            `${name}-to-${role}`,
            {
                securityGroupId: id,
                cidrIpv4,
                ipProtocol: "tcp",
                fromPort: ports[0],
                toPort: ports[1],
                description,
                tags,
            },
            { parent },
        );
    const everyPort = [0, 65_535] as const;
    const granted = "What the function is granted";
    return [
        rule("network", cidrBlock, everyPort, granted),
        ...additionalCidrBlocks.map((range) => rule(`network-${range.replace("/", "-")}`, range, everyPort, granted)),
        rule("https", "0.0.0.0/0", [443, 443], "AWS"),
    ];
}

/**
 * Lambda makes the function's network interfaces as its role, and so the role must be allowed to. The program itself must not: where it calls EC2, Lambda says for
 * which function.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
export function placementStatements(placement: Placement | undefined): PolicyStatement[] {
    if (placement === undefined) return [];
    const actions = [
        "ec2:CreateNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
        "ec2:DeleteNetworkInterface",
        "ec2:AssignPrivateIpAddresses",
        "ec2:UnassignPrivateIpAddresses",
    ];
    return [
        // Lambda refuses a role that is held to some interfaces.
        { Effect: "Allow", Action: actions, Resource: "*" },
        {
            Sid: "NotTheProgramItself",
            Effect: "Deny",
            Action: actions,
            Resource: "*",
            Condition: { Null: { "lambda:SourceFunctionArn": "false" } },
        },
    ];
}
