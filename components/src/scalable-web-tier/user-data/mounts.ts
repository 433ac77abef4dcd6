import type { BootMount } from "./boot-plan.js";
import { quoted } from "./shell.js";

/**
 * A line of `/etc/fstab`: over TLS, as the instance's role, through the access point. `nofail` lets a rebooted instance
 * come up without its files; the application's unit then does not start, and the load balancer has the instance replaced.
 *
 * @see https://docs.aws.amazon.com/efs/latest/ug/mount-fs-auto-mount-update-fstab.html
 */
export function renderMountLine({ fileSystemId, accessPointId, path }: BootMount): string {
    return `${fileSystemId}:/ ${path} efs _netdev,nofail,tls,iam,accesspoint=${accessPointId} 0 0`;
}

/**
 * Commands that install AWS's mount helper, which Ubuntu doesn't carry, and mount everything; none where there is
 * nothing to mount.
 */
export function renderMounts(mounts: readonly BootMount[]): string[] {
    if (mounts.length === 0) return [];
    return [
        'begin "installing the file system client"',
        'retry download https://amazon-efs-utils.aws.com/efs-utils-installer.sh "$work/efs-utils-installer.sh"',
        'retry sh "$work/efs-utils-installer.sh" --install',
        ...mounts.flatMap((mount) => [
            `begin ${quoted(`mounting ${mount.path}`)}`,
            `install -d ${quoted(mount.path)}`,
            `echo ${quoted(renderMountLine(mount))} >>/etc/fstab`,
            // Until its name resolves in this zone, a new mount target can take a minute and a half.
            `retry mount ${quoted(mount.path)}`,
        ]),
    ];
}
