import { type Graph, plan } from "@evenkeel/testing";
import type { DashboardArgs, WebTierChartsArgs } from "./args.js";
import { Dashboard } from "./dashboard.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

export const webTier: WebTierChartsArgs = {
    loadBalancerArnSuffix: "app/web/0123456789abcdef",
    targetGroupArnSuffix: "targetgroup/web/0123456789abcdef",
    autoScalingGroupName: "web-group",
};

/** One of everything. */
export const args: DashboardArgs = {
    dashboardName: "shop-dev",
    webTiers: { web: webTier },
    databases: { orders: { instanceIdentifier: "orders-1" } },
    fileStores: { uploads: { fileSystemId: "fs-1" } },
    caches: { pages: { replicationGroupId: "pages-1" } },
    sites: { docs: { distributionId: "E1EXAMPLE" } },
    topics: { health: "arn:aws:sns:eu-west-1:123456789012:alerts-health" },
};

type MetricEntry = [namespace: string, metric: string, ...rest: unknown[]];
interface FormulaEntry {
    expression: string;
    id?: string;
    label: string;
    visible?: boolean;
}

export interface ParsedWidget {
    type: string;
    x: number;
    y: number;
    width: number;
    height: number;
    properties: {
        title?: string;
        markdown?: string;
        region?: string;
        alarms?: string[];
        yAxis?: { left: { min?: number; max?: number } };
        annotations?: { horizontal: { label: string; value: number }[] };
        metrics?: (MetricEntry | [FormulaEntry])[];
    };
}

export function planDashboard(given: DashboardArgs, region = "eu-west-1"): Promise<Graph> {
    return plan(() => void new Dashboard("overview", given), { config: { "aws:region": region } });
}

export function pageOf(graph: Graph) {
    return graph.find("aws:cloudwatch/dashboard:Dashboard", "overview-page");
}

export function widgetsOf(graph: Graph): ParsedWidget[] {
    const body: { widgets: ParsedWidget[] } = JSON.parse(String(pageOf(graph).input("dashboardBody")));
    return body.widgets;
}

/** The chart of a title; where several have it, the first. */
export function chartOf(widgets: readonly ParsedWidget[], title: string): ParsedWidget["properties"] {
    const found = widgets.find(({ properties }) => properties.title === title);
    if (found === undefined) {
        throw new Error(
            `No chart is "${title}"; there are ${widgets.map(({ properties }) => properties.title).join(", ")}.`,
        );
    }
    return found.properties;
}

/** `namespace metric` of each metric of a chart, hidden or not. */
export function metricsOf({ metrics = [] }: ParsedWidget["properties"]): string[] {
    return metrics.flatMap((entry) => (typeof entry[0] === "string" ? [`${entry[0]} ${String(entry[1])}`] : []));
}

export function formulasOf({ metrics = [] }: ParsedWidget["properties"]): FormulaEntry[] {
    return metrics.flatMap(([first]) => (typeof first === "string" ? [] : [first]));
}
