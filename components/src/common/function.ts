import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AlarmTable } from "./alarms.js";
import { createPermission } from "./permission.js";
import { type PolicyStatement, policyDocument, serviceTrust } from "./policy.js";
import type { ChildScope } from "./scope.js";

/** Who a function is. */
export interface FunctionIdentityParts {
    /** Last part of the names of the function, its role, its permission and its log: `${name}-${role}`. */
    role: string;
    /** What it does, for whoever finds it in the console. */
    description: string;
    /** What it may do beyond writing its log. */
    statements: PolicyStatement[];
    permissionsBoundaryArn: pulumi.Input<string> | undefined;
    /** @default 30 */
    logRetentionDays?: number;
}

/** A function that a component brings along, because AWS has no resource that does what it does. */
export interface FunctionParts extends FunctionIdentityParts {
    /**
     * Its one file below `src`, a `.mjs` that imports Node's modules and the AWS SDK only, which AWS's runtime brings along. It is shipped as it is written, and tested
     * as it is shipped: there is no bundle in between.
     */
    file: string;
    /**
     * Files of the same kind beside it that it imports.
     * @default none
     */
    modules?: readonly string[];
    /** Seconds after which AWS ends a call. At most 900. */
    timeoutSeconds: number;
    environment?: Record<string, pulumi.Input<string>>;
    /**
     * Customer-managed key of the environment, which the function may decrypt with.
     * @default the key that AWS manages for functions
     */
    kmsKeyArn?: pulumi.Input<string>;
}

/** What must exist before a function can be called. */
export interface FunctionIdentity {
    log: aws.cloudwatch.LogGroup;
    role: aws.iam.Role;
    permission: aws.iam.RolePolicy;
}

/** The function, and what must exist before it can be called. */
export interface ComponentFunction extends Pick<FunctionIdentity, "role" | "permission"> {
    function: aws.lambda.Function;
}

/** What functions run on. */
export const functionPlatform = {
    runtime: "nodejs24.x",
    architectures: ["arm64"],
    handler: "index.handler",
} satisfies Partial<aws.lambda.FunctionArgs>;

/** The sources lie beside what is compiled from them, also in what is published: the compiler would write the file anew, in its own layout. */
const sources = join(__dirname, "..", "..", "src");

/** A role that may do what is written there, and write a log that expires. */
export function createFunctionIdentity(scope: ChildScope, parts: FunctionIdentityParts): FunctionIdentity {
    const { parent, tags } = scope;
    const name = `${scope.name}-${parts.role}`;
    const log = new aws.cloudwatch.LogGroup(
        `${name}-log`,
        { retentionInDays: parts.logRetentionDays ?? 30, tags },
        { parent },
    );
    const role = new aws.iam.Role(
        name,
        {
            description: parts.description,
            assumeRolePolicy: serviceTrust("lambda.amazonaws.com"),
            permissionsBoundary: parts.permissionsBoundaryArn,
            tags,
        },
        { parent },
    );
    const permission = createPermission(
        name,
        { role: role.name, policy: policyDocument([writeLog(log), ...parts.statements]) },
        parent,
    );
    return { log, role, permission };
}

/**
 * A function with a role, a log that expires, and nothing that calls it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
export function createFunction(scope: ChildScope, parts: FunctionParts): ComponentFunction {
    const { parent, tags } = scope;
    const { kmsKeyArn } = parts;
    const decrypt: PolicyStatement[] =
        kmsKeyArn === undefined ? [] : [{ Effect: "Allow", Action: "kms:Decrypt", Resource: kmsKeyArn }];
    const { log, role, permission } = createFunctionIdentity(scope, {
        ...parts,
        statements: [...decrypt, ...parts.statements],
    });
    const made = new aws.lambda.Function(
        `${scope.name}-${parts.role}`,
        {
            description: parts.description,
            role: role.arn,
            ...functionPlatform,
            code: codeOf(parts),
            timeout: parts.timeoutSeconds,
            memorySize: 256,
            environment: parts.environment === undefined ? undefined : { variables: parts.environment },
            kmsKeyArn,
            loggingConfig: { logFormat: "JSON", logGroup: log.name },
            tags,
        },
        { parent, dependsOn: permission },
    );
    return { function: made, role, permission };
}

/** Texts and not paths: a path differs from one machine to the next, and would look like a change. */
function codeOf({ file, modules = [] }: FunctionParts): pulumi.asset.AssetArchive {
    const text = (path: string) => new pulumi.asset.StringAsset(readFileSync(join(sources, path), "utf8"));
    return new pulumi.asset.AssetArchive({
        "index.mjs": text(file),
        ...Object.fromEntries(modules.map((module) => [module, text(join(dirname(file), module))])),
    });
}

function writeLog(log: aws.cloudwatch.LogGroup): PolicyStatement {
    return {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${log.arn}:*`,
    };
}

/**
 * The alarm of a function whose failure nobody else reports.
 *
 * @param consequence what does not happen while it fails, and what to do first
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#Lambda
 */
export function functionFailures(consequence: string): AlarmTable[string] {
    return {
        namespace: "AWS/Lambda",
        metricName: "Errors",
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        // Such functions run seldom: waiting for a second failure could take days.
        evaluationPeriods: 1,
        // A function that is not called reports nothing.
        treatMissingData: "notBreaching",
        alarmDescription: consequence,
    };
}
