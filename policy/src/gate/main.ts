import { writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { nameOfProfile, profileOf, profileVariable } from "../profiles.js";
import { type GateOptions, readArguments, usage } from "./arguments.js";
import { jsonReport } from "./json-report.js";
import { preview } from "./preview.js";
import { exitCodes, type ExitCode, GateProblem } from "./problem.js";
import { sarifReport } from "./sarif-report.js";
import { textReport } from "./text-report.js";
import { judge, type Verdict } from "./verdict.js";

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
        checkProfile(options);
        const evidence = await preview(options, (text) => void process.stderr.write(text));
        const verdict = judge(evidence, options.acknowledgements);
        await writeReports(verdict, options);
        process.stdout.write(textReport(verdict));
        return verdict.exitCode;
    } catch (error) {
        const isExpected = error instanceof GateProblem;
        const message = error instanceof Error ? error.message : String(error);
        process.stderr.write(`evenkeel-gate: ${isExpected ? "" : "unexpected: "}${message}\n`);
        return exitCodes.notRun;
    }
}

/** The pack would refuse it too, but only when the preview has begun. */
function checkProfile({ profile }: GateOptions): void {
    try {
        profileOf(profile === undefined ? process.env : { [profileVariable]: profile });
    } catch (error) {
        throw new GateProblem(error instanceof Error ? error.message : String(error));
    }
}

async function writeReports(verdict: Verdict, options: GateOptions): Promise<void> {
    const projectFile = relative(process.cwd(), resolve(options.directory, "Pulumi.yaml"));
    await Promise.all([
        write(options.jsonFile, () =>
            jsonReport(verdict, { stack: options.stack, profile: options.profile ?? nameOfProfile(process.env) }),
        ),
        write(options.sarifFile, () => sarifReport(verdict, projectFile)),
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
