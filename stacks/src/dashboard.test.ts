import { plan, type Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { createDashboard } from "./dashboard.js";

const sources = {
    loadBalancer: "app/web/0123456789abcdef",
    targetGroup: "targetgroup/web/0123456789abcdef",
    autoScalingGroup: "web-group",
    database: "database-1",
    fileSystem: "fs-1",
};

interface Widget {
    x: number;
    y: number;
    width: number;
    height: number;
    properties: { title: string; region: string; metrics: [namespace: string, metric: string, ...rest: unknown[]][] };
}

function planDashboard(region: string): Promise<Graph> {
    return plan(() => ({ address: createDashboard("dashboard", { dashboardName: "evenkeel-dev", region, sources }) }), {
        config: { "aws:region": region },
    });
}

function widgetsOf(graph: Graph): Widget[] {
    const body: { widgets: Widget[] } = JSON.parse(
        String(graph.find("aws:cloudwatch/dashboard:Dashboard", "dashboard").input("dashboardBody")),
    );
    return body.widgets;
}

describe("createDashboard", () => {
    it("shows requests, errors and latency, then what instances, database and files have left", async () => {
        const widgets = widgetsOf(await planDashboard("eu-west-1"));

        expect(
            widgets.flatMap(({ properties }) =>
                properties.metrics.map(([namespace, metric]) => `${namespace} ${metric}`),
            ),
        ).to.deep.equal([
            "AWS/ApplicationELB RequestCount",
            "AWS/ApplicationELB HTTPCode_ELB_5XX_Count",
            "AWS/ApplicationELB HTTPCode_Target_5XX_Count",
            "AWS/ApplicationELB TargetResponseTime",
            "AWS/ApplicationELB TargetResponseTime",
            "AWS/AutoScaling GroupInServiceInstances",
            "AWS/ApplicationELB HealthyHostCount",
            "AWS/EC2 CPUUtilization",
            "CWAgent mem_used_percent",
            "AWS/RDS CPUUtilization",
            "AWS/RDS DatabaseConnections",
            "AWS/RDS FreeStorageSpace",
            "AWS/EFS PercentIOLimit",
            "AWS/EFS ClientConnections",
        ]);
    });

    it("names each metric as CloudWatch does", async () => {
        const [requests] = widgetsOf(await planDashboard("eu-west-1"));

        expect(requests?.properties.region).to.equal("eu-west-1");
        expect(requests?.properties.metrics[0]).to.deep.equal([
            "AWS/ApplicationELB",
            "RequestCount",
            "LoadBalancer",
            sources.loadBalancer,
            { label: "requests", stat: "Sum" },
        ]);
    });

    it("lays the charts out side by side, none over another", async () => {
        const widgets = widgetsOf(await planDashboard("eu-west-1"));

        expect(new Set(widgets.map(({ x, y }) => `${x},${y}`)).size).to.equal(widgets.length);
        expect(Math.max(...widgets.map(({ x, width }) => x + width))).to.equal(24);
    });

    for (const [region, address] of [
        [
            "eu-west-1",
            "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#dashboards/dashboard/evenkeel-dev",
        ],
        [
            "us-gov-west-1",
            "https://us-gov-west-1.console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#dashboards/dashboard/evenkeel-dev",
        ],
        [
            "cn-north-1",
            "https://cn-north-1.console.amazonaws.cn/cloudwatch/home?region=cn-north-1#dashboards/dashboard/evenkeel-dev",
        ],
    ] as const) {
        it(`is found in the console of ${region}`, async () => {
            expect((await planDashboard(region)).outputs["address"]).to.equal(address);
        });
    }
});
