import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";

/** `runtime.options` of a Pulumi.yaml, as far as they concern how Node is started. */
export interface RuntimeOptions {
    /** Whether the SDK compiles TypeScript through ts-node. @default true */
    readonly typescript: boolean;
    /** Arguments of the node process. @default none */
    readonly nodeargs: readonly string[];
    /** The tsconfig.json that ts-node takes. @default the one in the program's folder */
    readonly tsconfig: string | undefined;
}

/** @see https://www.pulumi.com/docs/iac/concepts/projects/project-file/#runtime-options */
export function runtimeOptions(struct: Struct | undefined): RuntimeOptions {
    const options = struct?.toJavaScript() ?? {};
    const { typescript, nodeargs, tsconfig } = options;
    return {
        typescript: typescript !== false && typescript !== "false",
        nodeargs: typeof nodeargs === "string" ? splitArguments(nodeargs) : [],
        tsconfig: typeof tsconfig === "string" ? tsconfig : undefined,
    };
}

/** Splits as a shell does: at blanks, except within quotes. */
export function splitArguments(line: string): string[] {
    const words = line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
    return words.map((word) =>
        word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ""),
    );
}

/** What the SDK reads of these options from the environment. */
export function environmentOf(options: RuntimeOptions): NodeJS.ProcessEnv {
    return {
        PULUMI_NODEJS_TYPESCRIPT: String(options.typescript),
        ...(options.tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig }),
    };
}
