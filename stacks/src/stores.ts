import { deletedBytesKeptDays } from "@evenkeel/app-runtime";
import { LogSource, ObjectStore, type ObjectStoreChildren } from "@evenkeel/components";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "./scope.js";

/** Where files of new shifts are put, in the store of the operations. */
export const shiftFiles = "shifts/";

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
    const operations = new ObjectStore(
        "operations",
        { accessLogBucketName, forceDestroy },
        { ...options, childTransforms: { lifecycle: forgetShifts } },
    );
    return { logs, artefacts, content, operations };
}

/**
 * Files of shifts hold names, addresses and telephone numbers, and are read when they are put. What is beside them stays: reports.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-conflicts.html
 */
function forgetShifts({ rules, ...rest }: ObjectStoreChildren["lifecycle"]): ObjectStoreChildren["lifecycle"] {
    const forget = {
        id: "forget-shifts",
        status: "Enabled",
        filter: { prefix: shiftFiles },
        expiration: { days: 30 },
        // As long as the queue of calls that failed keeps one, which names the version that it is about.
        noncurrentVersionExpiration: { noncurrentDays: 14 },
    };
    return { ...rest, rules: pulumi.output(rules).apply((others) => [...(others ?? []), forget]) };
}
