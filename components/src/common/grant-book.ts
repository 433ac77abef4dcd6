import * as pulumi from "@pulumi/pulumi";
import type { FileMount, Grant } from "./grants.js";
import { listed, rejectAll, repeated } from "./validation.js";

/** What all grants of a component add up to. */
interface GrantTotal {
    environment: Record<string, pulumi.Input<string>>;
    mounts: FileMount[];
    resources: pulumi.Resource[];
}

/** Whose book it is, and what of the kinds that grants bring it has without them. */
export interface BookOwner {
    /** Its class, for messages. */
    component: string;
    /** Its name, for messages. */
    name: string;
    /** What it is to those who read messages, such as `tier`. */
    kind: string;
    /** What is defined when the book closes, such as `the instances were`. */
    defined: string;
    /** What its arguments set; grants must not do it again. */
    environment: Record<string, pulumi.Input<string>> | undefined;
    /** What its arguments mount. @default nothing */
    mounts?: readonly FileMount[] | undefined;
    /** Variables that it sets itself. */
    suppliedVariables: readonly string[];
    /** What is wrong with the paths of all mounts together, beside one that comes twice. */
    mountFindings: (paths: readonly string[]) => readonly (string | false)[];
}

/**
 * Collects what a component is granted, until its software is defined: instances, or a function.
 *
 * Software must not start before its grants exist: it would start without the address of its database, or be refused
 * by it. But a grant needs the role and the security group of the component, so it can only be made after the component
 * was constructed. Therefore the definition of the software waits until the program has had its say: the book closes in
 * the first turn of the event loop after the synchronous run in which the component was constructed, and what it holds then
 * is final. The waiting is done by promises, so all resources are still registered in every preview.
 */
export class GrantBook {
    private readonly total: GrantTotal;
    private readonly whenClosed: Promise<GrantTotal>;
    private closed = false;

    constructor(private readonly owner: BookOwner) {
        const { environment = {}, mounts = [] } = owner;
        this.total = { environment: { ...environment }, mounts: [...mounts], resources: [] };
        this.whenClosed = new Promise((resolve) => {
            setImmediate(() => {
                this.closed = true;
                resolve(this.total);
            });
        });
    }

    /** @throws a `RunError` when the book is closed, or the grant contradicts what is in it */
    public accept(grant: Grant): void {
        const { component, name, kind, defined, suppliedVariables, mountFindings } = this.owner;
        const { environment, mounts, resources } = this.total;
        const paths = [...mounts, ...(grant.mounts ?? [])].map(({ path }) => path);
        const variables = Object.keys(grant.environment);
        const taken = variables.filter((variable) => variable in environment || suppliedVariables.includes(variable));
        const mountedTwice = repeated(paths);
        rejectAll(component, name, [
            this.closed &&
                `a grant came after ${defined} defined; make all grants right after the ${kind} is constructed, ` +
                    "before anything is awaited and not inside apply.",
            taken.length > 0 &&
                `a grant sets ${listed(taken)}, which is set already; one ${kind} can be granted one thing of a kind.`,
            mountedTwice.length > 0 &&
                `a grant mounts ${listed(mountedTwice)}, where something is mounted already; choose different paths.`,
            ...mountFindings(paths),
        ]);
        Object.assign(environment, grant.environment);
        mounts.push(...(grant.mounts ?? []));
        resources.push(...grant.resources);
    }

    /** Environment of the software, known once the book is closed. */
    public get environment(): pulumi.Output<Record<string, string>> {
        return pulumi.output(this.whenClosed.then(({ environment }) => environment));
    }

    /** Shared files to mount, known once the book is closed. */
    public get mounts(): pulumi.Output<pulumi.Unwrap<FileMount>[]> {
        return pulumi.output(this.whenClosed.then(({ mounts }) => mounts));
    }

    /** What must exist before the software starts. */
    public get resources(): Promise<pulumi.Resource[]> {
        return this.whenClosed.then(({ resources }) => resources);
    }
}
