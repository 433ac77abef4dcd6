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

    const backend = environment.PULUMI_BACKEND_URL;
    if (backend !== undefined && backend !== "" && backend !== ownBackend) {
        throw new Problem(
            "PULUMI_BACKEND_URL selects a real backend, and a local run keeps its state to itself; " +
                "unset it for this command (env -u PULUMI_BACKEND_URL …)",
        );
    }
    if (project.backendUrl !== undefined) {
        throw new Problem(
            `${project.file} selects a real backend in backend.url, and a local run keeps its state to itself; ` +
                "take it out and set PULUMI_BACKEND_URL for the real runs",
        );
    }
    if (line.flags.has("cloud-url") || environment.PULUMI_OPTION_CLOUD_URL !== undefined) {
        throw new Problem(
            "--cloud-url selects a real backend, and a local run keeps its state to itself; leave it out",
        );
    }
    const secretsProvider = line.flags.get("secrets-provider");
    if (secretsProvider !== undefined && !["default", "passphrase"].includes(secretsProvider)) {
        throw new Problem("--secrets-provider names a real key, and a local run reaches none; leave it out");
    }
}
