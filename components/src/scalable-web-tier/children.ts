import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of a ScalableWebTier is made with, by its role: see `childTransforms`. */
export interface ScalableWebTierChildren {
    loadBalancer: aws.lb.LoadBalancerArgs;
    targetGroup: aws.lb.TargetGroupArgs;
    /** `http` and, with a certificate, `https`. */
    listeners: aws.lb.ListenerArgs;
    balancerSecurityGroup: aws.ec2.SecurityGroupArgs;
    instanceSecurityGroup: aws.ec2.SecurityGroupArgs;
    ingressRules: aws.vpc.SecurityGroupIngressRuleArgs;
    egressRules: aws.vpc.SecurityGroupEgressRuleArgs;
    group: aws.autoscaling.GroupArgs;
    launchTemplate: aws.ec2.LaunchTemplateArgs;
    scalingPolicies: aws.autoscaling.PolicyArgs;
    schedules: aws.autoscaling.ScheduleArgs;
    scalingEvents: aws.autoscaling.NotificationArgs;
    /** Holds an instance before it ends. */
    farewell: aws.autoscaling.LifecycleHookArgs;
    role: aws.iam.RoleArgs;
    profile: aws.iam.InstanceProfileArgs;
    permissions: aws.iam.RolePolicyArgs;
    logGroups: aws.cloudwatch.LogGroupArgs;
    /** Each alarm; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
}

export const scalableWebTierChildren: ChildRoles<ScalableWebTierChildren> = {
    loadBalancer: { type: "aws:lb/loadBalancer:LoadBalancer", suffix: "balancer" },
    targetGroup: { type: "aws:lb/targetGroup:TargetGroup", suffix: "targets" },
    listeners: { type: "aws:lb/listener:Listener", suffix: "*" },
    balancerSecurityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "balancer" },
    instanceSecurityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "instances" },
    ingressRules: { type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", suffix: "*" },
    egressRules: { type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", suffix: "*" },
    group: { type: "aws:autoscaling/group:Group", suffix: "group" },
    launchTemplate: { type: "aws:ec2/launchTemplate:LaunchTemplate", suffix: "template" },
    scalingPolicies: { type: "aws:autoscaling/policy:Policy", suffix: "by-*" },
    schedules: { type: "aws:autoscaling/schedule:Schedule", suffix: "at-*" },
    scalingEvents: { type: "aws:autoscaling/notification:Notification", suffix: "scaling-events" },
    farewell: { type: "aws:autoscaling/lifecycleHook:LifecycleHook", suffix: "terminating" },
    role: { type: "aws:iam/role:Role", suffix: "instance" },
    profile: { type: "aws:iam/instanceProfile:InstanceProfile", suffix: "instance" },
    permissions: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "*" },
    logGroups: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "log-*" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
};
