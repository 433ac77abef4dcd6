import type * as aws from "@pulumi/aws";
import type * as random from "@pulumi/random";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of a CacheCluster is made with, by its role: see `childTransforms`. */
export interface CacheClusterChildren {
    replicationGroup: aws.elasticache.ReplicationGroupArgs;
    subnetGroup: aws.elasticache.SubnetGroupArgs;
    parameterGroup: aws.elasticache.ParameterGroupArgs;
    /** As whom everybody signs in who was granted a connection. */
    user: aws.elasticache.UserArgs;
    userGroup: aws.elasticache.UserGroupArgs;
    securityGroup: aws.ec2.SecurityGroupArgs;
    key: aws.kms.KeyArgs;
    /** The end of the identifier. */
    suffix: random.RandomIdArgs;
    logGroups: aws.cloudwatch.LogGroupArgs;
    /** Each alarm of each node; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
    grantRules: aws.vpc.SecurityGroupIngressRuleArgs;
    /** Permissions of those who were granted a connection. */
    grants: aws.iam.RolePolicyArgs;
}

export const cacheClusterChildren: ChildRoles<CacheClusterChildren> = {
    replicationGroup: { type: "aws:elasticache/replicationGroup:ReplicationGroup", suffix: "cluster" },
    subnetGroup: { type: "aws:elasticache/subnetGroup:SubnetGroup", suffix: "subnets" },
    parameterGroup: { type: "aws:elasticache/parameterGroup:ParameterGroup", suffix: "parameters" },
    user: { type: "aws:elasticache/user:User", suffix: "user" },
    userGroup: { type: "aws:elasticache/userGroup:UserGroup", suffix: "users" },
    securityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "clients" },
    key: { type: "aws:kms/key:Key", suffix: "key" },
    suffix: { type: "random:index/randomId:RandomId", suffix: "suffix" },
    logGroups: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "log-*" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "node-*" },
    grantRules: { type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", suffix: "from-*", later: true },
    grants: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "connect-for-*", later: true },
};
