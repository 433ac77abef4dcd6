import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * How a report names the file of a project: as code hosts do, relative to the root of its repository; without a
 * repository, relative to the current folder, or with its whole address where it lies elsewhere.
 *
 * @param directory the folder of the project, as an absolute path
 */
export function projectUri(directory: string, currentFolder: string): string {
    const file = join(directory, "Pulumi.yaml");
    const path = relative(repositoryOf(directory) ?? currentFolder, file);
    const isElsewhere = isAbsolute(path) || path.split(sep)[0] === "..";
    return isElsewhere ? pathToFileURL(file).href : path.split(sep).map(encodeURIComponent).join("/");
}

/** The nearest folder upwards that Git works in; in a worktree, `.git` is a file. */
function repositoryOf(folder: string): string | undefined {
    if (existsSync(join(folder, ".git"))) return folder;
    const parent = dirname(folder);
    return parent === folder ? undefined : repositoryOf(parent);
}
