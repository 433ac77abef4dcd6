import type { PolicyResource } from "@pulumi/policy";

/** Properties as the SDK shows them, of which those in `unknowns` throw when they are read. */
export function propsWithUnknowns(
    known: Record<string, unknown>,
    unknowns: readonly string[],
): Record<string, unknown> {
    return unknowns.reduce<Record<string, unknown>>(
        (props, name) =>
            Object.defineProperty(props, name, {
                enumerable: true,
                get: () => {
                    throw new Error("not known yet");
                },
            }),
        { ...known },
    );
}

/** A resource as the SDK shows it to a stack rule. */
export function policyResource(
    type: string,
    name: string,
    props: Record<string, unknown> = {},
    propertyDependencies: Record<string, PolicyResource[]> = {},
): PolicyResource {
    const timeouts = { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 };
    return {
        type,
        name,
        props,
        propertyDependencies,
        urn: `urn:pulumi:dev::shop::${type}::${name}`,
        opts: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [], customTimeouts: timeouts },
        dependencies: [],
        isType: () => false,
        asType: () => undefined,
    };
}
