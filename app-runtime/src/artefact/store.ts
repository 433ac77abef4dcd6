import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { ArtefactError } from "./errors.js";

/** How many files of a kind are kept: the one in use and those of the branches next to it. */
const keptPerKind = 3;

/** A temporary file this old belongs to a run that was interrupted. */
const abandonedAfterMilliseconds = 60 * 60 * 1_000;

const temporary = /\.\d+-[0-9a-f]+\.tmp$/;

/**
 * A folder of files that are made once and then kept under a name that says what is in them.
 *
 * A file appears whole or not at all: it is written beside its place and renamed, so that an interrupted run leaves nothing half-made
 * and two runs at once do not disturb each other.
 */
export class FileStore {
    constructor(private readonly directory: string) {}

    public pathOf(name: string): string {
        return path.join(this.directory, name);
    }

    /** True where the file is there. Marks it as used, so that it outlives those that are not. */
    public async has(name: string): Promise<boolean> {
        const file = this.pathOf(name);
        if (!existsSync(file)) {
            return false;
        }
        const now = new Date();
        // Another run may prune it in this very moment, or the folder may be read-only: neither makes the answer wrong.
        await utimes(file, now, now).catch(() => undefined);
        return true;
    }

    /**
     * Writes `content` as `name`.
     * @throws ArtefactError where the folder cannot be written to or is full
     */
    public async put(name: string, content: Buffer | string): Promise<void> {
        const file = this.pathOf(name);
        const beside = `${file}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
        try {
            await mkdir(this.directory, { recursive: true });
            await writeFile(beside, content);
            await rename(beside, file);
        } catch (error) {
            // What went wrong first is what counts; tidying up fails for the same reason.
            await rm(beside, { force: true }).catch(() => undefined);
            const reason = error instanceof Error ? error.message : String(error);
            throw new ArtefactError(
                `Cannot write ${file}: ${reason}. Free some space, or name another outputDirectory.`,
                { cause: error },
            );
        }
    }

    /** Removes what interrupted runs left behind and, of each kind, all but the files used last. A kind is told by the end of its name. */
    public async prune(kinds: readonly string[]): Promise<void> {
        const files = await this.list();
        const abandoned = files.filter(
            ({ name, usedAt }) => temporary.test(name) && Date.now() - usedAt > abandonedAfterMilliseconds,
        );
        const superseded = kinds.flatMap((kind) =>
            files
                .filter(({ name }) => name.endsWith(kind))
                .sort((left, right) => right.usedAt - left.usedAt)
                .slice(keptPerKind),
        );
        await Promise.all([...abandoned, ...superseded].map(({ name }) => rm(this.pathOf(name), { force: true })));
    }

    private async list(): Promise<{ name: string; usedAt: number }[]> {
        const names = await readdir(this.directory);
        const files = await Promise.all(
            names.map(async (name) => {
                // A file that another run removed meanwhile needs no pruning.
                const status = await stat(this.pathOf(name)).catch(() => undefined);
                return status === undefined ? [] : [{ name, usedAt: status.mtimeMs }];
            }),
        );
        return files.flat();
    }
}
