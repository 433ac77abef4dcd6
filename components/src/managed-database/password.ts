import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { after } from "../common/after.js";
import { createAlarms } from "../common/alarms.js";
import { type ComponentFunction, createFunction } from "../common/function.js";
import { locationOf } from "../common/location.js";
import type { PolicyStatement } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import type { DatabaseScope } from "./instance.js";
import { passwordAlarms } from "./password-settings.js";

/** As often as RDS does it for the passwords that it manages. */
const rotationDays = 7;
const recoveryDays = 30;
/** Long enough for a backup that has to end before RDS takes a new password. */
const timeoutSeconds = 900;

/**
 * The password that the instance is made with. It is in Pulumi's state, encrypted, as inputs are; the first rotation, which begins as soon as the instance
 * is there, makes it worthless. A new instance gets a new one.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/secrets/write-only-fields/
 */
export function createFirstPassword(
    { name, parent }: ChildScope,
    identifier: pulumi.Output<string>,
): pulumi.Output<string> {
    const password = new random.RandomPassword(
        `${name}-password`,
        // RDS refuses some special characters, and others mean something in a connection string. MySQL takes 41 characters.
        { length: 40, special: false, keepers: { identifier } },
        { parent },
    );
    return pulumi.secret(password.result);
}

/** What the password belongs to. */
export interface PasswordOwner {
    instance: aws.rds.Instance;
    firstPassword: pulumi.Output<string>;
    kmsKeyArn: pulumi.Input<string>;
    /** What is made of the instance meanwhile: RDS makes no replica of an instance whose password is being changed. */
    replicas: pulumi.Resource[];
}

/**
 * A secret for the administrator's password and a function that changes it every seven days, for where RDS's own does not do: with read replicas and
 * blue/green deployments.
 *
 * @returns the secret's ARN, once there is something in it
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
 */
export function createRotatedSecret(scope: DatabaseScope, owner: PasswordOwner): pulumi.Output<string> {
    const { name, parent, tags } = scope;
    const secret = new aws.secretsmanager.Secret(
        `${name}-secret`,
        {
            description: `Administrator of the database ${name}`,
            kmsKeyId: owner.kmsKeyArn,
            recoveryWindowInDays: recoveryDays,
            tags,
        },
        // Another instance, another secret, as RDS does it: while there are both, each has its own password.
        { parent, replaceWith: [owner.instance] },
    );
    const version = createFirstVersion(scope, secret, owner);
    const made = createRotationFunction(scope, secret, owner);
    const invocation = new aws.lambda.Permission(
        `${name}-rotation`,
        {
            function: made.function.name,
            action: "lambda:InvokeFunction",
            principal: "secretsmanager.amazonaws.com",
            sourceAccount: locationOf(parent).account,
            sourceArn: secret.arn,
        },
        { parent },
    );
    new aws.secretsmanager.SecretRotation(
        `${name}-rotation`,
        {
            secretId: secret.id,
            rotationLambdaArn: made.function.arn,
            rotationRules: { automaticallyAfterDays: rotationDays },
            rotateImmediately: true,
        },
        { parent, dependsOn: [version, invocation, made.permission, ...owner.replicas] },
    );
    return after([version], secret.arn);
}

/** In the shape that AWS gives the secrets of databases. */
function createFirstVersion(
    { name, parent, settings }: DatabaseScope,
    secret: aws.secretsmanager.Secret,
    { instance, firstPassword }: PasswordOwner,
): aws.secretsmanager.SecretVersion {
    return new aws.secretsmanager.SecretVersion(
        `${name}-secret`,
        {
            secretId: secret.id,
            secretStringWo: pulumi.secret(
                pulumi.jsonStringify({
                    engine: settings.engine,
                    host: instance.address,
                    port: settings.port,
                    username: settings.adminName,
                    password: firstPassword,
                    dbname: settings.databaseName,
                    dbInstanceIdentifier: instance.identifier,
                }),
            ),
            // Never another one: it would put the first password in the place of the current one.
            secretStringWoVersion: 1,
        },
        // It goes with the secret. By itself it cannot be deleted while it carries a label, and the rotation lets it keep one for good.
        { parent, retainOnDelete: true },
    );
}

function createRotationFunction(
    scope: DatabaseScope,
    secret: aws.secretsmanager.Secret,
    { instance, kmsKeyArn }: PasswordOwner,
): ComponentFunction {
    const { name, parent, tags, args, settings } = scope;
    const made = createFunction(scope, {
        role: "rotation",
        description: `Changes the password of the database ${name}`,
        file: "managed-database/functions/rotate-password.mjs",
        timeoutSeconds,
        environment: {
            SECRET_ARN: secret.arn,
            INSTANCE_IDENTIFIER: instance.identifier,
            ...(settings.blueGreen ? { CHECK_DEPLOYMENTS: "true" } : {}),
        },
        kmsKeyArn,
        statements: [
            ...secretStatements(parent, secret.arn, kmsKeyArn),
            { Effect: "Allow", Action: ["rds:DescribeDBInstances", "rds:ModifyDBInstance"], Resource: instance.arn },
            ...(settings.blueGreen ? [lookAtDeployments(parent)] : []),
        ],
        permissionsBoundaryArn: args.permissionsBoundaryArn,
    });
    createAlarms(name, {
        table: passwordAlarms(true),
        dimensions: { FunctionName: made.function.name },
        topicArn: args.alarmTopicArn,
        parent,
        tags,
        tunings: args.alarms,
    });
    return made;
}

/** @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html */
function secretStatements(
    parent: pulumi.Resource,
    secretArn: pulumi.Input<string>,
    kmsKeyArn: pulumi.Input<string>,
): PolicyStatement[] {
    const { region } = locationOf(parent);
    const actions = ["DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"];
    return [
        { Effect: "Allow", Action: actions.map((action) => `secretsmanager:${action}`), Resource: secretArn },
        {
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: kmsKeyArn,
            Condition: {
                StringEquals: {
                    "kms:ViaService": pulumi.interpolate`secretsmanager.${region}.amazonaws.com`,
                    "kms:EncryptionContext:SecretARN": secretArn,
                },
            },
        },
    ];
}

/** Deployments have names of their own that nobody knows before, so that this is all that can be said of them. */
function lookAtDeployments(parent: pulumi.Resource): PolicyStatement {
    const { partition, region, account } = locationOf(parent);
    return {
        Effect: "Allow",
        Action: "rds:DescribeBlueGreenDeployments",
        Resource: pulumi.interpolate`arn:${partition}:rds:${region}:${account}:deployment:*`,
    };
}
