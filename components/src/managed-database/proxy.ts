import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { locationOf } from "../common/location.js";
import { createPermission } from "../common/permission.js";
import { policyDocument, serviceTrust } from "../common/policy.js";
import { isOutside } from "../common/validation.js";
import { DatabaseEngine } from "./args.js";
import { readSecretStatements } from "./grants.js";
import type { DatabaseScope } from "./instance.js";

/**
 * A proxy that clients connect to instead of the database: it shares few connections among many clients and keeps theirs open while the database fails over.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html
 */
export interface DatabaseProxyArgs {
    /**
     * Percent of the database's connections that the proxy may hold.
     * @default 90
     */
    maxConnectionsPercent?: number;

    /**
     * Seconds without a query after which a client is disconnected: 1 to 28,800.
     * @default 1800
     */
    idleClientSeconds?: number;
}

/** What a proxy stands in front of. */
export interface ProxiedDatabase {
    instance: aws.rds.Instance;
    secretArn: pulumi.Output<string>;
    kmsKeyArn: pulumi.Input<string>;
    securityGroupId: pulumi.Output<string>;
}

/** Where clients connect. */
export interface Proxy {
    address: pulumi.Output<string>;
    securityGroupId: pulumi.Output<string>;
}

const engineFamilies: Readonly<Record<DatabaseEngine, string>> = {
    [DatabaseEngine.Postgres]: "POSTGRESQL",
    [DatabaseEngine.Mysql]: "MYSQL",
};

const defaultConnectionsPercent = 90;
const defaultIdleSeconds = 1800;

export function createProxy(scope: DatabaseScope, proxyArgs: DatabaseProxyArgs, database: ProxiedDatabase): Proxy {
    const { name, parent, tags, settings } = scope;
    const securityGroup = createProxyGroup(scope, database.securityGroupId);
    const { role, permission } = createProxyRole(scope, database);
    const proxy = new aws.rds.Proxy(
        `${name}-proxy`,
        {
            engineFamily: engineFamilies[settings.engine],
            auths: [{ authScheme: "SECRETS", secretArn: database.secretArn, iamAuth: "DISABLED" }],
            roleArn: role.arn,
            requireTls: true,
            idleClientTimeout: proxyArgs.idleClientSeconds ?? defaultIdleSeconds,
            vpcSubnetIds: settings.subnetIds,
            vpcSecurityGroupIds: [securityGroup.id],
            tags,
        },
        { parent, dependsOn: [permission] },
    );
    const target = createTarget(scope, proxyArgs, proxy, database.instance);
    // Known when the database is behind it: before, connections are refused.
    return {
        address: pulumi.all([proxy.endpoint, target.id]).apply(([endpoint]) => endpoint),
        securityGroupId: securityGroup.id,
    };
}

/** Clients come in by grants; out it goes to the database and nowhere else. */
function createProxyGroup(scope: DatabaseScope, databaseGroupId: pulumi.Output<string>): aws.ec2.SecurityGroup {
    const { name, parent, tags, args, settings } = scope;
    const group = new aws.ec2.SecurityGroup(
        `${name}-proxy`,
        { vpcId: args.network.vpcId, description: `Clients of the proxy of ${name}; rules are added by grants`, tags },
        { parent },
    );
    const port = { ipProtocol: "tcp", fromPort: settings.port, toPort: settings.port, tags };
    new aws.vpc.SecurityGroupEgressRule(
        `${name}-proxy-to-database`,
        { ...port, securityGroupId: group.id, referencedSecurityGroupId: databaseGroupId, description: "The database" },
        { parent },
    );
    new aws.vpc.SecurityGroupIngressRule(
        `${name}-from-proxy`,
        { ...port, securityGroupId: databaseGroupId, referencedSecurityGroupId: group.id, description: "The proxy" },
        { parent },
    );
    return group;
}

/** The proxy reads the one secret, which RDS goes on changing. */
function createProxyRole(
    { name, parent, tags, args }: DatabaseScope,
    { secretArn, kmsKeyArn }: ProxiedDatabase,
): { role: aws.iam.Role; permission: aws.iam.RolePolicy } {
    const { region } = locationOf(parent);
    const role = new aws.iam.Role(
        `${name}-proxy`,
        {
            description: `Reads the password of ${name} for its proxy`,
            assumeRolePolicy: serviceTrust("rds.amazonaws.com"),
            permissionsBoundary: args.permissionsBoundaryArn,
            tags,
        },
        { parent },
    );
    const policy = policyDocument(readSecretStatements({ secretArn, kmsKeyArn, region }));
    const permission = createPermission(`${name}-proxy`, { role: role.name, policy }, parent);
    return { role, permission };
}

/** Both go with the proxy: without that, a replaced proxy would leave them pointing at one that is gone. */
function createTarget(
    { name, parent }: DatabaseScope,
    { maxConnectionsPercent = defaultConnectionsPercent }: DatabaseProxyArgs,
    proxy: aws.rds.Proxy,
    instance: aws.rds.Instance,
): aws.rds.ProxyTarget {
    const together: pulumi.CustomResourceOptions = { parent, replaceWith: [proxy] };
    const group = new aws.rds.ProxyDefaultTargetGroup(
        `${name}-proxy`,
        { dbProxyName: proxy.name, connectionPoolConfig: { maxConnectionsPercent } },
        together,
    );
    return new aws.rds.ProxyTarget(
        `${name}-proxy`,
        { dbProxyName: proxy.name, targetGroupName: group.name, dbInstanceIdentifier: instance.identifier },
        together,
    );
}

export function proxyFindings(proxy: DatabaseProxyArgs | undefined): (string | false)[] {
    if (proxy === undefined) return [];
    const { maxConnectionsPercent, idleClientSeconds } = proxy;
    return [
        isOutside(maxConnectionsPercent, 1, 100) &&
            `proxy.maxConnectionsPercent is ${maxConnectionsPercent}; use 1 to 100.`,
        isOutside(idleClientSeconds, 1, 28_800) && `proxy.idleClientSeconds is ${idleClientSeconds}; use 1 to 28800.`,
    ];
}
