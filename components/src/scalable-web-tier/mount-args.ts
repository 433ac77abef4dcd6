import type * as pulumi from "@pulumi/pulumi";
import { listed, repeated } from "../common/validation.js";

/** A shared file system of the tier's account and region, as its instances mount it: over TLS, as their role, through one access point. */
export interface FileMountArgs {
    /** Such as `fs-0123456789abcdef0`. The security group of its mount targets must let the instances in on port 2049 before the tier is made. */
    fileSystemId: pulumi.Input<string>;
    /** Such as `fsap-0123456789abcdef0`. Its user is the one that the application reads and writes as. */
    accessPointId: pulumi.Input<string>;
    /** Absolute path on the instances, such as `/mnt/uploads`. */
    path: string;
}

/** Whether something can be mounted there, on an instance and in a line of `/etc/fstab`. */
export function isMountPath(path: string): boolean {
    return /^(\/[\w@+.-]+)+$/.test(path);
}

export function mountFindings(mounts: readonly FileMountArgs[] = []): (string | false)[] {
    const paths = mounts.map(({ path }) => path);
    const misplaced = paths.filter((path) => !isMountPath(path));
    const twice = repeated(paths);
    return [
        misplaced.length > 0 && `mounts has the path ${listed(misplaced)}; use an absolute path of plain words.`,
        twice.length > 0 && `mounts has the path ${listed(twice)} more than once; choose different paths.`,
        ...mounts.flatMap(({ fileSystemId, accessPointId }) => [
            idFinding("fileSystemId", fileSystemId, "fs"),
            idFinding("accessPointId", accessPointId, "fsap"),
        ]),
    ];
}

function idFinding(property: string, id: pulumi.Input<string>, prefix: string): string | false {
    return (
        typeof id === "string" &&
        !new RegExp(`^${prefix}-[0-9a-f]+$`).test(id) &&
        `mounts has the ${property} "${id}"; use one such as "${prefix}-0123456789abcdef0".`
    );
}
