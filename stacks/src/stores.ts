import { deletedBytesKeptDays } from "@evenkeel/app-runtime";
import { LogSource, ObjectStore } from "@evenkeel/components";
import type { Scope } from "./scope.js";

/** The buckets of an environment. */
export interface Stores {
    /** Logs of load balancers, networks and the other stores. */
    logs: ObjectStore;
    /** What instances run. */
    artefacts: ObjectStore;
    /** Images, and the static files of pages. */
    content: ObjectStore;
    /** What people give to the functions, and the functions to people: shifts, and reports on the uptime. */
    operations: ObjectStore;
}

export function createStores({ configuration, options }: Scope): Stores {
    const forceDestroy = !configuration.keepData;
    const logs = new ObjectStore(
        "logs",
        {
            logSources: [LogSource.LoadBalancers, LogSource.FlowLogs, LogSource.ObjectStores],
            expireAfterDays: configuration.logRetentionDays,
            // They hold addresses of people: gone means gone.
            keepOldVersionsDays: 1,
            forceDestroy,
        },
        options,
    );
    const accessLogBucketName = logs.bucketName;
    // Artefacts can be built again from the sources, so nothing is lost with them, in no environment.
    const artefacts = new ObjectStore("artefacts", { accessLogBucketName, forceDestroy: true }, options);
    const content = new ObjectStore(
        "content",
        // Its pages tell people how long what they delete is kept.
        { accessLogBucketName, forceDestroy, keepOldVersionsDays: deletedBytesKeptDays },
        options,
    );
    const operations = new ObjectStore("operations", { accessLogBucketName, forceDestroy }, options);
    return { logs, artefacts, content, operations };
}
