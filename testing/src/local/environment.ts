import { devNull } from "node:os";
import { isAbsolute, resolve } from "node:path";
import type { CommandLine } from "./command-line.js";
import { pathFlags } from "./flags.js";
import type { Home } from "./home.js";

/**
 * The passphrase of every local stack.
 *
 * It is no secret and need not be one: the state it encrypts describes a cloud that does not exist. It is set so that
 * secrets go through the engine's encryption here as they do in a real run.
 */
const passphrase = "evenkeel-local";

/**
 * Variables of the engine and of AWS that a run may take from the person's environment: how it works, never where or
 * as whom. Everything else that begins with PULUMI_ or AWS_ is left out, so that a new variable cannot select an account.
 * Flags in the shape of variables pass, because those that say where or as whom were refused before (refusals.ts).
 */
const allowed = [
    /^PULUMI_OPTION_/,
    /^PULUMI_(?:STACK|PARALLEL|PARALLEL_DIFF|CONTINUE_ON_ERROR|SKIP_CHECKPOINTS|SKIP_CONFIRMATIONS)$/,
    /^PULUMI_(?:DEBUG_COMMANDS|DEBUG_GRPC|DEBUG_PROMISE_LEAKS|ENABLE_STREAMING_JSON_PREVIEW|EXPERIMENTAL)$/,
    /^PULUMI_NODEJS_TRANSPILE_ONLY$/,
];
const guarded = /^(?:PULUMI_|AWS_)/;

/** The environment in which the engine, the program, the policy pack and the simulated providers run. */
export function engineEnvironment(
    outer: NodeJS.ProcessEnv,
    home: Home,
    line: CommandLine,
    run: { readonly folder: string; readonly projectFolder: string; readonly interactive: boolean },
): NodeJS.ProcessEnv {
    const kept = Object.entries(outer).filter(
        ([name]) => !guarded.test(name) || allowed.some((pattern) => pattern.test(name)),
    );
    return {
        ...Object.fromEntries(kept.map(([name, value]) => [name, absoluteOption(name, value, line)])),
        // The engine would add the pack of the environment to the one on the command line; the command line decides.
        ...(line.flags.has("policy-pack") ? { PULUMI_OPTION_POLICY_PACK: undefined } : {}),
        ...(run.interactive ? {} : { PULUMI_OPTION_NON_INTERACTIVE: "true" }),
        PULUMI_HOME: home.pulumi,
        PULUMI_BACKEND_URL: home.backendUrl,
        PULUMI_CONFIG_PASSPHRASE: passphrase,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
        // A program that asks AWS by itself must not find somebody's account.
        AWS_EC2_METADATA_DISABLED: "true",
        AWS_SHARED_CREDENTIALS_FILE: devNull,
        AWS_CONFIG_FILE: devNull,
        EVENKEEL_CLOUD: home.cloud,
        EVENKEEL_RUN: run.folder,
        EVENKEEL_PROJECT: run.projectFolder,
    };
}

/** A flag that is given by the environment may hold a relative path as well. */
function absoluteOption(name: string, value: string | undefined, line: CommandLine): string | undefined {
    const flag = /^PULUMI_OPTION_(.+)$/.exec(name)?.[1]?.toLowerCase().replaceAll("_", "-");
    if (flag === undefined || value === undefined || value === "" || !pathFlags(line.words[0]).has(flag)) return value;
    return value
        .split(",")
        .map((path) => (isAbsolute(path) ? path : resolve(line.directory, path)))
        .join(",");
}
