import type { ServerWritableStream } from "@grpc/grpc-js";
import { type RunPluginRequest, RunPluginResponse } from "@pulumi/pulumi/proto/language_pb.js";
import type { Children } from "./children.js";
import { environmentOf, runtimeOptions } from "./runtime-options.js";
import { findRunner } from "./sdk.js";

/** Runs a policy pack or a package of components, and passes on what it prints until it ends. */
export function runPlugin(call: ServerWritableStream<RunPluginRequest, RunPluginResponse>, children: Children): void {
    const { request } = call;
    const folder = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
    const options = runtimeOptions(request.getInfo()?.getOptions());
    const child = children.start({
        args: [...options.nodeargs, ...pluginArguments(request, folder)],
        // A policy pack resolves its own modules and reads its own files: it works in its folder.
        cwd: request.getKind() === "analyzer" ? folder : request.getPwd(),
        env: { ...process.env, ...environmentOf(options), ...listedEnvironment(request.getEnvList()) },
        output: "pipe",
    });
    child.stdout?.on("data", (data: Buffer) => call.write(new RunPluginResponse().setStdout(data)));
    child.stderr?.on("data", (data: Buffer) => call.write(new RunPluginResponse().setStderr(data)));
    child.on("close", (code) => {
        call.write(new RunPluginResponse().setExitcode(code ?? 1));
        call.end();
    });
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
