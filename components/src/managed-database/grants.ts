import * as pulumi from "@pulumi/pulumi";
import { admit } from "../common/admission.js";
import type { Tags } from "../common/alarms.js";
import type { Grantee } from "../common/grants.js";
import { locationOf } from "../common/location.js";
import { createPermission } from "../common/permission.js";
import { type PolicyStatement, policyDocument } from "../common/policy.js";

/** What a grant needs to know of the database. */
export interface ConnectTarget {
    name: string;
    parent: pulumi.Resource;
    tags: Tags | undefined;
    securityGroupId: pulumi.Input<string>;
    port: number;
    secretArn: pulumi.Input<string>;
    kmsKeyArn: pulumi.Input<string>;
    environment: Record<string, pulumi.Input<string>>;
    /** The group of the read replicas, where there are any. */
    readerSecurityGroupId: pulumi.Input<string> | undefined;
    /** Resource ids of the instances that take tokens of IAM from clients; none without IAM authentication. */
    tokenInstances: pulumi.Output<string>[];
}

/**
 * Opens the port to the grantee's group, also of the read replicas, lets its role read the password, and tells its software where everything is.
 */
export function grantConnect(target: ConnectTarget, grantee: Grantee): void {
    const { name, parent, port, tags, readerSecurityGroupId: readers } = target;
    const open = (ruleName: string, securityGroupId: pulumi.Input<string>) =>
        admit(ruleName, { securityGroupId, port, what: "Connections", tags }, grantee, parent);
    const resources = [
        open(`${name}-from-${grantee.grantName}`, target.securityGroupId),
        ...(readers === undefined ? [] : [open(`${name}-readers-from-${grantee.grantName}`, readers)]),
        allowPassword(target, grantee),
    ];
    const tokens: Record<string, string> =
        target.tokenInstances.length === 0 ? {} : { DATABASE_IAM_USER: tokenUser(grantee) };
    grantee.accept({ environment: { ...target.environment, ...tokens }, resources });
}

/** User of the database as whom a grantee connects with tokens: its name, in characters that need no quotes in SQL. */
function tokenUser({ grantName }: Grantee): string {
    return grantName.replace(/[^A-Za-z0-9]+/g, "_");
}

/**
 * Tokens in place of the password, as one user.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 */
function connectStatements({ parent, tokenInstances }: ConnectTarget, grantee: Grantee): PolicyStatement[] {
    if (tokenInstances.length === 0) return [];
    const { partition, region, account } = locationOf(parent);
    const users = tokenInstances.map(
        (id) => pulumi.interpolate`arn:${partition}:rds-db:${region}:${account}:dbuser:${id}/${tokenUser(grantee)}`,
    );
    return [{ Effect: "Allow", Action: "rds-db:connect", Resource: users }];
}

/** A secret, the key that protects it, and where. */
export interface ReadableSecret {
    secretArn: pulumi.Input<string>;
    kmsKeyArn: pulumi.Input<string>;
    region: pulumi.Input<string>;
}

/**
 * One secret, and its key for that secret only and through Secrets Manager only: with the bare key, the role could
 * decrypt whatever else the key protects.
 */
export function readSecretStatements({ secretArn, kmsKeyArn, region }: ReadableSecret): PolicyStatement[] {
    return [
        { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secretArn },
        {
            Effect: "Allow",
            Action: "kms:Decrypt",
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

function allowPassword(target: ConnectTarget, grantee: Grantee): pulumi.Resource {
    const { name, parent } = target;
    const { region } = locationOf(parent);
    return createPermission(
        `${name}-password-for-${grantee.grantName}`,
        {
            role: grantee.roleName,
            policy: policyDocument([
                ...readSecretStatements({ ...target, region }),
                ...connectStatements(target, grantee),
            ]),
        },
        parent,
    );
}
