import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of a Network is made with, by its role: see `childTransforms`. */
export interface NetworkChildren {
    vpc: aws.ec2.VpcArgs;
    defaultSecurityGroup: aws.ec2.DefaultSecurityGroupArgs;
    /** Each subnet: `public-`, `private-` or `isolated-` and its zone. */
    subnets: aws.ec2.SubnetArgs;
    internetGateway: aws.ec2.InternetGatewayArgs;
    /** With `ipv6`, where private subnets get out. */
    egressOnlyGateway: aws.ec2.EgressOnlyInternetGatewayArgs;
    /** `public-routes`, `isolated-routes`, and `private-routes-` with each zone. */
    routeTables: aws.ec2.RouteTableArgs;
    routes: aws.ec2.RouteArgs;
    routeTableAssociations: aws.ec2.RouteTableAssociationArgs;
    natGateways: aws.ec2.NatGatewayArgs;
    natAddresses: aws.ec2.EipArgs;
    /** Gateway and interface endpoints, by service. */
    endpoints: aws.ec2.VpcEndpointArgs;
    endpointSecurityGroup: aws.ec2.SecurityGroupArgs;
    endpointRule: aws.vpc.SecurityGroupIngressRuleArgs;
    /** With `alarmTopicArn`: each alarm; the name ends with zone and role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
    flowLog: aws.ec2.FlowLogArgs;
    flowLogGroup: aws.cloudwatch.LogGroupArgs;
    flowLogRole: aws.iam.RoleArgs;
    flowLogPermission: aws.iam.RolePolicyArgs;
}

export const networkChildren: ChildRoles<NetworkChildren> = {
    vpc: { type: "aws:ec2/vpc:Vpc", suffix: "vpc" },
    defaultSecurityGroup: {
        type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        suffix: "default-security-group",
    },
    subnets: { type: "aws:ec2/subnet:Subnet", suffix: "*" },
    internetGateway: { type: "aws:ec2/internetGateway:InternetGateway", suffix: "internet-gateway" },
    egressOnlyGateway: {
        type: "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
        suffix: "egress-only-gateway",
    },
    routeTables: { type: "aws:ec2/routeTable:RouteTable", suffix: "*" },
    routes: { type: "aws:ec2/route:Route", suffix: "*" },
    routeTableAssociations: { type: "aws:ec2/routeTableAssociation:RouteTableAssociation", suffix: "*" },
    natGateways: { type: "aws:ec2/natGateway:NatGateway", suffix: "nat-*" },
    natAddresses: { type: "aws:ec2/eip:Eip", suffix: "nat-address-*" },
    endpoints: { type: "aws:ec2/vpcEndpoint:VpcEndpoint", suffix: "endpoint-*" },
    endpointSecurityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "endpoints" },
    endpointRule: { type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", suffix: "endpoints-https" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "nat-*" },
    flowLog: { type: "aws:ec2/flowLog:FlowLog", suffix: "flow-log" },
    flowLogGroup: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "flow-logs" },
    flowLogRole: { type: "aws:iam/role:Role", suffix: "flow-log-role" },
    flowLogPermission: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "flow-log-writer" },
};
