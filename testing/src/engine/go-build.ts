import { readFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import coerce from "semver/functions/coerce.js";
import lt from "semver/functions/lt.js";
import type { Outside } from "./outside.js";
import { isDiskFull, reasonOf, StepFailed } from "./unavailable.js";
import type { GoTool } from "./versions.js";

/** Builds `tool` into `folder` through the Go module proxy; throws {@link StepFailed} with the reason when it cannot. */
export async function buildWithGo(tool: GoTool, folder: string, outside: Outside): Promise<void> {
    const environment = goEnvironment(outside.environment);
    await refuseMissingOrOldGo(tool, outside, environment);
    const target = join(folder, tool.executable);
    const args = ["build", "-mod=readonly", "-trimpath", "-buildvcs=false", "-tags", "osusergo,grpcnotrace"];
    // In the folder itself, not in /tmp: that may be small, and what an interrupted build leaves goes with the folder.
    const work = join(folder, "work");
    await mkdir(work);
    const { code, output } = await outside.go(
        [...args, "-ldflags", tool.linkerFlags, "-o", target, tool.main],
        tool.module,
        { ...environment, GOTMPDIR: work },
    );
    await rm(work, { recursive: true, force: true });
    if (code !== 0) throw new StepFailed(whyItFailed(output));
}

/** The oldest Go that the module accepts, from the `go` line of its go.mod. */
export function oldestGo(tool: GoTool): string {
    const line = /^go (\S+)$/m.exec(readFileSync(join(tool.module, "go.mod"), "utf8"));
    if (line?.[1] === undefined) throw new Error(`${tool.module} has no go.mod with a go line`);
    return line[1];
}

/**
 * The user's proxies, mirrors and caches hold; what would change the result of the build does not.
 *
 * GOFLAGS needs a value: when it is empty, Go takes the one that `go env -w` has stored.
 */
function goEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const { GOOS: _os, GOARCH: _architecture, GOEXPERIMENT: _experiment, ...rest } = environment;
    return { ...rest, GOFLAGS: "-mod=readonly", GOTOOLCHAIN: "local", GOWORK: "off", CGO_ENABLED: "0" };
}

async function refuseMissingOrOldGo(tool: GoTool, outside: Outside, environment: NodeJS.ProcessEnv): Promise<void> {
    if (outside.findOnPath("go") === undefined) throw new StepFailed("there is no `go` on PATH");
    const needed = oldestGo(tool);
    const { code, output } = await outside.go(["version"], tool.module, environment);
    const found = /go version go(\S+)/.exec(output)?.[1];
    if (code !== 0 || found === undefined) throw new StepFailed(`\`go version\` failed: ${reasonOf(output)}`);
    const version = coerce(found);
    const minimum = coerce(needed);
    // A development build has no number to compare; let it try.
    if (version !== null && minimum !== null && lt(version, minimum)) {
        throw new StepFailed(`Go ${found} is too old; ${needed} or later is needed`);
    }
}

/** The line of Go's output that says why; the whole of it can be pages. */
function whyItFailed(output: string): string {
    const lines = output.trim().split("\n");
    const noSpace = lines.find((line) => isDiskFull(line));
    if (noSpace !== undefined) return noSpace.trim();
    const telling = lines.filter((line) =>
        /dial tcp|no such host|timeout|forbidden|verifying|cannot find|error/i.test(line),
    );
    return (telling[0] ?? lines.at(-1) ?? "").trim().slice(0, 400);
}
