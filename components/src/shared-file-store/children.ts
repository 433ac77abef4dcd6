import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of a SharedFileStore is made with, by its role: see `childTransforms`. */
export interface SharedFileStoreChildren {
    fileSystem: aws.efs.FileSystemArgs;
    policy: aws.efs.FileSystemPolicyArgs;
    backup: aws.efs.BackupPolicyArgs;
    /** With `replication`. */
    replication: aws.efs.ReplicationConfigurationArgs;
    securityGroup: aws.ec2.SecurityGroupArgs;
    /** Each mount target; the name ends with its zone. */
    mountTargets: aws.efs.MountTargetArgs;
    accessPoints: aws.efs.AccessPointArgs;
    /** Each alarm; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
    grantRules: aws.vpc.SecurityGroupIngressRuleArgs;
    /** Permissions of those who were granted access. */
    grants: aws.iam.RolePolicyArgs;
}

export const sharedFileStoreChildren: ChildRoles<SharedFileStoreChildren> = {
    fileSystem: { type: "aws:efs/fileSystem:FileSystem", suffix: "files" },
    policy: { type: "aws:efs/fileSystemPolicy:FileSystemPolicy", suffix: "policy" },
    backup: { type: "aws:efs/backupPolicy:BackupPolicy", suffix: "backup" },
    replication: { type: "aws:efs/replicationConfiguration:ReplicationConfiguration", suffix: "replication" },
    securityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "mount-targets" },
    mountTargets: { type: "aws:efs/mountTarget:MountTarget", suffix: "mount-*" },
    accessPoints: { type: "aws:efs/accessPoint:AccessPoint", suffix: "access-*" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
    grantRules: { type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", suffix: "nfs-*", later: true },
    grants: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "*", later: true },
};
