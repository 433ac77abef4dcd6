import * as pulumi from "@pulumi/pulumi";
import type { FileMount, Grant } from "../common/grants.js";
import { listed, rejectAll, repeated } from "../common/validation.js";
import type { ScalableWebTierArgs } from "./args.js";
import { isMountPath } from "./mount-args.js";
import { suppliedVariables } from "./user-data/index.js";

/** What all grants of a tier add up to. */
interface GrantTotal {
    environment: Record<string, pulumi.Input<string>>;
    mounts: FileMount[];
    resources: pulumi.Resource[];
}

/** What of a tier's arguments is of the kinds that grants bring. */
type BookedArgs = Pick<ScalableWebTierArgs, "environment" | "mounts">;

/**
 * Collects what a tier is granted, until its instances are defined.
 *
 * An instance must not boot before its grants exist: it would start without the address of its database, or be refused
 * by it. But a grant needs the role and the security group of the tier, so it can only be made after the tier was
 * constructed. Therefore the definition of the instances waits until the program has had its say: the book closes in
 * the first turn of the event loop after the synchronous run in which the tier was constructed, and what it holds then
 * is final. The waiting is done by promises, so all resources are still registered in every preview.
 */
export class GrantBook {
    private readonly total: GrantTotal;
    private readonly whenClosed: Promise<GrantTotal>;
    private closed = false;

    /**
     * @param tier name of the tier, for messages
     * @param args what the tier's arguments set and mount; grants must not do it again
     */
    constructor(
        private readonly tier: string,
        { environment = {}, mounts = [] }: BookedArgs,
    ) {
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
        const { environment, mounts, resources } = this.total;
        const paths = [...mounts, ...(grant.mounts ?? [])].map(({ path }) => path);
        const variables = Object.keys(grant.environment);
        const taken = variables.filter(
            (name) => name in environment || suppliedVariables.some((each) => each === name),
        );
        const mountedTwice = repeated(paths);
        const misplaced = paths.filter((path) => !isMountPath(path));
        rejectAll("ScalableWebTier", this.tier, [
            this.closed &&
                "a grant came after the instances were defined; make all grants right after the tier is constructed, " +
                    "before anything is awaited and not inside apply.",
            taken.length > 0 &&
                `a grant sets ${listed(taken)}, which is set already; one tier can be granted one thing of a kind.`,
            mountedTwice.length > 0 &&
                `a grant mounts ${listed(mountedTwice)}, where something is mounted already; choose different paths.`,
            misplaced.length > 0 && `a grant mounts ${listed(misplaced)}; use an absolute path of plain words.`,
        ]);
        Object.assign(environment, grant.environment);
        mounts.push(...(grant.mounts ?? []));
        resources.push(...grant.resources);
    }

    /** Environment of the application, known once the book is closed. */
    public get environment(): pulumi.Output<Record<string, string>> {
        return pulumi.output(this.whenClosed.then(({ environment }) => environment));
    }

    /** Shared files to mount, known once the book is closed. */
    public get mounts(): pulumi.Output<pulumi.Unwrap<FileMount>[]> {
        return pulumi.output(this.whenClosed.then(({ mounts }) => mounts));
    }

    /** What must exist before the first instance boots. */
    public get resources(): Promise<pulumi.Resource[]> {
        return this.whenClosed.then(({ resources }) => resources);
    }
}
