import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder that keeps engines between runs, one folder a version:
 * `$EVENKEEL_CACHE`, else `$XDG_CACHE_HOME/evenkeel`, else `~/.cache/evenkeel`.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
    const named = environment.EVENKEEL_CACHE;
    if (named !== undefined && named !== "") return named;
    const base = environment.XDG_CACHE_HOME;
    return join(base !== undefined && base !== "" ? base : join(homedir(), ".cache"), "evenkeel");
}
