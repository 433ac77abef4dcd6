import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
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
}

/**
 * Opens the port to the grantee's group, lets its role read the password, and tells its software where everything is.
 */
export function grantConnect(target: ConnectTarget, grantee: Grantee): void {
    const resources = [admit(target, grantee), allowPassword(target, grantee)];
    grantee.accept({ environment: target.environment, resources });
}

function admit({ name, parent, tags, securityGroupId, port }: ConnectTarget, grantee: Grantee): pulumi.Resource {
    return new aws.vpc.SecurityGroupIngressRule(
        `${name}-from-${grantee.grantName}`,
        {
            securityGroupId,
            referencedSecurityGroupId: grantee.securityGroupId,
            ipProtocol: "tcp",
            fromPort: port,
            toPort: port,
            description: `Connections from ${grantee.grantName}`,
            tags,
        },
        { parent },
    );
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
            policy: policyDocument(readSecretStatements({ ...target, region })),
        },
        parent,
    );
}
