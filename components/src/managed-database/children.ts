import type * as aws from "@pulumi/aws";
import type * as random from "@pulumi/random";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of a ManagedDatabase is made with, by its role: see `childTransforms`. */
export interface ManagedDatabaseChildren {
    instance: aws.rds.InstanceArgs;
    subnetGroup: aws.rds.SubnetGroupArgs;
    parameterGroup: aws.rds.ParameterGroupArgs;
    securityGroup: aws.ec2.SecurityGroupArgs;
    key: aws.kms.KeyArgs;
    /** The end of the identifier. */
    suffix: random.RandomIdArgs;
    logGroups: aws.cloudwatch.LogGroupArgs;
    monitoringRole: aws.iam.RoleArgs;
    monitoringPermission: aws.iam.RolePolicyArgs;
    events: aws.rds.EventSubscriptionArgs;
    /** Each alarm; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
    backupCopy: aws.rds.InstanceAutomatedBackupsReplicationArgs;
    proxy: aws.rds.ProxyArgs;
    proxyTargetGroup: aws.rds.ProxyDefaultTargetGroupArgs;
    proxyTarget: aws.rds.ProxyTargetArgs;
    proxySecurityGroup: aws.ec2.SecurityGroupArgs;
    /** From the proxy to the database. */
    proxyEgressRule: aws.vpc.SecurityGroupEgressRuleArgs;
    proxyRole: aws.iam.RoleArgs;
    proxyPermission: aws.iam.RolePolicyArgs;
    /** Each read replica; the name ends with its own. */
    replicas: aws.rds.InstanceArgs;
    replicaLogGroups: aws.cloudwatch.LogGroupArgs;
    /** The group of the read replicas. */
    readerSecurityGroup: aws.ec2.SecurityGroupArgs;
    /** From everybody who was granted a connection, to the read replicas. */
    readerGrantRules: aws.vpc.SecurityGroupIngressRuleArgs;
    /** What the instance is made with, where RDS does not manage the password. */
    firstPassword: random.RandomPasswordArgs;
    secret: aws.secretsmanager.SecretArgs;
    secretVersion: aws.secretsmanager.SecretVersionArgs;
    rotation: aws.secretsmanager.SecretRotationArgs;
    /** What changes the password. */
    rotationFunction: aws.lambda.FunctionArgs;
    rotationRole: aws.iam.RoleArgs;
    rotationPermission: aws.iam.RolePolicyArgs;
    /** Lets Secrets Manager call the function. */
    rotationInvocation: aws.lambda.PermissionArgs;
    rotationLog: aws.cloudwatch.LogGroupArgs;
    /** From the proxy, and from everybody who was granted a connection. */
    grantRules: aws.vpc.SecurityGroupIngressRuleArgs;
    /** Permissions of those who were granted a connection. */
    grants: aws.iam.RolePolicyArgs;
}

export const managedDatabaseChildren: ChildRoles<ManagedDatabaseChildren> = {
    instance: { type: "aws:rds/instance:Instance", suffix: "instance" },
    subnetGroup: { type: "aws:rds/subnetGroup:SubnetGroup", suffix: "subnets" },
    parameterGroup: { type: "aws:rds/parameterGroup:ParameterGroup", suffix: "parameters" },
    securityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "clients" },
    key: { type: "aws:kms/key:Key", suffix: "key" },
    suffix: { type: "random:index/randomId:RandomId", suffix: "suffix" },
    logGroups: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "log-*" },
    monitoringRole: { type: "aws:iam/role:Role", suffix: "monitoring" },
    monitoringPermission: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "monitoring" },
    events: { type: "aws:rds/eventSubscription:EventSubscription", suffix: "events" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
    backupCopy: {
        type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
        suffix: "backup-copy",
    },
    proxy: { type: "aws:rds/proxy:Proxy", suffix: "proxy" },
    proxyTargetGroup: { type: "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup", suffix: "proxy" },
    proxyTarget: { type: "aws:rds/proxyTarget:ProxyTarget", suffix: "proxy" },
    proxySecurityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "proxy" },
    proxyEgressRule: { type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", suffix: "proxy-to-database" },
    proxyRole: { type: "aws:iam/role:Role", suffix: "proxy" },
    proxyPermission: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "proxy" },
    replicas: { type: "aws:rds/instance:Instance", suffix: "replica-*" },
    replicaLogGroups: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "replica-*" },
    readerSecurityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "readers" },
    readerGrantRules: {
        type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        suffix: "readers-from-*",
        later: true,
    },
    firstPassword: { type: "random:index/randomPassword:RandomPassword", suffix: "password" },
    secret: { type: "aws:secretsmanager/secret:Secret", suffix: "secret" },
    secretVersion: { type: "aws:secretsmanager/secretVersion:SecretVersion", suffix: "secret" },
    rotation: { type: "aws:secretsmanager/secretRotation:SecretRotation", suffix: "rotation" },
    rotationFunction: { type: "aws:lambda/function:Function", suffix: "rotation" },
    rotationRole: { type: "aws:iam/role:Role", suffix: "rotation" },
    rotationPermission: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "rotation" },
    rotationInvocation: { type: "aws:lambda/permission:Permission", suffix: "rotation" },
    rotationLog: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "rotation-log" },
    grantRules: { type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", suffix: "from-*", later: true },
    grants: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "password-for-*", later: true },
};
