import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { nearestName } from "../core/nearest-name.js";
import { profiles } from "../profiles.js";
import { GateProblem } from "./problem.js";

/** What the gate was asked to do. Files and folders are absolute: the engine runs in another folder than the gate. */
export interface GateOptions {
    stack: string;
    /** Folder of the Pulumi project. */
    directory: string;
    /** Folders of policy packs; the first one is this package's unless others were named. */
    policyPacks: readonly string[];
    /** One file with the configuration of each pack, in the same order; empty where none was given. */
    policyPackConfigs: readonly string[];
    /** Profile of this package's pack. */
    profile: string | undefined;
    jsonFile: string | undefined;
    sarifFile: string | undefined;
    /** Each as it was written: the URN, an equals sign, the reason. */
    acknowledgements: readonly string[];
    /** Types that hold data beside those that the gate knows. */
    statefulTypes: readonly string[];
    /** Whether the report lists each finding that is reported only. */
    isVerbose: boolean;
}

export const usage = `evenkeel-gate --stack NAME [options]

Previews a stack, judges what the preview shows, and says whether it may go on.

  --stack NAME                 the stack to preview
  -C, --cwd DIR                folder of the project; the current one if left out
  --profile NAME               ${Object.keys(profiles).join(", ")}; if left out, as EVENKEEL_POLICY_PROFILE says, or prod
  --policy-pack DIR            a pack to judge by, instead of the one of this package; may be repeated
  --policy-pack-config FILE    configuration of a pack, in the order of the packs
  --acknowledge URN=REASON     lets this resource with data be replaced or deleted; may be repeated
  --stateful TYPE              a type that holds data, such as gcp:storage/bucket:Bucket; may be repeated
  --json FILE                  writes the whole result
  --sarif FILE                 writes the findings as SARIF 2.1.0, which code hosts show beside the change
  --verbose                    lists each finding that is reported only, not only their number
  -h, --help                   shows this

Files and folders are looked for in the current folder, also with -C.

Ends with 0 where it may go on, 1 where something is violated or a resource with data would be lost, 2 where
something that decides is not known yet, 3 where the preview could not be run or judged to its end.
`;

/**
 * Reads the command line.
 *
 * @param ownPack the folder of this package's policy pack
 * @returns the options, or `help`
 * @throws GateProblem with a sentence for the user
 */
export function readArguments(args: readonly string[], currentFolder: string, ownPack: string): GateOptions | "help" {
    const values = parse(args);
    if (values.help === true) {
        return "help";
    }
    if (values.stack === undefined || values.stack === "") {
        throw new GateProblem("no stack is named; add --stack NAME");
    }
    const acknowledgements = values.acknowledge ?? [];
    const bare = acknowledgements.find((text) => !/^urn:pulumi:.+=\s*\S/.test(text));
    if (bare !== undefined) {
        throw new GateProblem(`--acknowledge ${bare} has no URN with a reason; write --acknowledge "URN=REASON"`);
    }
    const statefulTypes = values.stateful ?? [];
    const wrongType = statefulTypes.find((type) => !/^[^:\s]+:[^:\s]*:[^:\s]+$/.test(type));
    if (wrongType !== undefined) {
        throw new GateProblem(`--stateful ${wrongType} is no type; write it as gcp:storage/bucket:Bucket`);
    }
    const absolute = (path: string): string => resolve(currentFolder, path);
    return {
        stack: values.stack,
        directory: absolute(values.cwd ?? "."),
        policyPacks: (values["policy-pack"] ?? [ownPack]).map(absolute),
        policyPackConfigs: (values["policy-pack-config"] ?? []).map(absolute),
        profile: values.profile,
        jsonFile: values.json === undefined ? undefined : absolute(values.json),
        sarifFile: values.sarif === undefined ? undefined : absolute(values.sarif),
        acknowledgements,
        statefulTypes,
        isVerbose: values.verbose === true,
    };
}

const options = {
    stack: { type: "string", short: "s" },
    cwd: { type: "string", short: "C" },
    profile: { type: "string" },
    "policy-pack": { type: "string", multiple: true },
    "policy-pack-config": { type: "string", multiple: true },
    acknowledge: { type: "string", multiple: true },
    stateful: { type: "string", multiple: true },
    json: { type: "string" },
    sarif: { type: "string" },
    verbose: { type: "boolean" },
    help: { type: "boolean", short: "h" },
} as const;

function parse(args: readonly string[]) {
    const { values, tokens } = parseStrictly(args);
    const given = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = given.find((name, index) => given.indexOf(name) < index && takesOne(name));
    if (twice !== undefined) {
        // Of two stacks one would go unseen, whichever was taken.
        throw new GateProblem(`--${twice} is given more than once; give it once`);
    }
    return values;
}

function parseStrictly(args: readonly string[]) {
    try {
        return parseArgs({ args: [...args], options, strict: true, allowPositionals: false, tokens: true });
    } catch (error) {
        const given = args.find((argument) => /^--?[^=]/.test(argument) && !(nameOf(argument) in options)) ?? "";
        const nearest = nearestName(nameOf(given), Object.keys(options));
        const hint = given !== "" && nearest !== undefined ? `did you mean --${nearest}?` : "see --help";
        throw new GateProblem(`${error instanceof Error ? error.message.split(". ")[0] : String(error)}; ${hint}`);
    }
}

/** Whether an option has one value, so that a second one would go over the first. */
function takesOne(name: string): boolean {
    return Object.entries(options).some(
        ([known, option]) => known === name && option.type === "string" && !("multiple" in option),
    );
}

function nameOf(argument: string): string {
    return argument.replace(/^--?/, "").split("=")[0] ?? "";
}
