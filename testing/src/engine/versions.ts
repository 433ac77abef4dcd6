import { join } from "node:path";

/** The engine that is downloaded or built when the machine has none. The Go module proxy does not serve every version. */
export const engineVersion = "3.258.0";

/** The oldest `pulumi` on PATH that is used; older ones lack options and protocol calls that a local run relies on. */
export const oldestEngine = "3.200.0";

/** The language host for programs with `runtime: yaml`, built only when such a program is run. */
export const yamlHostVersion = "1.30.0";

/** Go modules that say what is built, with their checksums; they are part of the package. */
const tools = join(__dirname, "..", "..", "tools");

/** A program that can be built through the Go module proxy. */
export interface GoTool {
    /** Name of the folder in the cache, with the version, so that two versions live side by side. */
    readonly folder: string;
    /** What a person calls it. */
    readonly title: string;
    /** Name of the executable. */
    readonly executable: string;
    /** Folder of its go.mod and go.sum. */
    readonly module: string;
    /** Go package of its `main`. */
    readonly main: string;
    /** Linker flags that put the version into it. */
    readonly linkerFlags: string;
}

export const engineTool: GoTool = {
    folder: `engine-v${engineVersion}`,
    title: `the Pulumi engine ${engineVersion}`,
    executable: "pulumi",
    module: join(tools, "engine"),
    main: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    linkerFlags: `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${engineVersion}`,
};

export const yamlHostTool: GoTool = {
    folder: `yaml-host-v${yamlHostVersion}`,
    title: `Pulumi's YAML language host ${yamlHostVersion}`,
    executable: "pulumi-language-yaml",
    module: join(tools, "yaml-host"),
    main: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
    linkerFlags: `-s -w -X github.com/pulumi/pulumi-yaml/pkg/version.Version=v${yamlHostVersion}`,
};
