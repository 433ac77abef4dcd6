import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { admit } from "../common/admission.js";
import type { Grantee } from "../common/grants.js";
import { environmentName } from "../common/names.js";
import { createPermission } from "../common/permission.js";
import { policyDocument, type PolicyStatement } from "../common/policy.js";
import { listed, rejectWhere } from "../common/validation.js";
import type { FileGrantOptions } from "./args.js";
import { defaultAccessPoint, isAbsolutePath } from "./settings.js";

const nfsPort = 2049;

/** What a store knows of itself when it grants access. */
export interface FileStoreFacts {
    name: string;
    fileSystem: aws.efs.FileSystem;
    securityGroup: aws.ec2.SecurityGroup;
    accessPoints: ReadonlyMap<string, aws.efs.AccessPoint>;
    /** What must be there before anything can be mounted. */
    mountable: readonly pulumi.Resource[];
    /** Rules by grantee: one opens the store's port for all access points. */
    rules: Map<string, aws.vpc.SecurityGroupIngressRule>;
    tags: Record<string, pulumi.Input<string>> | undefined;
}

/** How much a grant allows: part of the name of the policy, and the actions in it. */
export interface Access {
    role: string;
    actions: string[];
}

export const readAccess: Access = { role: "read", actions: ["elasticfilesystem:ClientMount"] };

export const readWriteAccess: Access = {
    role: "read-write",
    actions: [...readAccess.actions, "elasticfilesystem:ClientWrite"],
};

/** Opens the port to the grantee, puts a policy on its role, and hands it the mount. */
export function grantAccess(
    store: pulumi.Resource,
    facts: FileStoreFacts,
    access: Access,
    grantee: Grantee,
    options: FileGrantOptions,
): void {
    const { name, fileSystem } = facts;
    const pointName = options.accessPoint ?? defaultAccessPoint;
    const path = options.path ?? `/mnt/${name}`;
    const accessPoint = requireAccessPoint(facts, grantee, pointName, path);
    const statement = mountStatement(access, { fileSystemArn: fileSystem.arn, accessPointArn: accessPoint.arn });
    const policy = createPermission(
        `${name}-${access.role}-${pointName}-${grantee.grantName}`,
        { role: grantee.roleName, policy: policyDocument([statement]) },
        store,
    );
    grantee.accept({
        environment: { [pathVariable(name, pointName)]: path },
        resources: [...facts.mountable, ruleFor(store, facts, grantee), policy],
        mounts: [{ fileSystemId: fileSystem.id, accessPointId: accessPoint.id, path }],
    });
}

function requireAccessPoint(
    { name, accessPoints }: FileStoreFacts,
    grantee: Grantee,
    pointName: string,
    path: string,
): aws.efs.AccessPoint {
    const accessPoint = accessPoints.get(pointName);
    rejectWhere(`SharedFileStore "${name}", grant to "${grantee.grantName}"`, [
        accessPoint === undefined && `accessPoint is "${pointName}"; use ${listed([...accessPoints.keys()])}.`,
        !isAbsolutePath(path) && `path is "${path}"; use an absolute path such as "/mnt/uploads".`,
    ]);
    if (accessPoint === undefined) {
        throw new Error("The check above refuses an access point that does not exist.");
    }
    return accessPoint;
}

/** What is mounted, as a policy names it. */
interface Mounted {
    fileSystemArn: pulumi.Input<string>;
    accessPointArn: pulumi.Input<string>;
}

/**
 * Mounting as the role itself, through this access point and a mount target, and never as root.
 *
 * @see https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
export function mountStatement({ actions }: Access, { fileSystemArn, accessPointArn }: Mounted): PolicyStatement {
    return {
        Effect: "Allow",
        Action: actions,
        Resource: fileSystemArn,
        Condition: {
            Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
            StringEquals: { "elasticfilesystem:AccessPointArn": accessPointArn },
        },
    };
}

/** The rule that lets the grantee's group in, made with its first grant. */
function ruleFor(
    store: pulumi.Resource,
    { name, securityGroup, rules, tags }: FileStoreFacts,
    grantee: Grantee,
): aws.vpc.SecurityGroupIngressRule {
    const existing = rules.get(grantee.grantName);
    if (existing !== undefined) {
        return existing;
    }
    const opened = { securityGroupId: securityGroup.id, port: nfsPort, what: "NFS", tags };
    const rule = admit(`${name}-nfs-${grantee.grantName}`, opened, grantee, store);
    rules.set(grantee.grantName, rule);
    return rule;
}

/** `UPLOADS_PATH` for the default access point, `UPLOADS_ARCHIVE_PATH` for another. */
function pathVariable(name: string, pointName: string): string {
    return pointName === defaultAccessPoint ? environmentName(name, "path") : environmentName(name, pointName, "path");
}
