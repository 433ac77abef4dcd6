import type * as pulumi from "@pulumi/pulumi";

/** A shared file system as an instance mounts it: over TLS, as its own role, through one access point. */
export interface FileMount {
    fileSystemId: pulumi.Input<string>;
    accessPointId: pulumi.Input<string>;
    /** Absolute path on the instance. */
    path: string;
}

/** What a grant hands to the side that is granted something. */
export interface Grant {
    /** Environment variables that tell the software where the granted thing is. ARNs and addresses, never secrets. */
    environment: Record<string, pulumi.Input<string>>;
    /** Rules and policies that must exist before the software starts. */
    resources: pulumi.Resource[];
    mounts?: FileMount[];
}

/** Whose software can be granted access to components: a tier, a function, or what a program makes of a role and a security group of its own. */
export interface Grantee {
    /** Part of the logical names of what a grant creates. */
    readonly grantName: string;
    readonly roleName: pulumi.Output<string>;
    readonly roleArn: pulumi.Output<string>;
    /** Undefined where the software is in no network: then it can be granted what a role alone suffices for, such as an object store. */
    readonly securityGroupId?: pulumi.Output<string>;
    /**
     * Takes a grant, in the same synchronous run of the program in which the grantee was constructed.
     * @throws when the grantee's software has been defined already
     */
    accept(grant: Grant): void;
}
