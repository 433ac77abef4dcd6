import type { Rule } from "../../core/rule.js";
import { firewallHasRules } from "./firewall-has-rules.js";
import { firewallLogging } from "./firewall-logging.js";
import { firewallMetrics } from "./firewall-metrics.js";
import { firewallStopsKnownBadInputs } from "./firewall-stops-known-bad-inputs.js";
import { publicLoadBalancerHasFirewall } from "./public-load-balancer-has-firewall.js";

export const firewallRules: readonly Rule[] = [
    publicLoadBalancerHasFirewall,
    firewallHasRules,
    firewallMetrics,
    firewallLogging,
    firewallStopsKnownBadInputs,
];
