import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of a DatabaseTunnel is made with, by its role: see `childTransforms`. */
export interface DatabaseTunnelChildren {
    instance: aws.ec2.InstanceArgs;
    securityGroup: aws.ec2.SecurityGroupArgs;
    /** `https`, `http` and one for each database. */
    egressRules: aws.vpc.SecurityGroupEgressRuleArgs;
    role: aws.iam.RoleArgs;
    profile: aws.iam.InstanceProfileArgs;
    permissions: aws.iam.RolePolicyArgs;
    /** Each alarm; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
}

export const databaseTunnelChildren: ChildRoles<DatabaseTunnelChildren> = {
    instance: { type: "aws:ec2/instance:Instance", suffix: "instance" },
    securityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "instance" },
    egressRules: { type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", suffix: "to-*" },
    role: { type: "aws:iam/role:Role", suffix: "instance" },
    profile: { type: "aws:iam/instanceProfile:InstanceProfile", suffix: "instance" },
    permissions: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "session-manager" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
};
