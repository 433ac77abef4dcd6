import { cacheCluster, managedDatabase, objectStore, sharedFileStore } from "./data.js";
import {
    accessLogQueries,
    alertingTopics,
    costGuard,
    dashboard,
    databaseTunnel,
    eventFunction,
    network,
} from "./rest.js";
import type { Programs } from "./surroundings.js";
import { certificate, scalableWebTier, staticSite } from "./web.js";

export type { Common, Program, Programs } from "./surroundings.js";

/** The programs of each component, by the name of its folder. */
export const programs: Readonly<Record<string, Programs>> = {
    "access-log-queries": accessLogQueries,
    "alerting-topics": alertingTopics,
    "cache-cluster": cacheCluster,
    certificate,
    "cost-guard": costGuard,
    dashboard,
    "database-tunnel": databaseTunnel,
    "event-function": eventFunction,
    "managed-database": managedDatabase,
    network,
    "object-store": objectStore,
    "scalable-web-tier": scalableWebTier,
    "shared-file-store": sharedFileStore,
    "static-site": staticSite,
};
