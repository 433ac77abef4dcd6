import { type RunPluginRequest, RunPluginResponse } from "@pulumi/pulumi/proto/language_pb.js";
import type { Children } from "./children.js";
import { environmentOf, runtimeOptions } from "./runtime-options.js";
import { findRunner } from "./sdk.js";

/** The engine's call, as far as it is used here. */
export interface PluginCall {
    readonly request: RunPluginRequest;
    on(event: "cancelled", listener: () => void): unknown;
    write(response: RunPluginResponse): unknown;
    end(): unknown;
}

/** Runs a policy pack or a package of components, and passes on what it prints until it ends. */
export function runPlugin(call: PluginCall, children: Children): void {
    const { request } = call;
    const folder = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
    const options = runtimeOptions(request.getInfo()?.getOptions());
    // A policy pack resolves its own modules and reads its own files: it works in its folder.
    const cwd = request.getKind() === "analyzer" ? folder : request.getPwd();
    const child = children.start({
        args: [...options.nodeargs, ...pluginArguments(request, folder)],
        cwd,
        env: { ...process.env, ...environmentOf(options), ...listedEnvironment(request.getEnvList()) },
        output: "pipe",
    });
    child.stdout?.on("data", (data: Buffer) => call.write(new RunPluginResponse().setStdout(data)));
    child.stderr?.on("data", (data: Buffer) => call.write(new RunPluginResponse().setStderr(data)));
    let answered = false;
    const answer = (code: number) => {
        // A process that did not start has an error and, for most reasons, an end as well.
        if (answered) return;
        answered = true;
        call.write(new RunPluginResponse().setExitcode(code));
        call.end();
    };
    child.on("error", (error) => {
        // Also what could not be killed has an error, and it still runs.
        if (child.pid !== undefined) return;
        const words = `${folder} cannot be run in ${cwd}: ${error.message}\n`;
        call.write(new RunPluginResponse().setStderr(Buffer.from(words)));
        answer(1);
    });
    child.on("close", (code) => answer(code ?? 1));
    // The engine ends a plugin by cancelling the call.
    call.on("cancelled", () => child.kill("SIGTERM"));
}

function pluginArguments(request: RunPluginRequest, folder: string): string[] {
    const args = request.getArgsList();
    return request.getKind() === "analyzer"
        ? [findRunner("run-policy-pack", folder), ...args, folder]
        : [findRunner("run-plugin", folder), folder, ...args];
}

function listedEnvironment(list: readonly string[]): NodeJS.ProcessEnv {
    return Object.fromEntries(
        list.map((entry) => {
            const equals = entry.indexOf("=");
            return [entry.slice(0, equals), entry.slice(equals + 1)];
        }),
    );
}
