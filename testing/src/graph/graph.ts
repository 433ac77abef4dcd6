import * as pulumi from "@pulumi/pulumi";
import type { InputValue } from "../cloud/inputs.js";
import type { GraphResource } from "./resource.js";

/** What a program registered, for tests to look at. */
export class Graph {
    constructor(
        /** Every resource and component in the order of registration, without the stack itself. */
        readonly resources: readonly GraphResource[],
        /** What the program returned, as plain values. */
        readonly outputs: Readonly<Record<string, InputValue>>,
    ) {}

    /**
     * What there is, one line each: `main-alerts: aws:sns/topic:Topic`, sorted, so that a test can list it exactly.
     *
     * @param type only resources of this type, named without it
     */
    inventory(type?: string): string[] {
        const chosen = type === undefined ? this.resources : this.ofType(type);
        return chosen
            .map((resource) => (type === undefined ? `${resource.name}: ${resource.type}` : resource.name))
            .sort();
    }

    /** The resources of one type, in the order of registration. */
    ofType(type: string): GraphResource[] {
        return this.resources.filter((resource) => resource.type === type);
    }

    /**
     * The one resource of this type and logical name.
     *
     * @throws Error that lists the resources of that type, or of that name, where there is none
     */
    find(type: string, name: string): GraphResource {
        const found = this.ofType(type).filter((resource) => resource.name === name);
        const [only] = found;
        if (only !== undefined && found.length === 1) return only;
        if (found.length > 1)
            throw new Error(`${found.length} resources are ${type} "${name}"; tell them apart by childrenOf.`);
        throw new Error(`Nothing in the graph is ${type} "${name}". ${this.nearest(type, name)}`);
    }

    /** The resources whose parent is the component or resource of this logical name. */
    childrenOf(name: string): GraphResource[] {
        const parents = new Set(this.resources.filter((resource) => resource.name === name).map(({ urn }) => urn));
        if (parents.size === 0) throw new Error(`Nothing in the graph is called "${name}". ${this.nearest("", name)}`);
        return this.resources.filter(({ parent }) => parent !== undefined && parents.has(parent));
    }

    /**
     * The value of an output or of anything made of outputs; `undefined` where a preview does not know it.
     *
     * @throws whatever was thrown while the value was computed
     */
    output<T>(value: pulumi.Input<T>): Promise<pulumi.Unwrap<T> | undefined> {
        return outputValue(value);
    }

    private nearest(type: string, name: string): string {
        const ofType = this.ofType(type).map((resource) => `"${resource.name}"`);
        if (ofType.length > 0) return `Of that type there are: ${ofType.sort().join(", ")}.`;
        const ofName = this.resources.filter((resource) => resource.name === name).map((resource) => resource.type);
        if (ofName.length > 0) return `That name has: ${ofName.sort().join(", ")}.`;
        if (this.resources.length === 0) return "The program registered nothing at all.";
        return `Of that type there is none; the graph has:\n${this.inventory().join("\n")}`;
    }
}

/** Awaits an output in the way of the SDK itself; `apply` would hang on unknown values and hide errors. */
export async function outputValue<T>(value: pulumi.Input<T>): Promise<pulumi.Unwrap<T> | undefined> {
    const output: unknown = pulumi.output(value);
    if (!hasPromise<pulumi.Unwrap<T>>(output))
        throw new Error("This version of @pulumi/pulumi does not let tests await an output.");
    return output.promise();
}

function hasPromise<T>(output: unknown): output is { promise(): Promise<T | undefined> } {
    return typeof output === "object" && output !== null && "promise" in output && typeof output.promise === "function";
}
