import type { AnyTable } from "../change.js";
import { accessLogQueriesChanges } from "./access-log-queries.js";
import { alertingTopicsChanges } from "./alerting-topics.js";
import { cacheClusterChanges } from "./cache-cluster.js";
import { certificateChanges } from "./certificate.js";
import { costGuardChanges } from "./cost-guard.js";
import { dashboardChanges } from "./dashboard.js";
import { databaseTunnelChanges } from "./database-tunnel.js";
import { eventFunctionChanges } from "./event-function.js";
import { managedDatabaseChanges } from "./managed-database.js";
import { networkChanges } from "./network.js";
import { objectStoreChanges } from "./object-store.js";
import { scalableWebTierChanges } from "./scalable-web-tier.js";
import { sharedFileStoreChanges } from "./shared-file-store.js";
import { staticSiteChanges } from "./static-site.js";

/** The tables of all components, by class. Whoever only reads `changes` needs no engine. */
export const tables: Readonly<Record<string, AnyTable>> = {
    AccessLogQueries: accessLogQueriesChanges,
    AlertingTopics: alertingTopicsChanges,
    CacheCluster: cacheClusterChanges,
    Certificate: certificateChanges,
    CostGuard: costGuardChanges,
    Dashboard: dashboardChanges,
    DatabaseTunnel: databaseTunnelChanges,
    EventFunction: eventFunctionChanges,
    ManagedDatabase: managedDatabaseChanges,
    Network: networkChanges,
    ObjectStore: objectStoreChanges,
    ScalableWebTier: scalableWebTierChanges,
    SharedFileStore: sharedFileStoreChanges,
    StaticSite: staticSiteChanges,
};
