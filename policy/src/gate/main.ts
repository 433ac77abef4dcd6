import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { nameOfProfile, type Profile, profileOf, profileVariable } from "../profiles.js";
import { type GateOptions, readArguments, usage } from "./arguments.js";
import { jsonReport } from "./json-report.js";
import { preview } from "./preview.js";
import { exitCodes, type ExitCode, GateProblem } from "./problem.js";
import { projectUri } from "./project-uri.js";
import { sarifReport } from "./sarif-report.js";
import { textReport } from "./text-report.js";
import { judge, type Verdict } from "./verdict.js";
import { type WeakenedRule, weakenedRules } from "./weakened-rules.js";

const ownPack = resolve(__dirname, "../..");

/**
 * The command line of `evenkeel-gate`.
 *
 * @param args what follows the name of the command
 * @returns the exit code; whatever goes wrong, it is never the one for a pass
 */
export async function main(args: readonly string[]): Promise<ExitCode> {
    try {
        const options = readArguments(args, process.cwd(), ownPack);
        if (options === "help") {
            process.stdout.write(usage);
            return exitCodes.passed;
        }
        const weakened = weakenedRules(options.policyPackConfigs, chosenProfile(options));
        const evidence = await preview(options, (text) => void process.stderr.write(text));
        const verdict = judge(evidence, options);
        await writeReports(verdict, options, weakened);
        process.stdout.write(textReport(verdict, { weakened, isVerbose: options.isVerbose }));
        return verdict.exitCode;
    } catch (error) {
        const isExpected = error instanceof GateProblem;
        const message = error instanceof Error ? error.message : String(error);
        process.stderr.write(`evenkeel-gate: ${isExpected ? "" : "unexpected: "}${message}\n`);
        return exitCodes.notRun;
    }
}

/** The pack would refuse it too, but only when the preview has begun. */
function chosenProfile({ profile }: GateOptions): Profile {
    try {
        return profileOf(profile === undefined ? process.env : { [profileVariable]: profile });
    } catch (error) {
        throw new GateProblem(error instanceof Error ? error.message : String(error));
    }
}

async function writeReports(verdict: Verdict, options: GateOptions, weakened: readonly WeakenedRule[]): Promise<void> {
    const profile = options.profile ?? nameOfProfile(process.env);
    await Promise.all([
        write(options.jsonFile, () => jsonReport(verdict, { stack: options.stack, profile, weakened })),
        write(options.sarifFile, () => sarifReport(verdict, projectUri(options.directory, process.cwd()))),
    ]);
}

async function write(file: string | undefined, report: () => object): Promise<void> {
    if (file === undefined) {
        return;
    }
    try {
        await writeFile(file, `${JSON.stringify(report(), undefined, 2)}\n`);
    } catch (error) {
        throw new GateProblem(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
}
