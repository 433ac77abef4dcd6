import { EngineUnavailable } from "../engine/index.js";
import { Problem } from "./problem.js";
import { runCommand } from "./run.js";

const usage = `evenkeel-local [-C DIR] <any pulumi command line>

Runs a Pulumi project that uses aws and random with the real engine against a simulated cloud, without an account:
  evenkeel-local up --stack dev --yes
  evenkeel-local preview --stack prod --policy-pack ./policy
  evenkeel-local -C ../another-project destroy --stack dev --yes

State is kept in .evenkeel beside the project's Pulumi.yaml, or in $EVENKEEL_HOME; remove that folder to begin anew.
`;

/**
 * The command line of `evenkeel-local`.
 *
 * @param args what follows the name of the command
 * @param cloudMain the script that plays AWS; the simulated cloud of this package when it is not given
 * @returns the exit code
 */
export async function main(args: readonly string[], cloudMain?: string): Promise<number> {
    if (args.length === 0 || (args.length === 1 && ["help", "--help", "-h"].includes(args[0] ?? ""))) {
        process.stdout.write(usage);
        return 0;
    }
    const note = (sentence: string) => void process.stderr.write(`${sentence}\n`);
    try {
        const { code } = await runCommand({
            args,
            currentFolder: process.cwd(),
            environment: process.env,
            output: "inherit",
            interactive: process.stdin.isTTY && process.stdout.isTTY,
            note,
            cloudMain,
        });
        return code;
    } catch (error) {
        if (error instanceof Problem || error instanceof EngineUnavailable) note(`evenkeel-local: ${error.message}`);
        else note(`evenkeel-local: unexpected: ${error instanceof Error ? error.message : String(error)}`);
        if (process.env.EVENKEEL_DEBUG !== undefined && error instanceof Error) note(error.stack ?? "");
        return 1;
    }
}
