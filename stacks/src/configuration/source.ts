import * as pulumi from "@pulumi/pulumi";

/** The configuration of a stack as it was written: every key of every namespace, and which are secret. */
export interface ConfigurationSource {
    /** Namespace of this project's own keys. */
    readonly project: string;
    /** Name of the stack, which is the name of the environment. */
    readonly stack: string;
    /** Values by full key such as `evenkeel:tier`. Lists and objects are JSON. */
    readonly values: Readonly<Record<string, string>>;
    isSecret(key: string): boolean;
}

/**
 * The configuration that Pulumi hands to the running program.
 *
 * All of it at once, because `pulumi.Config` answers for the keys it is asked for only: one that is misspelt would be passed over in silence.
 */
export function pulumiConfiguration(): ConfigurationSource {
    const runtime: object = pulumi.runtime;
    if (!knowsSecrets(runtime)) {
        throw new Error(
            "This version of @pulumi/pulumi does not say which configuration is secret; use the one in package-lock.json.",
        );
    }
    return {
        project: pulumi.getProject(),
        stack: pulumi.getStack(),
        values: pulumi.runtime.allConfig(),
        isSecret: (key) => runtime.isConfigSecret(key),
    };
}

/** The SDK has this function and uses it itself, but leaves it out of its types. */
function knowsSecrets(runtime: object): runtime is { isConfigSecret(key: string): boolean } {
    return "isConfigSecret" in runtime && typeof runtime.isConfigSecret === "function";
}
