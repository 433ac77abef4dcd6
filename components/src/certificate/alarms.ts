import type { AlarmTable } from "../common/alarms.js";

const day = 86_400;

/** Alarms of every certificate, by role. */
export const certificateAlarms: AlarmTable = {
    expiry: {
        namespace: "AWS/CertificateManager",
        metricName: "DaysToExpiry",
        statistic: "Minimum",
        comparisonOperator: "LessThanThreshold",
        // ACM begins to renew 45 days or more before the end, so that it has tried for two weeks when this rings.
        threshold: 30,
        // ACM counts twice a day.
        period: day,
        evaluationPeriods: 1,
        // A certificate that has just been issued, or replaced, has not been counted yet, and one that has expired no more: it has rung for a month.
        treatMissingData: "missing",
        alarmDescription:
            "The certificate expires in less than 30 days and ACM has not renewed it: browsers will refuse whatever uses it. Look at its renewal status in the ACM console; if a validation record is gone from the zone, pulumi up --refresh makes it again.",
    },
};
