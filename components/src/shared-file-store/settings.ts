import type * as pulumi from "@pulumi/pulumi";
import { tuningFindings } from "../common/alarm-tuning.js";
import { plainWord } from "../common/names.js";
import { isOutside, oneOf, rejectAll } from "../common/validation.js";
import { subnetsFinding } from "../network/network-like.js";
import { tunableAlarms } from "./alarms.js";
import { type AccessPointArgs, type SharedFileStoreArgs, ThroughputMode } from "./args.js";
import { replicationFindings } from "./replication.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface FileStoreSettings {
    mounts: readonly MountPlan[];
    accessPoints: Readonly<Record<string, Required<AccessPointArgs>>>;
    throughputMode: ThroughputMode;
    provisionedMibps: number | undefined;
    infrequentAccessAfterDays: number;
    /** Undefined where files never move to Archive. */
    archiveAfterDays: number | undefined;
    backups: boolean;
    deletionProtection: boolean;
    /** Undefined where it stays as it is. */
    overwriteProtection: boolean | undefined;
}

/** Where a mount target is. */
export interface MountPlan {
    zone: string;
    subnetId: pulumi.Input<string>;
}

export const defaultAccessPoint = "shared";

const defaultUser = 1000;
const highestUser = 2 ** 32 - 1;
const maxProvisionedMibps = 3414;
const daysTaken = [1, 7, 14, 30, 60, 90, 180, 270, 365];
const defaultInfrequentAccessDays = 30;
const defaultArchiveDays = 90;
const deepestFolder = 4;
const longestFolder = 100;

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: SharedFileStoreArgs): FileStoreSettings {
    const mounts = Object.entries(args.network.privateSubnets).map(([zone, subnetId]) => ({ zone, subnetId }));
    const throughputMode = args.throughputMode ?? ThroughputMode.Elastic;
    const accessPoints = args.accessPoints ?? { [defaultAccessPoint]: { path: `/${defaultAccessPoint}` } };
    const infrequentAccessAfterDays = args.infrequentAccessAfterDays ?? defaultInfrequentAccessDays;
    const archiveAfterDays =
        args.archiveAfterDays ?? (throughputMode === ThroughputMode.Elastic ? defaultArchiveDays : undefined);
    rejectAll("SharedFileStore", name, [
        subnetsFinding(args.network, "privateSubnets"),
        mounts.length === 0 && "network.privateSubnets is empty; name at least one zone and its subnet.",
        ...throughputFindings(throughputMode, args.provisionedMibps),
        ...ageFindings(throughputMode, infrequentAccessAfterDays, archiveAfterDays),
        Object.keys(accessPoints).length === 0 &&
            `accessPoints is empty; name at least one, or leave it out for "${defaultAccessPoint}".`,
        ...Object.entries(accessPoints).flatMap(([key, point]) => accessPointFindings(key, point)),
        ...replicationFindings(args.replication),
        args.replication !== undefined &&
            args.overwriteProtection === false &&
            "overwriteProtection is false but replication is set; a file system is either copied or a copy: remove one of the two.",
        ...tuningFindings(args.alarms, tunableAlarms(throughputMode, args.replication !== undefined)),
    ]);
    return {
        mounts,
        accessPoints: Object.fromEntries(
            Object.entries(accessPoints).map(([key, { path, uid, gid }]) => [
                key,
                { path, uid: uid ?? defaultUser, gid: gid ?? defaultUser },
            ]),
        ),
        throughputMode,
        provisionedMibps: args.provisionedMibps,
        infrequentAccessAfterDays,
        archiveAfterDays,
        backups: args.backups ?? true,
        deletionProtection: args.deletionProtection ?? true,
        overwriteProtection: args.overwriteProtection,
    };
}

function throughputFindings(mode: ThroughputMode, mibps: number | undefined): (string | false)[] {
    const provisioned = mode === ThroughputMode.Provisioned;
    return [
        !Object.values(ThroughputMode).includes(mode) && `throughputMode is "${mode}"; use ${oneOf(ThroughputMode)}.`,
        provisioned &&
            mibps === undefined &&
            'throughputMode is "provisioned" but provisionedMibps is not set; say how many MiB/s to hold.',
        !provisioned &&
            mibps !== undefined &&
            `provisionedMibps is ${mibps} but throughputMode is "${mode}"; remove it or choose "provisioned".`,
        isOutside(mibps, 1, maxProvisionedMibps) && `provisionedMibps is ${mibps}; use 1 to ${maxProvisionedMibps}.`,
    ];
}

function ageFindings(mode: ThroughputMode, infrequent: number, archive: number | undefined): (string | false)[] {
    const allowed = `use ${daysTaken.join(", ")}`;
    return [
        !daysTaken.includes(infrequent) && `infrequentAccessAfterDays is ${infrequent}; ${allowed}.`,
        archive !== undefined && !daysTaken.includes(archive) && `archiveAfterDays is ${archive}; ${allowed}.`,
        archive !== undefined &&
            mode !== ThroughputMode.Elastic &&
            `archiveAfterDays is ${archive} but throughputMode is "${mode}"; remove it or choose "elastic", which Archive needs.`,
        archive !== undefined &&
            archive <= infrequent &&
            `archiveAfterDays is ${archive} but infrequentAccessAfterDays is ${infrequent}; archive later than that.`,
    ];
}

function accessPointFindings(key: string, { path, uid, gid }: AccessPointArgs): (string | false)[] {
    const at = `accessPoints.${key}`;
    const folders = path.split("/").length - 1;
    return [
        !plainWord.test(key) &&
            `${at} is no name for an access point; use lower-case letters, digits and dashes, starting with a letter.`,
        (!isAbsolutePath(path) || folders > deepestFolder || path.length > longestFolder) &&
            `${at}.path is "${path}"; use a folder such as "/uploads", at most ${deepestFolder} deep and ${longestFolder} characters long.`,
        isOutside(uid, 1, highestUser) && `${at}.uid is ${uid}; use 1 to ${highestUser}: 0 is root.`,
        isOutside(gid, 1, highestUser) && `${at}.gid is ${gid}; use 1 to ${highestUser}: 0 is root's group.`,
    ];
}

/** True for `/mnt/uploads`; false for the root itself, for relative paths, and for names that begin with a dot. */
export function isAbsolutePath(path: string): boolean {
    return /^(?:\/(?!\.)[\w.-]+)+$/.test(path);
}
