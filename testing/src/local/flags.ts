/** Flags of Pulumi's commands that take a value as the next argument. Flags with an optional value need `=`. */
export const valueFlags: ReadonlySet<string> = new Set([
    "cloud-url",
    "color",
    "config",
    "config-file",
    "copy-config-from",
    "cwd",
    "exclude",
    "file",
    "from",
    "generate-resources",
    "import-file",
    "memprofilerate",
    "message",
    "name",
    "otel-traces",
    "out",
    "output",
    "override-env",
    "parallel",
    "parent",
    "plan",
    "policy-pack",
    "policy-pack-config",
    "profiling",
    "properties",
    "provider",
    "replace",
    "save-plan",
    "secrets-provider",
    "stack",
    "target",
    "target-replace",
    "tracing",
    "verbose",
    "version",
]);

const shorthands = new Map([
    ["C", "cwd"],
    ["c", "config"],
    ["m", "message"],
    ["o", "out"],
    ["p", "parallel"],
    ["s", "stack"],
    ["t", "target"],
    ["v", "verbose"],
    ["x", "exclude"],
]);

/** Commands whose `-f` is `--file`; elsewhere it is `--skip-preview` or `--force`. */
const commandsWithFile = new Set(["import", "stack"]);

const withFile = new Map([...shorthands, ["f", "file"]]);

/** Long names of one-letter flags, as far as they take a value. */
export function shorthandFlags(command: string | undefined): ReadonlyMap<string, string> {
    return command !== undefined && commandsWithFile.has(command) ? withFile : shorthands;
}

const paths: ReadonlySet<string> = new Set([
    "config-file",
    "file",
    "generate-resources",
    "import-file",
    "out",
    "plan",
    "policy-pack",
    "policy-pack-config",
    "save-plan",
]);

/** Flags whose value is a path, or several with commas between them. */
export function pathFlags(command: string | undefined): ReadonlySet<string> {
    return command === "config" ? new Set(["config-file"]) : paths;
}
