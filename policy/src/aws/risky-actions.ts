/**
 * Actions that nobody should have on everything, as cloudsplaining and Checkov list them (the names of the actions are
 * AWS's). Left out is what AWS knows no resource for, such as `ecr:GetAuthorizationToken`: there, `*` is the only way
 * to write it.
 *
 * @see https://cloudsplaining.readthedocs.io/en/latest/glossary/privilege-escalation/
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

/** Reading them gives away what is stored: files, parameters and secrets. */
export const exfiltratingActions: readonly string[] = [
    "s3:GetObject",
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
    "secretsmanager:GetSecretValue",
];

/** Their answer is a password, a key or a token. */
export const credentialActions: readonly string[] = [
    ...actionsOf("airflow", "CreateCliToken", "CreateWebLoginToken"),
    ...actionsOf("appsync", "CreateApiKey"),
    ...actionsOf("cloud9", "CreateEnvironmentToken"),
    ...actionsOf("codeartifact", "GetAuthorizationToken"),
    ...actionsOf("codepipeline", "PollForJobs"),
    ...actionsOf("cognito-identity", "GetOpenIdTokenForDeveloperIdentity"),
    ...actionsOf("cognito-idp", "GetSigningCertificate"),
    ...actionsOf("connect", "GetFederationToken"),
    ...actionsOf("ec2", "GetPasswordData"),
    ...actionsOf("emr-containers", "GetManagedEndpointSessionCredentials"),
    ...actionsOf(
        "gamelift",
        "GetComputeAccess",
        "GetComputeAuthToken",
        "GetInstanceAccess",
        "RequestUploadCredentials",
    ),
    ...actionsOf("grafana", "CreateWorkspaceApiKey"),
    ...actionsOf("iam", "CreateAccessKey", "CreateLoginProfile", "CreateServiceSpecificCredential"),
    ...actionsOf("iam", "ResetServiceSpecificCredential", "UpdateAccessKey"),
    ...actionsOf("lightsail", "CreateBucketAccessKey", "GetInstanceAccessDetails"),
    ...actionsOf("lightsail", "GetRelationalDatabaseMasterUserPassword"),
    ...actionsOf("mediapackage", "RotateChannelCredentials", "RotateIngestEndpointCredentials"),
    ...actionsOf("rds-db", "connect"),
    ...actionsOf("redshift", "GetClusterCredentials", "GetClusterCredentialsWithIAM"),
    ...actionsOf("redshift-serverless", "GetCredentials"),
    ...actionsOf("sts", "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "GetFederationToken"),
];

/** They change who may do what, or make something reachable by others; AWS's access level "Permissions management". */
export const permissionActions: readonly string[] = [
    ...actionsOf("acm-pca", "CreatePermission", "DeletePermission", "DeletePolicy", "PutPolicy"),
    ...actionsOf("backup", "DeleteBackupVaultAccessPolicy", "PutBackupVaultAccessPolicy"),
    ...actionsOf("cloudformation", "SetStackPolicy"),
    ...actionsOf("codeartifact", "DeleteDomainPermissionsPolicy", "DeleteRepositoryPermissionsPolicy"),
    ...actionsOf("codeartifact", "PutDomainPermissionsPolicy", "PutRepositoryPermissionsPolicy"),
    ...actionsOf("codebuild", "DeleteResourcePolicy", "PutResourcePolicy"),
    ...actionsOf("dynamodb", "DeleteResourcePolicy", "PutResourcePolicy"),
    ...actionsOf("ec2", "CreateNetworkInterfacePermission", "DeleteNetworkInterfacePermission"),
    ...actionsOf("ec2", "ModifySnapshotAttribute", "ModifyVpcEndpointServicePermissions", "ResetSnapshotAttribute"),
    ...actionsOf("ecr", "DeleteRepositoryPolicy", "SetRepositoryPolicy"),
    ...actionsOf("elasticfilesystem", "DeleteFileSystemPolicy", "PutFileSystemPolicy"),
    ...actionsOf("events", "PutPermission", "RemovePermission"),
    ...actionsOf("glacier", "DeleteVaultAccessPolicy", "SetVaultAccessPolicy"),
    ...actionsOf("glue", "DeleteResourcePolicy", "PutResourcePolicy"),
    ...actionsOf("iam", "AttachGroupPolicy", "AttachRolePolicy", "AttachUserPolicy", "CreatePolicy"),
    ...actionsOf("iam", "CreatePolicyVersion", "DeleteGroupPolicy", "DeletePolicy", "DeletePolicyVersion"),
    ...actionsOf("iam", "DeleteRolePermissionsBoundary", "DeleteRolePolicy", "DeleteUserPermissionsBoundary"),
    ...actionsOf("iam", "DeleteUserPolicy", "DetachGroupPolicy", "DetachRolePolicy", "DetachUserPolicy"),
    ...actionsOf("iam", "PutGroupPolicy", "PutRolePermissionsBoundary", "PutRolePolicy", "PutUserPermissionsBoundary"),
    ...actionsOf("iam", "PutUserPolicy", "SetDefaultPolicyVersion", "UpdateAssumeRolePolicy"),
    ...actionsOf("iot", "AttachPolicy", "AttachPrincipalPolicy", "DetachPolicy", "DetachPrincipalPolicy"),
    ...actionsOf("kafka", "DeleteClusterPolicy", "PutClusterPolicy"),
    ...actionsOf("kinesis", "DeleteResourcePolicy", "PutResourcePolicy"),
    ...actionsOf("kms", "CreateGrant", "PutKeyPolicy", "RetireGrant", "RevokeGrant"),
    ...actionsOf("lambda", "AddLayerVersionPermission", "AddPermission", "RemoveLayerVersionPermission"),
    ...actionsOf("lambda", "RemovePermission"),
    ...actionsOf("mediastore", "DeleteContainerPolicy", "PutContainerPolicy"),
    ...actionsOf("ram", "AssociateResourceShare", "AssociateResourceSharePermission", "UpdateResourceShare"),
    ...actionsOf("redshift", "AuthorizeSnapshotAccess", "CreateClusterUser", "JoinGroup", "RevokeSnapshotAccess"),
    ...actionsOf("s3", "BypassGovernanceRetention", "DeleteAccessPointPolicy", "DeleteBucketPolicy"),
    ...actionsOf("s3", "PutAccessPointPolicy", "PutBucketAcl", "PutBucketPolicy", "PutBucketPublicAccessBlock"),
    ...actionsOf("s3", "PutObjectAcl", "PutObjectVersionAcl"),
    ...actionsOf("secretsmanager", "DeleteResourcePolicy", "PutResourcePolicy"),
    ...actionsOf("sns", "AddPermission", "RemovePermission", "SetTopicAttributes"),
    ...actionsOf("sqs", "AddPermission", "RemovePermission"),
    ...actionsOf("ssm", "ModifyDocumentPermission"),
];

/** Each of these gives its holder the rights of somebody else, or any rights. */
const escalatingActions: readonly string[] = [
    ...actionsOf("iam", "CreateAccessKey", "CreateLoginProfile", "UpdateLoginProfile", "AddUserToGroup"),
    ...actionsOf("iam", "CreatePolicyVersion", "SetDefaultPolicyVersion", "UpdateAssumeRolePolicy"),
    ...actionsOf("iam", "AttachUserPolicy", "AttachGroupPolicy", "AttachRolePolicy"),
    ...actionsOf("iam", "PutUserPolicy", "PutGroupPolicy", "PutRolePolicy"),
    ...actionsOf("glue", "UpdateDevEndpoint"),
    ...actionsOf("lambda", "UpdateFunctionCode"),
    ...actionsOf("sagemaker", "CreatePresignedNotebookInstanceUrl"),
];

/** Starting something with these, while handing it a role, is acting as that role. */
const startsWithRole: readonly (readonly string[])[] = [
    ["apprunner:CreateService"],
    ["cloudformation:CreateStack"],
    ["cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"],
    ["cloudformation:UpdateStackSet"],
    ["codebuild:CreateProject", "codebuild:StartBuild"],
    ["codebuild:CreateProject", "codebuild:StartBuildBatch"],
    ["datapipeline:CreatePipeline"],
    ["ec2:RequestSpotInstances"],
    ["ec2:RunInstances"],
    ["ecs:RegisterTaskDefinition", "ecs:CreateService"],
    ["ecs:RegisterTaskDefinition", "ecs:RunTask"],
    ["ecs:RegisterTaskDefinition", "ecs:StartTask"],
    ["glue:CreateDevEndpoint"],
    ["glue:CreateJob", "glue:StartJobRun"],
    ["glue:CreateJob", "glue:CreateTrigger"],
    ["glue:UpdateJob", "glue:StartJobRun"],
    ["lambda:CreateFunction", "lambda:AddPermission"],
    ["lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
    ["lambda:CreateFunction", "lambda:InvokeFunction"],
    ["sagemaker:CreateNotebookInstance"],
    ["sagemaker:CreateProcessingJob"],
    ["sagemaker:CreateTrainingJob"],
];

/** Sets of actions that together lead to more rights than the holder was given. */
export const escalations: readonly (readonly string[])[] = [
    ...escalatingActions.map((action) => [action]),
    ...startsWithRole.map((actions) => ["iam:PassRole", ...actions]),
    ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"],
    ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"],
    ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"],
];

function actionsOf(service: string, ...names: readonly string[]): string[] {
    return names.map((name) => `${service}:${name}`);
}
