import type { AlarmTable } from "../common/alarms.js";

/** Alarms of every tunnel, by role. */
export const tunnelAlarms: AlarmTable = {
    "status-checks": {
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        period: 300,
        evaluationPeriods: 2,
        // Somebody stopped the instance to save its cost: nothing is broken.
        treatMissingData: "missing",
        alarmDescription:
            "AWS finds the tunnel's instance broken: nobody can open a private database through it. The databases themselves are not touched. " +
            "Where the hardware is at fault, AWS moves the instance by itself within minutes; if it did not, reboot it in the EC2 console, or deploy with " +
            "replaceForNewImages, which makes a new one.",
    },
};
