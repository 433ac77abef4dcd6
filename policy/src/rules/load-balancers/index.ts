import type { Rule } from "../../core/rule.js";
import { httpListenerRedirects } from "./http-listener-redirects.js";
import { listenerModernTlsPolicy } from "./listener-modern-tls-policy.js";
import { listenerUsesTls } from "./listener-uses-tls.js";
import { loadBalancerAccessLogs } from "./load-balancer-access-logs.js";
import { loadBalancerDeletionProtection } from "./load-balancer-deletion-protection.js";
import { loadBalancerDesyncMitigation } from "./load-balancer-desync-mitigation.js";
import { loadBalancerDropsInvalidHeaders } from "./load-balancer-drops-invalid-headers.js";
import { loadBalancerMultipleZones } from "./load-balancer-multiple-zones.js";
import { targetGroupHealthCheck } from "./target-group-health-check.js";

export const loadBalancerRules: readonly Rule[] = [
    httpListenerRedirects,
    listenerUsesTls,
    listenerModernTlsPolicy,
    loadBalancerDropsInvalidHeaders,
    loadBalancerAccessLogs,
    loadBalancerDeletionProtection,
    loadBalancerDesyncMitigation,
    loadBalancerMultipleZones,
    targetGroupHealthCheck,
];
