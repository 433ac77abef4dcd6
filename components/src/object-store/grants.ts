import * as pulumi from "@pulumi/pulumi";
import type { Grantee } from "../common/grants.js";
import { environmentName } from "../common/names.js";
import { createPermission } from "../common/permission.js";
import { type PolicyStatement, policyDocument } from "../common/policy.js";
import { rejectWhere } from "../common/validation.js";

/** What a store knows of itself when it grants access. */
export interface StoreFacts {
    name: string;
    bucketName: pulumi.Output<string>;
    bucketArn: pulumi.Output<string>;
    kmsKeyArn: pulumi.Input<string> | undefined;
}

/** How much a grant allows: part of the name of the policy, and the actions in it. */
export interface Access {
    role: string;
    objectActions: string[];
    keyActions: string[];
}

export const readAccess: Access = { role: "read", objectActions: ["s3:GetObject"], keyActions: ["kms:Decrypt"] };

export const readWriteAccess: Access = {
    role: "read-write",
    objectActions: [
        ...readAccess.objectActions,
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
    ],
    keyActions: [...readAccess.keyActions, "kms:GenerateDataKey"],
};

/** Puts a policy on the grantee's role and tells its software where the store is. */
export function grantAccess(
    store: pulumi.Resource,
    facts: StoreFacts,
    access: Access,
    grantee: Grantee,
    prefix: string | undefined,
): void {
    rejectWhere(`ObjectStore "${facts.name}", grant to "${grantee.grantName}"`, [
        prefix !== undefined &&
            !/^[\w.-]+\/(?:[\w.-]+\/)*$/.test(prefix) &&
            `prefix is "${prefix}"; use folders of letters, digits, dots, dashes and underscores that end with "/", such as "uploads/": without it, "uploads-of-others" would be open as well.`,
    ]);
    const folder = prefix === undefined ? "" : `-${prefix.slice(0, -1).replaceAll("/", "-")}`;
    const policy = createPermission(
        `${facts.name}-${access.role}-${grantee.grantName}${folder}`,
        { role: grantee.roleName, policy: policyDocument(statements(facts, access, prefix ?? "")) },
        store,
    );
    grantee.accept({
        environment: {
            [environmentName(facts.name, "bucket")]: facts.bucketName,
            ...(prefix === undefined ? {} : { [environmentName(facts.name, "prefix")]: prefix }),
        },
        resources: [policy],
    });
}

function statements({ bucketArn, kmsKeyArn }: StoreFacts, access: Access, prefix: string): PolicyStatement[] {
    const objects: PolicyStatement[] = [
        {
            Effect: "Allow",
            Action: access.objectActions,
            Resource: pulumi.interpolate`${bucketArn}/${prefix}*`,
        },
        {
            // Without it, S3 answers 403 for an object that is not there, and software cannot tell the two apart.
            Effect: "Allow",
            Action: "s3:ListBucket",
            Resource: bucketArn,
            ...(prefix === "" ? {} : { Condition: { StringLike: { "s3:prefix": `${prefix}*` } } }),
        },
    ];
    if (kmsKeyArn === undefined) {
        return objects;
    }
    return [
        ...objects,
        {
            Effect: "Allow",
            Action: access.keyActions,
            Resource: kmsKeyArn,
            // The key may serve other stores too; this role may use it for the objects of this one.
            Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": pulumi.interpolate`${bucketArn}*` } },
        },
    ];
}
