import type { Rule } from "../../core/rule.js";
import { databaseBackupRetention } from "./database-backup-retention.js";
import { databaseClusterEventsNotified } from "./database-cluster-events-notified.js";
import { databaseClusterMultiAz } from "./database-cluster-multi-az.js";
import { databaseCopiesTags } from "./database-copies-tags.js";
import { databaseCustomAdminName } from "./database-custom-admin-name.js";
import { databaseCustomPort } from "./database-custom-port.js";
import { databaseDeletionProtection } from "./database-deletion-protection.js";
import { databaseEncrypted } from "./database-encrypted.js";
import { databaseEnhancedMonitoring } from "./database-enhanced-monitoring.js";
import { databaseForcesTls } from "./database-forces-tls.js";
import { databaseIamAuthentication } from "./database-iam-authentication.js";
import { databaseInBackupPlan } from "./database-in-backup-plan.js";
import { databaseInOwnNetwork } from "./database-in-own-network.js";
import { databaseInPrivateSubnets } from "./database-in-private-subnets.js";
import { databaseInstanceEventsNotified } from "./database-instance-events-notified.js";
import { databaseLogsExported } from "./database-logs-exported.js";
import { databaseMinorUpgrades } from "./database-minor-upgrades.js";
import { databaseModernCertificate } from "./database-modern-certificate.js";
import { databaseMultiAz } from "./database-multi-az.js";
import { databaseNotPublic } from "./database-not-public.js";
import { databaseOwnKey } from "./database-own-key.js";
import { databaseParameterGroupEventsNotified } from "./database-parameter-group-events-notified.js";
import { databasePerformanceInsights } from "./database-performance-insights.js";
import { databasePerformanceInsightsOwnKey } from "./database-performance-insights-own-key.js";
import { databaseProxyRequiresTls } from "./database-proxy-requires-tls.js";
import { databaseSecurityGroupEventsNotified } from "./database-security-group-events-notified.js";

export const databaseRules: readonly Rule[] = [
    databaseNotPublic,
    databaseInPrivateSubnets,
    databaseInOwnNetwork,
    databaseEncrypted,
    databaseOwnKey,
    databaseMultiAz,
    databaseClusterMultiAz,
    databaseBackupRetention,
    databaseDeletionProtection,
    databaseMinorUpgrades,
    databaseIamAuthentication,
    databaseLogsExported,
    databaseEnhancedMonitoring,
    databasePerformanceInsights,
    databasePerformanceInsightsOwnKey,
    databaseCopiesTags,
    databaseCustomPort,
    databaseCustomAdminName,
    databaseForcesTls,
    databaseModernCertificate,
    databaseProxyRequiresTls,
    databaseInBackupPlan,
    databaseClusterEventsNotified,
    databaseInstanceEventsNotified,
    databaseParameterGroupEventsNotified,
    databaseSecurityGroupEventsNotified,
];
