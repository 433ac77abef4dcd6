import type { AlarmTable } from "../common/alarms.js";

const namespace = "AWS/NATGateway";

/**
 * Alarms on each NAT gateway, by role.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
 */
export const natAlarms = {
    "no-ports": {
        namespace,
        metricName: "ErrorPortAllocation",
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 15,
        // A gateway that carries nothing reports nothing.
        treatMissingData: "missing",
        alarmDescription:
            "The NAT gateway has no port left for another connection to the same destination: connections fail. " +
            "Look for what opens very many to one host, let it reuse them, or spread it over more zones.",
    },
    "packets-dropped": {
        namespace,
        metricName: "PacketsDropCount",
        percentageOf: "PacketsOutToDestination",
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0.01,
        period: 60,
        evaluationPeriods: 5,
        treatMissingData: "missing",
        alarmDescription:
            "The NAT gateway drops more than one packet in ten thousand, as it does when AWS has trouble in its zone. Look at the health dashboard.",
    },
} satisfies AlarmTable;
