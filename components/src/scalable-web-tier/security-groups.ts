import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { TierScope } from "./scope.js";
import { nginxPort } from "./user-data/index.js";

/** The two groups of a tier, and the rules without which an instance cannot become a server. */
export interface TierSecurityGroups {
    balancer: aws.ec2.SecurityGroup;
    instances: aws.ec2.SecurityGroup;
    rules: pulumi.Resource[];
    /** What lets visitors in. */
    visitorRules: pulumi.Resource[];
}

type Groups = Pick<TierSecurityGroups, "balancer" | "instances">;

/**
 * Visitors reach the load balancer and nothing else; instances are reached by the load balancer and by nothing else.
 */
export function createSecurityGroups(scope: TierScope): TierSecurityGroups {
    const { name, parent, tags, args } = scope;
    const createGroup = (role: string, description: string) =>
        new aws.ec2.SecurityGroup(`${name}-${role}`, { vpcId: args.network.vpcId, description, tags }, { parent });

    const groups = {
        balancer: createGroup("balancer", `Load balancer of ${name}`),
        instances: createGroup("instances", `Instances of ${name}`),
    };
    const visitorRules = admitVisitors(scope, groups);
    const rules = [...connectBalancer(scope, groups), ...letInstancesOut(scope, groups)];
    return { ...groups, rules, visitorRules };
}

function admitVisitors(
    { name, parent, tags, args, settings }: TierScope,
    { balancer }: Groups,
): aws.vpc.SecurityGroupIngressRule[] {
    const admit = (port: number, range: string) =>
        new aws.vpc.SecurityGroupIngressRule(
            `${name}-${port}-from-${range.replace("/", "-")}`,
            {
                securityGroupId: balancer.id,
                cidrIpv4: range,
                ...tcp(port),
                description: `Visitors from ${range} on port ${port}`,
                tags,
            },
            { parent },
        );
    return settings.publicPorts.flatMap((port) => args.allowFrom.map((range) => admit(port, range)));
}

function connectBalancer({ name, parent, tags }: TierScope, { balancer, instances }: Groups): pulumi.Resource[] {
    const fromBalancer = new aws.vpc.SecurityGroupEgressRule(
        `${name}-balancer-to-instances`,
        {
            securityGroupId: balancer.id,
            referencedSecurityGroupId: instances.id,
            ...tcp(nginxPort),
            description: "Requests and health checks",
            tags,
        },
        { parent },
    );
    const toInstances = new aws.vpc.SecurityGroupIngressRule(
        `${name}-instances-from-balancer`,
        {
            securityGroupId: instances.id,
            referencedSecurityGroupId: balancer.id,
            ...tcp(nginxPort),
            description: "Requests and health checks",
            tags,
        },
        { parent },
    );
    return [fromBalancer, toInstances];
}

/**
 * Within the network to whatever admits the instances: databases and file systems decide that themselves, by their own
 * groups. Outside it to AWS (443) and Ubuntu's archive (80). Names, time and credentials come from link-local
 * addresses, which no group filters.
 */
function letInstancesOut({ name, parent, tags, args }: TierScope, { instances }: Groups): pulumi.Resource[] {
    const letOut = (role: string, to: pulumi.Input<string>, ports: PortRange, description: string) =>
        new aws.vpc.SecurityGroupEgressRule(
            `${name}-instances-to-${role}`,
            { securityGroupId: instances.id, cidrIpv4: to, ...ports, description, tags },
            { parent },
        );
    const everyPort = { ipProtocol: "tcp", fromPort: 0, toPort: 65_535 };
    const { cidrBlock, additionalCidrBlocks = [] } = args.network;
    const letIntoNetwork = (role: string, range: pulumi.Input<string>) =>
        letOut(role, range, everyPort, "What the instances are granted");
    return [
        letIntoNetwork("network", cidrBlock),
        ...additionalCidrBlocks.map((range) => letIntoNetwork(`network-${range.replace("/", "-")}`, range)),
        letOut("https", "0.0.0.0/0", tcp(443), "AWS"),
        letOut("http", "0.0.0.0/0", tcp(80), "Package archive of Ubuntu"),
    ];
}

interface PortRange {
    ipProtocol: string;
    fromPort: number;
    toPort: number;
}

function tcp(port: number): PortRange {
    return { ipProtocol: "tcp", fromPort: port, toPort: port };
}
