import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CleanUp } from "./clean-up.js";
import { LocalServerError } from "./errors.js";

/** The user that a server's process runs as. */
export interface Identity {
    readonly uid: number;
    readonly gid: number;
}

/**
 * Whom servers run as that refuse to run as root: `nobody` where this process is root, else whoever runs this process.
 *
 * @throws LocalServerError where there is no such user
 */
export async function unprivilegedIdentity(): Promise<Identity | undefined> {
    if (process.getuid?.() !== 0) {
        return undefined;
    }
    const users = await readFile("/etc/passwd", "utf8");
    const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(users) ?? [];
    if (uid === undefined || gid === undefined) {
        throw new LocalServerError(
            "Database servers refuse to run as root, and /etc/passwd has no user nobody to run them as; run this as another user.",
        );
    }
    return { uid: Number(uid), gid: Number(gid) };
}

/**
 * A new folder under the system's temporary one that only the server may enter. The clean-up removes it.
 */
export async function createServerFolder(
    name: string,
    identity: Identity | undefined,
    cleanUp: CleanUp,
): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), `evenkeel-${name}-`));
    cleanUp.add(() => rm(folder, { recursive: true, force: true }));
    await giveTo(folder, identity);
    return folder;
}

/** Hands a file or folder over to the server's user. */
export async function giveTo(place: string, identity: Identity | undefined): Promise<void> {
    if (identity !== undefined) {
        await chown(place, identity.uid, identity.gid);
    }
}
