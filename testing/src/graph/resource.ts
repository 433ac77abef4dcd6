import type { InputValue } from "../cloud/inputs.js";

/** Options of a resource as the engine would receive them. URNs stand for resources. */
export interface GraphResourceOptions {
    readonly protect: boolean;
    readonly retainOnDelete: boolean;
    readonly deleteBeforeReplace: boolean;
    readonly ignoreChanges: readonly string[];
    readonly replaceOnChanges: readonly string[];
    /** URNs of what this resource is replaced together with. */
    readonly replaceWith: readonly string[];
    /** URNs under which the engine looks for this resource too: those of its own aliases, and what follows from those of its parents. */
    readonly aliases: readonly string[];
    /** URNs of everything this resource waits for: its `dependsOn` and what its inputs are made of. */
    readonly dependsOn: readonly string[];
    /** URN of the provider that was chosen explicitly or through a parent; undefined for the default provider. */
    readonly provider: string | undefined;
}

/** One resource or component of a {@link Graph}. */
export class GraphResource {
    constructor(
        readonly type: string,
        /** Logical name. */
        readonly name: string,
        readonly urn: string,
        /** URN of the parent; undefined for what the stack itself is the parent of. */
        readonly parent: string | undefined,
        /** False for a component. */
        readonly custom: boolean,
        /** Id in AWS's format; undefined for a component, and in a preview. */
        readonly id: string | undefined,
        /** What the program gave, secrets unwrapped. A value that a preview does not know is `unknownValue`. */
        readonly inputs: Readonly<Record<string, InputValue>>,
        /** Names of the inputs that are secret or contain a secret. */
        readonly secretInputs: readonly string[],
        /** What the cloud answered: the inputs with defaults, automatic name and tags, and what AWS makes up. */
        readonly outputs: Readonly<Record<string, InputValue>>,
        readonly options: GraphResourceOptions,
    ) {}

    /** The same resource with other outputs. */
    withOutputs(outputs: Readonly<Record<string, InputValue>>): GraphResource {
        const { type, name, urn, parent, custom, id, inputs, secretInputs, options } = this;
        return new GraphResource(type, name, urn, parent, custom, id, inputs, secretInputs, outputs, options);
    }

    /** An input by dotted path, such as `metadataOptions.httpTokens` or `ingress.0.fromPort`. */
    input(path: string): InputValue | undefined {
        return valueAt(this.inputs, path);
    }

    /** An output by dotted path. */
    output(path: string): InputValue | undefined {
        return valueAt(this.outputs, path);
    }
}

function valueAt(values: Readonly<Record<string, InputValue>>, path: string): InputValue | undefined {
    let current: InputValue | undefined = values;
    for (const step of path.split(".")) {
        if (typeof current !== "object" || current === null) return undefined;
        current = Array.isArray(current) ? current[Number(step)] : current[step];
    }
    return current;
}
