import { hexDigits } from "../../place.js";

export const vpcType = "aws:ec2/vpc:Vpc";
export const internetGatewayType = "aws:ec2/internetGateway:InternetGateway";
export const egressOnlyGatewayType = "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway";
export const natGatewayType = "aws:ec2/natGateway:NatGateway";
export const addressType = "aws:ec2/eip:Eip";
export const routeTableType = "aws:ec2/routeTable:RouteTable";
export const defaultRouteTableType = "aws:ec2/defaultRouteTable:DefaultRouteTable";
export const defaultSecurityGroupType = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const networkAclType = "aws:ec2/networkAcl:NetworkAcl";
export const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const instanceType = "aws:ec2/instance:Instance";
export const launchTemplateType = "aws:ec2/launchTemplate:LaunchTemplate";
export const keyPairType = "aws:ec2/keyPair:KeyPair";

/** Types whose id stands where a route table is asked for. */
export const routeTableTypes: readonly string[] = [routeTableType, defaultRouteTableType];

/** What AWS makes together with a VPC; their ids follow from the VPC's, so that adopting one finds it. */
export function defaultsOfVpc(vpcId: string): {
    securityGroup: string;
    routeTable: string;
    networkAcl: string;
    dhcpOptions: string;
} {
    const id = (prefix: string): string => `${prefix}-${hexDigits(`${vpcId} ${prefix}`, 17)}`;
    return { securityGroup: id("sg"), routeTable: id("rtb"), networkAcl: id("acl"), dhcpOptions: id("dopt") };
}
