import * as aws from "@pulumi/aws";
import type { NetworkScope, ZoneSubnets } from "./routes.js";
import { gatewayEndpoints } from "./settings.js";

const httpsPort = 443;

/**
 * Ways to S3 and DynamoDB that pass no NAT gateway and cost nothing. Only private subnets have them: a database that could reach
 * any bucket would not be isolated.
 *
 * They carry no policy, because instances also fetch public packages from buckets of other accounts.
 */
export function createGatewayEndpoints(
    scope: NetworkScope,
    privateTables: aws.ec2.RouteTable[],
): aws.ec2.VpcEndpoint[] {
    return gatewayEndpoints.map(
        (service) =>
            new aws.ec2.VpcEndpoint(
                `${scope.name}-endpoint-${service}`,
                {
                    vpcId: scope.vpcId,
                    vpcEndpointType: "Gateway",
                    serviceName: serviceName(scope, service),
                    routeTableIds: privateTables.map((table) => table.id),
                    tags: scope.tags,
                },
                { parent: scope.parent },
            ),
    );
}

/** Addresses inside the network for the AWS services that were asked for, open to the network's own addresses. */
export function createInterfaceEndpoints(scope: NetworkScope, subnets: ZoneSubnets[]): aws.ec2.VpcEndpoint[] {
    const { name, vpcId, tags, parent, settings } = scope;
    if (settings.interfaceEndpoints.length === 0) {
        return [];
    }
    const group = new aws.ec2.SecurityGroup(
        `${name}-endpoints`,
        { vpcId, description: "Endpoints of AWS services, for everything in the network", tags },
        { parent },
    );
    const rule = new aws.vpc.SecurityGroupIngressRule(
        `${name}-endpoints-https`,
        {
            securityGroupId: group.id,
            description: "HTTPS from the network",
            cidrIpv4: settings.cidrBlock,
            ipProtocol: "tcp",
            fromPort: httpsPort,
            toPort: httpsPort,
            tags,
        },
        { parent },
    );
    return settings.interfaceEndpoints.map(
        (service) =>
            new aws.ec2.VpcEndpoint(
                `${name}-endpoint-${service}`,
                {
                    vpcId,
                    vpcEndpointType: "Interface",
                    serviceName: serviceName(scope, service),
                    privateDnsEnabled: true,
                    subnetIds: subnets.map(({ private: subnet }) => subnet.id),
                    securityGroupIds: [group.id],
                    tags,
                },
                { parent, dependsOn: [rule] },
            ),
    );
}

/** The zones say which region this is, so that nobody has to be asked. */
function serviceName({ settings }: NetworkScope, service: string): string {
    return `com.amazonaws.${settings.region}.${service}`;
}
