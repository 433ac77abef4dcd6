import { type RunRequest, RunResponse } from "@pulumi/pulumi/proto/language_pb.js";
import type { Children } from "./children.js";
import { environmentOf, runtimeOptions } from "./runtime-options.js";
import { findRunner } from "./sdk.js";

/** The SDK's runner ends with this code when it has already told the engine what went wrong. */
const alreadyReported = 32;

/** Runs a Pulumi program to its end. */
export async function runProgram(request: RunRequest, engineAddress: string, children: Children): Promise<RunResponse> {
    const options = runtimeOptions(request.getInfo()?.getOptions());
    const folder = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
    const child = children.start({
        args: [...options.nodeargs, findRunner("run", folder), ...runnerArguments(request, engineAddress)],
        cwd: folder,
        env: { ...process.env, ...environmentOf(options), ...configurationOf(request) },
        output: "inherit",
    });
    const code = await new Promise<number | null>((resolve, reject) => {
        child.on("error", reject);
        child.on("close", resolve);
    });
    const response = new RunResponse();
    if (code === alreadyReported) return response.setBail(true);
    return code === 0 ? response : response.setError(`the program ended with code ${code ?? "of a signal"}`);
}

function runnerArguments(request: RunRequest, engineAddress: string): string[] {
    const info = request.getInfo();
    const flags: [string, string | undefined][] = [
        ["monitor", request.getMonitorAddress()],
        ["engine", engineAddress],
        ["organization", request.getOrganization()],
        ["project", request.getProject()],
        ["stack", request.getStack()],
        ["pwd", request.getPwd()],
        // The local command runs the engine beside a copy of Pulumi.yaml; the program is told where the real one is.
        ["root-directory", process.env.EVENKEEL_PROJECT ?? info?.getRootDirectory()],
        ["parallel", request.getParallel() > 0 ? String(request.getParallel()) : undefined],
    ];
    return [
        ...flags.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [`--${name}`, value])),
        ...(request.getDryrun() ? ["--dry-run"] : []),
        info?.getEntryPoint() ?? request.getProgram(),
        ...request.getArgsList(),
    ];
}

/** The SDK reads the configuration from the environment; the list of secret keys tells it what to keep secret. */
function configurationOf(request: RunRequest): NodeJS.ProcessEnv {
    return {
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toObject(false, (value) => value))),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    };
}
