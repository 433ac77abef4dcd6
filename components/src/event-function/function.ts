import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createFunctionIdentity, type FunctionIdentity, functionPlatform } from "../common/function.js";
import type { GrantBook } from "../common/grant-book.js";
import { locationOf } from "../common/location.js";
import { createOwnKey } from "../common/own-key.js";
import type { PolicyStatement } from "../common/policy.js";
import type { FunctionPermissionArgs } from "./args.js";
import { type Placement, placementStatements } from "./placement.js";
import type { FunctionScope } from "./scope.js";
import { stateStatements } from "./state.js";

/** What a function is made of. */
export interface FunctionMaterial {
    book: GrantBook;
    undelivered: aws.sqs.Queue;
    table: aws.dynamodb.Table | undefined;
    placement: Placement | undefined;
}

/** The function, its role, and what AWS does where it fails. */
export interface CreatedFunction extends FunctionIdentity {
    function: aws.lambda.Function;
    attempts: aws.lambda.FunctionEventInvokeConfig;
}

export function createEventFunction(scope: FunctionScope, material: FunctionMaterial): CreatedFunction {
    const { args, settings } = scope;
    const kmsKeyArn = args.kmsKeyArn ?? createOwnKey(scope, `Variables of the function ${scope.name}`, false);
    const identity = createFunctionIdentity(scope, {
        role: "function",
        description: args.description,
        statements: statementsOf(scope, material, kmsKeyArn),
        permissionsBoundaryArn: args.permissionsBoundaryArn,
        logRetentionDays: settings.logRetentionDays,
    });
    const made = createBareFunction(scope, { ...material, ...identity, kmsKeyArn });
    return { ...identity, function: made, attempts: createAttempts(scope, made, material.undelivered) };
}

function statementsOf(
    { args }: FunctionScope,
    { undelivered, table, placement }: FunctionMaterial,
    kmsKeyArn: pulumi.Input<string>,
): PolicyStatement[] {
    return [
        { Effect: "Allow", Action: "kms:Decrypt", Resource: kmsKeyArn },
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: undelivered.arn },
        ...stateStatements(table),
        ...placementStatements(placement),
        ...(args.permissions ?? []).map(statementOf),
    ];
}

function statementOf({ actions, resources, conditions }: FunctionPermissionArgs): PolicyStatement {
    return {
        Effect: "Allow",
        Action: actions,
        Resource: resources,
        ...(conditions === undefined ? {} : { Condition: conditions }),
    };
}

type BareParts = FunctionMaterial & FunctionIdentity & { kmsKeyArn: pulumi.Input<string> };

/** It waits for its grants: see `GrantBook`. */
function createBareFunction(scope: FunctionScope, parts: BareParts): aws.lambda.Function {
    const { name, parent, tags, args, settings } = scope;
    const { book, placement, permission } = parts;
    const own: pulumi.Resource[] = [permission, ...(placement?.rules ?? [])];
    const ready: pulumi.Input<pulumi.Resource[]> = book.resources.then((granted) => [...own, ...granted]);
    return new aws.lambda.Function(
        `${name}-function`,
        {
            description: args.description,
            role: parts.role.arn,
            ...functionPlatform,
            code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.FileAsset(settings.codePath) }),
            timeout: settings.timeoutSeconds,
            memorySize: settings.memoryMb,
            reservedConcurrentExecutions: settings.reservedConcurrency,
            environment: { variables: book.environment },
            kmsKeyArn: parts.kmsKeyArn,
            loggingConfig: { logFormat: "JSON", logGroup: parts.log.name },
            vpcConfig:
                placement === undefined
                    ? undefined
                    : { subnetIds: placement.subnetIds, securityGroupIds: [placement.securityGroup.id] },
            fileSystemConfig: placement === undefined ? undefined : mountOf(scope, book),
            tags,
        },
        { parent, dependsOn: ready },
    );
}

/** The shared files that the function is granted; undefined where it is granted none. */
function mountOf(
    { parent }: FunctionScope,
    { mounts }: GrantBook,
): pulumi.Output<aws.types.input.lambda.FunctionFileSystemConfig | undefined> {
    const { partition, region, account } = locationOf(parent);
    const accessPoints = pulumi.interpolate`arn:${partition}:elasticfilesystem:${region}:${account}:access-point`;
    return pulumi
        .all([mounts, accessPoints])
        .apply(([[mount], arns]) =>
            mount === undefined ? undefined : { arn: `${arns}/${mount.accessPointId}`, localMountPath: mount.path },
        );
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
function createAttempts(
    { name, parent, settings }: FunctionScope,
    made: aws.lambda.Function,
    undelivered: aws.sqs.Queue,
): aws.lambda.FunctionEventInvokeConfig {
    return new aws.lambda.FunctionEventInvokeConfig(
        `${name}-function`,
        {
            functionName: made.name,
            maximumRetryAttempts: settings.maximumRetries,
            maximumEventAgeInSeconds: settings.maximumAgeSeconds,
            destinationConfig: { onFailure: { destination: undelivered.arn } },
        },
        { parent },
    );
}
