import type { CommandLine } from "./command-line.js";
import { Problem } from "./problem.js";
import type { Project } from "./project.js";

/** Commands that reach an account or change files of the project, by their first words, and what to do instead. */
const refusedCommands: readonly (readonly [command: string, why: string])[] = [
    ["login", "a local run needs no account; leave login out"],
    ["logout", "a local run has no account to leave; leave logout out"],
    [
        "config set",
        "a local run changes no file of the project; edit the stack's file, or give a value for one run with -c key=value",
    ],
    ["config set-all", "a local run changes no file of the project; edit the stack's file"],
    ["config rm", "a local run changes no file of the project; edit the stack's file"],
    ["config rm-all", "a local run changes no file of the project; edit the stack's file"],
    ["config cp", "a local run changes no file of the project; copy the lines between the stacks' files"],
    ["config refresh", "a local run changes no file of the project; the stack's file is what counts"],
    ["config env", "environments live in Pulumi Cloud, which a local run does not reach"],
    ["new", "a local run changes no file of the project; make a project with `pulumi new`, then run it here"],
    ["install", "a local run changes no file of the project; install with your package manager"],
    ["package add", "a local run changes no file of the project; use `pulumi package add`"],
    ["stack change-secrets-provider", "a local run keeps its secrets with a passphrase of its own"],
];

/**
 * Flags that the engine would take from the environment although a local run has to see to them: they name the folder
 * and the files that the engine works with, and it is given copies of those.
 */
const refusedVariables: readonly (readonly [variable: string, why: string])[] = [
    [
        "PULUMI_OPTION_CONFIG_FILE",
        "names a file that the engine would write into, and a local run changes no file of the project; " +
            "unset it and give the file with --config-file, of which the engine gets a copy",
    ],
    [
        "PULUMI_OPTION_CWD",
        "moves the engine away from the copies that it is given; unset it and name the project's folder with -C",
    ],
];

/** Refuses what would reach a real backend or account, or change a file of the project. */
export function refuseRealThings(
    line: CommandLine,
    project: Project,
    environment: NodeJS.ProcessEnv,
    ownBackend: string,
): void {
    const typed = line.words.slice(0, 2).join(" ");
    const refused = refusedCommands.find(([command]) => typed === command || line.words[0] === command);
    if (refused !== undefined) throw new Problem(`${refused[0]} is not for local runs: ${refused[1]}`);

    for (const [variable, why] of refusedVariables) {
        if (given(environment, variable) !== undefined) throw new Problem(`${variable} ${why}`);
    }
    const backend = given(environment, "PULUMI_BACKEND_URL");
    if (backend !== undefined && backend !== ownBackend) {
        throw new Problem(`PULUMI_BACKEND_URL ${realBackend}; ${unset("PULUMI_BACKEND_URL")}`);
    }
    if (project.backendUrl !== undefined) {
        throw new Problem(
            `${project.file} selects a real backend in backend.url, and a local run keeps its state to itself; ` +
                "take it out and set PULUMI_BACKEND_URL for the real runs",
        );
    }
    if (line.flags.has("cloud-url")) {
        throw new Problem(`--cloud-url ${realBackend}; leave it out`);
    }
    if (given(environment, "PULUMI_OPTION_CLOUD_URL") !== undefined) {
        throw new Problem(`PULUMI_OPTION_CLOUD_URL ${realBackend}; ${unset("PULUMI_OPTION_CLOUD_URL")}`);
    }
    if (isRealKey(line.flags.get("secrets-provider"))) {
        throw new Problem(`--secrets-provider ${realKey}; leave it out`);
    }
    if (isRealKey(given(environment, "PULUMI_OPTION_SECRETS_PROVIDER"))) {
        throw new Problem(`PULUMI_OPTION_SECRETS_PROVIDER ${realKey}; ${unset("PULUMI_OPTION_SECRETS_PROVIDER")}`);
    }
}

const realBackend = "selects a real backend, and a local run keeps its state to itself";
const realKey = "names a real key, and a local run reaches none";

function unset(variable: string): string {
    return `unset it for this command (env -u ${variable} …)`;
}

function isRealKey(secretsProvider: string | undefined): boolean {
    return secretsProvider !== undefined && !["default", "passphrase"].includes(secretsProvider);
}

/** An empty value of these says to the engine what no value says. */
function given(environment: NodeJS.ProcessEnv, variable: string): string | undefined {
    const value = environment[variable];
    return value === "" ? undefined : value;
}
