import * as pulumi from "@pulumi/pulumi";
import type { Grantee } from "../common/grants.js";
import type { Location } from "../common/location.js";
import { environmentName } from "../common/names.js";
import { createPermission } from "../common/permission.js";
import { type PolicyStatement, policyDocument } from "../common/policy.js";
import { tableName } from "./table.js";

/** What the component knows of itself when it grants queries. */
export interface QueryFacts {
    name: string;
    location: Location;
    workgroupName: pulumi.Output<string>;
    workgroupArn: pulumi.Output<string>;
    databaseName: pulumi.Output<string>;
    logBucketArn: pulumi.Input<string>;
    /** Without a slash at the end. */
    logFolder: pulumi.Output<string>;
    resultBucketArn: pulumi.Output<string>;
    kmsKeyArn: pulumi.Input<string> | undefined;
}

/** Puts a policy on the grantee's role and tells its software where to ask. Athena reads and writes as whoever asks. */
export function grantQuery(queries: pulumi.Resource, facts: QueryFacts, grantee: Grantee): void {
    const { name, workgroupName, databaseName } = facts;
    const policy = createPermission(
        `${name}-query-for-${grantee.grantName}`,
        {
            role: grantee.roleName,
            policy: policyDocument([
                ...queryStatements(facts),
                ...logStatements(facts),
                ...resultStatements(facts),
                ...keyStatements(facts),
            ]),
        },
        queries,
    );
    grantee.accept({
        environment: {
            [environmentName(name, "workgroup")]: workgroupName,
            [environmentName(name, "database")]: databaseName,
            [environmentName(name, "table")]: tableName,
        },
        resources: [policy],
    });
}

/** @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-iam-policy.html and https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html */
function queryStatements({ location, workgroupArn, databaseName }: QueryFacts): PolicyStatement[] {
    const { partition, region, account } = location;
    const glue = pulumi.interpolate`arn:${partition}:glue:${region}:${account}`;
    const actions = ["StartQueryExecution", "StopQueryExecution", "GetQueryExecution", "GetQueryResults"];
    const found = ["GetWorkGroup", "ListNamedQueries", "GetNamedQuery", "BatchGetNamedQuery"];
    return [
        { Effect: "Allow", Action: [...actions, ...found].map((action) => `athena:${action}`), Resource: workgroupArn },
        {
            Effect: "Allow",
            Action: ["glue:GetDatabase", "glue:GetTable"],
            Resource: [
                pulumi.interpolate`${glue}:catalog`,
                pulumi.interpolate`${glue}:database/${databaseName}`,
                pulumi.interpolate`${glue}:table/${databaseName}/${tableName}`,
            ],
        },
    ];
}

function logStatements({ logBucketArn, logFolder }: QueryFacts): PolicyStatement[] {
    return [
        { Effect: "Allow", Action: "s3:GetObject", Resource: pulumi.interpolate`${logBucketArn}/${logFolder}/*` },
        {
            Effect: "Allow",
            Action: "s3:ListBucket",
            Resource: logBucketArn,
            Condition: { StringLike: { "s3:prefix": pulumi.interpolate`${logFolder}/*` } },
        },
        { Effect: "Allow", Action: "s3:GetBucketLocation", Resource: logBucketArn },
    ];
}

function resultStatements({ resultBucketArn }: QueryFacts): PolicyStatement[] {
    return [
        {
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
            Resource: pulumi.interpolate`${resultBucketArn}/*`,
        },
        {
            Effect: "Allow",
            Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
            Resource: resultBucketArn,
        },
    ];
}

function keyStatements({ kmsKeyArn, resultBucketArn }: QueryFacts): PolicyStatement[] {
    if (kmsKeyArn === undefined) return [];
    return [
        {
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: kmsKeyArn,
            // The key may serve other buckets too; this role may use it for the results.
            Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": pulumi.interpolate`${resultBucketArn}*` } },
        },
    ];
}
