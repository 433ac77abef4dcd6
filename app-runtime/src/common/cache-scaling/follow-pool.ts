import { bounds } from "../control/configuration.js";
import type { ConfigurationStore } from "../control/configuration-store.js";
import type { Log } from "../log.js";
import type { PoolKeeper } from "./pool.js";

/** What following the configuration works with. */
export interface PoolFollowing {
    readonly store: Pick<ConfigurationStore, "read">;
    readonly pool: PoolKeeper;
    readonly log: Pick<Log, "info">;
}

/**
 * Holds the pool to the number of nodes in the configuration, whoever wrote it: the buttons, or auto-scaling.
 *
 * It remembers nothing: each look compares what there is with what there should be. So a restart, two that look at once, and whoever changes the pool meanwhile make no difference.
 *
 * @returns what does not fit, and can be made to by somebody; undefined where all does
 */
export async function followPool({ store, pool, log }: PoolFollowing): Promise<string | undefined> {
    const { configuration, exists, faults } = await store.read();
    const { nodes } = configuration.scaling;
    if (!exists || faults.length > 0) {
        return undefined;
    }
    const { before, now } = await pool.keepAtLeast(nodes);
    if (now !== before) {
        log.info("changed the fewest nodes of the pool", { from: before, to: now });
    }
    // A pool that keeps more nodes than a configuration can ask for is as it was deployed, and nobody has to change anything.
    return now === nodes || now > bounds.nodes.maximum
        ? undefined
        : `${nodes} nodes are wanted, and the pool keeps ${now}; change the bounds in the manager, or the sizes of the web tier in the stack's configuration`;
}
