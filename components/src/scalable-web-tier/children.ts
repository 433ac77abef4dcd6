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
    /** With a warm pool: holds an instance until it serves. */
    welcome: aws.autoscaling.LifecycleHookArgs;
    /** Holds an instance before it ends. */
    farewell: aws.autoscaling.LifecycleHookArgs;
    rolloutFunction: aws.lambda.FunctionArgs;
    /** Each call of that function in a deploy: the first, and those that go on waiting. */
    rollouts: aws.lambda.InvocationArgs;
    role: aws.iam.RoleArgs;
    rolloutRole: aws.iam.RoleArgs;
    profile: aws.iam.InstanceProfileArgs;
    permissions: aws.iam.RolePolicyArgs;
    /** Of the instances, of the rollouts and of the firewall. */
    logGroups: aws.cloudwatch.LogGroupArgs;
    firewall: aws.wafv2.WebAclArgs;
    /** Each rule of the firewall; the name ends with its role. */
    firewallRules: aws.wafv2.WebAclRuleArgs;
    /** Addresses that the firewall does not limit. */
    neverLimit: aws.wafv2.IpSetArgs;
    /** The two sets of addresses that the firewall blocks; the name ends with the version of IP. */
    blockLists: aws.wafv2.IpSetArgs;
    firewallAssociation: aws.wafv2.WebAclAssociationArgs;
    firewallLog: aws.wafv2.WebAclLoggingConfigurationArgs;
    firewallLogPolicy: aws.cloudwatch.LogResourcePolicyArgs;
    /** Each record that leads to the load balancer; the name ends with the domain and the record's type. */
    aliases: aws.route53.RecordArgs;
    certificate: aws.acm.CertificateArgs;
    /** Each record that shows a domain to be yours; the name ends with the domain. */
    certificateRecords: aws.route53.RecordArgs;
    certificateValidation: aws.acm.CertificateValidationArgs;
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
    welcome: { type: "aws:autoscaling/lifecycleHook:LifecycleHook", suffix: "launching" },
    farewell: { type: "aws:autoscaling/lifecycleHook:LifecycleHook", suffix: "terminating" },
    rolloutFunction: { type: "aws:lambda/function:Function", suffix: "rollout" },
    rollouts: { type: "aws:lambda/invocation:Invocation", suffix: "rollout*" },
    role: { type: "aws:iam/role:Role", suffix: "instance" },
    rolloutRole: { type: "aws:iam/role:Role", suffix: "rollout" },
    profile: { type: "aws:iam/instanceProfile:InstanceProfile", suffix: "instance" },
    permissions: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "*" },
    logGroups: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "*" },
    firewall: { type: "aws:wafv2/webAcl:WebAcl", suffix: "firewall" },
    firewallRules: { type: "aws:wafv2/webAclRule:WebAclRule", suffix: "firewall-*" },
    neverLimit: { type: "aws:wafv2/ipSet:IpSet", suffix: "never-limit" },
    blockLists: { type: "aws:wafv2/ipSet:IpSet", suffix: "blocked-*" },
    firewallAssociation: { type: "aws:wafv2/webAclAssociation:WebAclAssociation", suffix: "firewall" },
    firewallLog: {
        type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
        suffix: "firewall",
    },
    firewallLogPolicy: { type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy", suffix: "log-firewall" },
    aliases: { type: "aws:route53/record:Record", suffix: "alias-*" },
    certificate: { type: "aws:acm/certificate:Certificate", suffix: "domain-certificate" },
    certificateRecords: { type: "aws:route53/record:Record", suffix: "domain-record-*" },
    certificateValidation: {
        type: "aws:acm/certificateValidation:CertificateValidation",
        suffix: "domain-validation",
    },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
};
