import { accessLogQueries } from "./access-log-queries.js";
import { alertingTopics } from "./alerting-topics.js";
import { cacheCluster } from "./cache-cluster.js";
import { certificate } from "./certificate.js";
import { costGuard } from "./cost-guard.js";
import { dashboard } from "./dashboard.js";
import { databaseTunnel } from "./database-tunnel.js";
import { eventFunction } from "./event-function.js";
import { managedDatabase } from "./managed-database.js";
import { network } from "./network.js";
import { objectStore } from "./object-store.js";
import { scalableWebTier } from "./scalable-web-tier.js";
import { sharedFileStore } from "./shared-file-store.js";
import { staticSite } from "./static-site.js";
import type { Subject } from "./subject.js";

/** By the folder of the component. */
export const subjects: Readonly<Record<string, Subject>> = {
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
