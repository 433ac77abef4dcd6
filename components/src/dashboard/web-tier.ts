import type { WebTierChartsArgs } from "./args.js";
import { type Chart, hidden, type Line, linesOf, perMinute } from "./charts.js";

/** What visitors of a web tier are promised. */
export interface Objectives {
    /** Percent. */
    availability: number;
    /** Seconds. */
    latency: number;
}

/** First what visitors are promised and get, then why. */
export function webTierCharts(tier: WebTierChartsArgs, objectives: Objectives): Chart[] {
    const { loadBalancerArnSuffix, targetGroupArnSuffix, autoScalingGroupName } = tier;
    const balancer = linesOf("AWS/ApplicationELB", { LoadBalancer: loadBalancerArnSuffix });
    return [
        ...promiseCharts(balancer, objectives),
        {
            title: "Requests a minute",
            lines: perMinute("requests", balancer("requests", "RequestCount", "Sum")),
            least: 0,
        },
        {
            title: "Errors a minute",
            lines: [
                ...perMinute("balancer", balancer("from the load balancer", "HTTPCode_ELB_5XX_Count", "Sum")),
                ...perMinute("instances", balancer("from instances", "HTTPCode_Target_5XX_Count", "Sum")),
            ],
            least: 0,
        },
        ...instanceCharts(loadBalancerArnSuffix, targetGroupArnSuffix, autoScalingGroupName),
    ];
}

type Lines = ReturnType<typeof linesOf>;

function promiseCharts(balancer: Lines, { availability, latency }: Objectives): Chart[] {
    const counts = countLines(balancer);
    return [
        {
            title: "Availability, %",
            lines: [...counts, { label: "answered without an error", expression: "100 * (1 - failed / asked)" }],
            most: 100,
            objective: { label: `objective: ${availability} %`, value: availability },
        },
        {
            // Over the range that a person chooses on the page: what may fail of all requests of the range, less what has failed of them so far.
            title: "Error budget left, %",
            lines: [
                ...counts,
                {
                    label: "left",
                    expression: `100 * (1 - RUNNING_SUM(failed) / ((1 - ${availability} / 100) * SUM(asked)))`,
                },
            ],
            most: 100,
            objective: { label: "used up", value: 0 },
        },
        {
            title: "Response time, seconds",
            lines: [
                balancer("half of them", "TargetResponseTime", "p50"),
                balancer("99 of 100", "TargetResponseTime", "p99"),
            ],
            least: 0,
            objective: { label: `objective: ${latency} s for 99 of 100`, value: latency },
        },
    ];
}

/**
 * What was asked for and what failed. A request for which the load balancer finds no instance is among its errors and not among its requests, so it is
 * counted here; otherwise a tier without a single instance would have no requests, and therefore no fault. The counters of errors exist only when there
 * are some.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
function countLines(balancer: Lines): Line[] {
    return [
        hidden("requests", balancer("requests", "RequestCount", "Sum")),
        hidden("unplaced", balancer("without an instance", "HTTPCode_ELB_503_Count", "Sum")),
        hidden("balancer", balancer("errors of the load balancer", "HTTPCode_ELB_5XX_Count", "Sum")),
        hidden("instances", balancer("errors of instances", "HTTPCode_Target_5XX_Count", "Sum")),
        { id: "asked", label: "asked", expression: "FILL(requests, 0) + FILL(unplaced, 0)", hidden: true },
        { id: "failed", label: "failed", expression: "FILL(balancer, 0) + FILL(instances, 0)", hidden: true },
    ];
}

type Wiring = WebTierChartsArgs["loadBalancerArnSuffix"];

function instanceCharts(loadBalancer: Wiring, targetGroup: Wiring, groupName: Wiring): Chart[] {
    const ofGroup = { AutoScalingGroupName: groupName };
    const targets = linesOf("AWS/ApplicationELB", { TargetGroup: targetGroup, LoadBalancer: loadBalancer });
    const instances = linesOf("AWS/EC2", ofGroup);
    const agent = linesOf("CWAgent", ofGroup);
    const group = linesOf("AWS/AutoScaling", ofGroup);
    return [
        {
            title: "Instances",
            lines: [
                group("in service", "GroupInServiceInstances", "Average"),
                targets("healthy", "HealthyHostCount", "Minimum"),
            ],
            least: 0,
        },
        {
            title: "CPU and memory of instances, %",
            lines: [instances("CPU", "CPUUtilization", "Average"), agent("memory", "mem_used_percent", "Average")],
            least: 0,
            most: 100,
        },
    ];
}
