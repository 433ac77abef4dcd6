import { CommandError, type EngineEvent, LocalWorkspace } from "@pulumi/pulumi/automation";
import { profileVariable } from "../profiles.js";
import type { GateOptions } from "./arguments.js";
import { type Evidence, evidenceOf } from "./evidence.js";
import { GateProblem } from "./problem.js";

/**
 * Previews the stack with the `pulumi` on the PATH, in the environment of this process, and gathers what the engine
 * says of it. Nothing is changed: neither a resource nor, for a stack that is new, more than its empty record.
 *
 * @throws GateProblem where the preview could not even begin
 * @see https://www.pulumi.com/docs/iac/automation-api/
 */
export async function preview(options: GateOptions, onOutput: (text: string) => void): Promise<Evidence> {
    const { stack: stackName, directory: workDir, profile, policyPacks, policyPackConfigs } = options;
    const envVars: Record<string, string> = profile === undefined ? {} : { [profileVariable]: profile };
    const stack = await LocalWorkspace.selectStack({ stackName, workDir }, { envVars }).catch((error: unknown) => {
        throw new GateProblem(`stack ${stackName} cannot be opened in ${workDir}: ${reasonOf(error)}`);
    });
    const events: EngineEvent[] = [];
    const ending = await stack
        .preview({
            policyPacks: [...policyPacks],
            policyPackConfigs: [...policyPackConfigs],
            onEvent: (event) => events.push(event),
            onOutput,
            onError: onOutput,
            color: "never",
        })
        .then(
            () => ({ error: undefined }),
            (error: unknown) => ({ error: reasonOf(error) }),
        );
    return evidenceOf(events, ending, policyPacks.length);
}

/** What the engine said last, which is what stopped it. */
function reasonOf(error: unknown): string {
    const text = error instanceof Error ? error.message : String(error);
    const said = error instanceof CommandError ? (/stderr: ([^]*?)\n(?:err\?|$)/.exec(text)?.[1] ?? text) : text;
    return said.trim().split("\n").slice(-5).join(" ").replace(/\s+/g, " ");
}
