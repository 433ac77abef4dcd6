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
    grantRules: { type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", suffix: "from-*", later: true },
    grants: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "password-for-*", later: true },
};
