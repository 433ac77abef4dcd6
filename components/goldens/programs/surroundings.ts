import * as pulumi from "@pulumi/pulumi";
import type { Grantee, NetworkLike } from "../../src/index.js";

/** What every component can be given that has it, so that one test can look for it in all of them. */
export interface Common {
    tags?: Record<string, string>;
    permissionsBoundaryArn?: string;
}

/** Makes one component, called `main`, and nothing else: what surrounds it are plain values. */
export type Program = (common: Common) => void;

/** The programs whose children are kept. */
export interface Programs {
    /** Only what the component cannot do without: its inputs are the defaults. */
    readonly smallest: Program;
    /** Every option that adds children; more than one program where options exclude each other. */
    readonly [other: string]: Program;
}

const zones = ["eu-west-1a", "eu-west-1b"];

export const network: NetworkLike = {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    publicSubnets: subnets("b0"),
    privateSubnets: subnets("c0"),
    isolatedSubnets: subnets("d0"),
};

export const hostedZoneId = "Z0123456789ABCDEFGHIJ";
export const securityGroupId = "sg-0123456789abcdef0";
export const alarmTopicArn = topicIn("eu-west-1");

export function topicIn(region: string): string {
    return `arn:aws:sns:${region}:123456789012:alerts`;
}

/** Somebody whom everything is granted that can be granted. */
export function grantee(): Grantee {
    return {
        grantName: "client",
        roleName: pulumi.output("client-role"),
        roleArn: pulumi.output("arn:aws:iam::123456789012:role/client-role"),
        securityGroupId: pulumi.output(securityGroupId),
        accept: () => undefined,
    };
}

function subnets(digits: string): Record<string, string> {
    return Object.fromEntries(zones.map((zone, index) => [zone, `subnet-0123456789abcd${digits}${index}`]));
}
