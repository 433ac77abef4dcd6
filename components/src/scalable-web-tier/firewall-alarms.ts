import type { AlarmTable } from "../common/alarms.js";
import { type FirewallArgs, FirewallMode } from "./firewall-args.js";

/** The firewall's alarm. It has one role in both modes, so that a change of mode changes the alarm and does not replace it. */
export function firewallAlarms(firewall: FirewallArgs | undefined): AlarmTable {
    if (firewall === undefined) return {};
    const blocks = firewall.mode === FirewallMode.Block;
    return {
        firewall: {
            namespace: "AWS/WAFV2",
            metricName: blocks ? "BlockedRequests" : "CountedRequests",
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 100,
            period: 60,
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
            // There is a data point only where there was a request to count.
            treatMissingData: "notBreaching",
            alarmDescription: blocks
                ? "The firewall turns away over 100 requests a minute. Its log group says by which rule and whose: an attack needs nothing more; " +
                  "if they are visitors, set the firewall's mode to Count until the rule's cause is gone."
                : "The firewall would turn away over 100 requests a minute if its mode were Block. Its log group says by which rule and whose: " +
                  "if it is an attack, set the mode to Block; if they are visitors, change what the rule matches first.",
        },
    };
}
