import { expect } from "chai";
import { args, chartOf, formulasOf, metricsOf, planDashboard, webTier, widgetsOf } from "./fixtures.test.js";

const dashboardName = "shop-dev";
const widgetsFor = async (given: Partial<typeof args>) => widgetsOf(await planDashboard({ dashboardName, ...given }));

describe("what visitors of a web tier are promised", function () {
    this.timeout(60_000);

    it("is 99.9 % without an error and 99 of 100 in a second, by default", async () => {
        const widgets = await widgetsFor({ webTiers: { web: webTier } });

        expect(chartOf(widgets, "Availability, %").annotations).to.deep.equal({
            horizontal: [{ label: "objective: 99.9 %", value: 99.9 }],
        });
        expect(chartOf(widgets, "Error budget left, %").annotations).to.deep.equal({
            horizontal: [{ label: "used up", value: 0 }],
        });
        expect(chartOf(widgets, "Response time, seconds").annotations).to.deep.equal({
            horizontal: [{ label: "objective: 1 s for 99 of 100", value: 1 }],
        });
    });

    it("is what the program says", async () => {
        const widgets = await widgetsFor({
            webTiers: { web: { ...webTier, availabilityObjective: 99.5, latencyObjective: 0.3 } },
        });
        const value = (title: string) => chartOf(widgets, title).annotations?.horizontal[0]?.value;

        expect(value("Availability, %")).to.equal(99.5);
        expect(value("Response time, seconds")).to.equal(0.3);
        expect(formulasOf(chartOf(widgets, "Error budget left, %")).at(-1)?.expression).to.contain("(1 - 99.5 / 100)");
    });

    it("is held against all that was asked for, what found no instance included", async () => {
        const [asked, failed, shown] = formulasOf(
            chartOf(await widgetsFor({ webTiers: { web: webTier } }), "Availability, %"),
        );

        expect(asked).to.deep.equal({
            expression: "FILL(requests, 0) + FILL(unplaced, 0)",
            id: "asked",
            label: "asked",
            visible: false,
        });
        expect(failed).to.deep.include({ expression: "FILL(balancer, 0) + FILL(instances, 0)", id: "failed" });
        expect(shown).to.deep.equal({
            expression: "100 * (1 - failed / asked)",
            label: "answered without an error",
        });
    });

    it("leaves a budget of errors that is used up over the range of the page", async () => {
        const chart = chartOf(await widgetsFor({ webTiers: { web: webTier } }), "Error budget left, %");

        expect(formulasOf(chart).at(-1)).to.deep.equal({
            expression: "100 * (1 - RUNNING_SUM(failed) / ((1 - 99.9 / 100) * SUM(asked)))",
            label: "left",
        });
        expect(chart.yAxis).to.deep.equal({ left: { max: 100 } });
    });

    it("is computed with names that CloudWatch takes and that are each there once", async () => {
        for (const { properties } of await widgetsFor(args)) {
            const options = (properties.metrics ?? []).map((entry): unknown => entry.at(-1));
            const ids = options.flatMap((option) =>
                typeof option === "object" && option !== null && "id" in option ? [String(option.id)] : [],
            );
            const named = formulasOf(properties).flatMap(({ expression }) => expression.match(/\b[a-z]\w*/g) ?? []);

            expect(new Set(ids).size, properties.title).to.equal(ids.length);
            expect(ids.filter((id) => !/^[a-z]\w*$/.test(id))).to.deep.equal([]);
            expect(
                named.filter((id) => !ids.includes(id)),
                properties.title,
            ).to.deep.equal([]);
        }
    });
});

describe("charts", function () {
    this.timeout(60_000);

    it("name each metric as CloudWatch does", async () => {
        const widgets = await widgetsFor(args);

        expect(chartOf(widgets, "Response time, seconds").metrics?.[0]).to.deep.equal([
            "AWS/ApplicationELB",
            "TargetResponseTime",
            "LoadBalancer",
            webTier.loadBalancerArnSuffix,
            { label: "half of them", stat: "p50" },
        ]);
        expect(chartOf(widgets, "Instances").metrics?.[1]).to.deep.equal([
            "AWS/ApplicationELB",
            "HealthyHostCount",
            "TargetGroup",
            webTier.targetGroupArnSuffix,
            "LoadBalancer",
            webTier.loadBalancerArnSuffix,
            { label: "healthy", stat: "Minimum" },
        ]);
        expect(chartOf(widgets, "Answered with an error, %").metrics?.[0]?.slice(2, 6)).to.deep.equal([
            "DistributionId",
            "E1EXAMPLE",
            "Region",
            "Global",
        ]);
    });

    it("show counts by the minute, however long a data point is", async () => {
        const { metrics } = chartOf(await widgetsFor({ webTiers: { web: webTier } }), "Requests a minute");

        expect(metrics).to.deep.equal([
            [
                "AWS/ApplicationELB",
                "RequestCount",
                "LoadBalancer",
                webTier.loadBalancerArnSuffix,
                { id: "requests", label: "requests", stat: "Sum", visible: false },
            ],
            [{ expression: "60 * requests / PERIOD(requests)", label: "requests" }],
        ]);
    });

    it("have a line for each node of a cache", async () => {
        const nodes = async (shape: { shards?: number; replicas?: number }) => {
            const widgets = await widgetsFor({ caches: { pages: { replicationGroupId: "pages-1", ...shape } } });
            return chartOf(widgets, "Memory, %").metrics?.map(([, , , node]) => node);
        };

        expect(await nodes({})).to.deep.equal(["pages-1-001", "pages-1-002"]);
        expect(await nodes({ replicas: 0 })).to.deep.equal(["pages-1-001"]);
        expect(await nodes({ shards: 2, replicas: 1 })).to.deep.equal([
            "pages-1-0001-001",
            "pages-1-0001-002",
            "pages-1-0002-001",
            "pages-1-0002-002",
        ]);
    });

    it("have a line for each topic, in the topic's own region", async () => {
        const widgets = await widgetsFor({
            topics: {
                health: "arn:aws:sns:eu-west-1:123456789012:alerts-health",
                edge: "arn:aws:sns:us-east-1:123456789012:edge",
            },
        });

        expect(chartOf(widgets, "Messages that could not be delivered").metrics).to.deep.equal([
            [
                "AWS/SNS",
                "NumberOfNotificationsFailed",
                "TopicName",
                "alerts-health",
                { label: "health", stat: "Sum", region: "eu-west-1" },
            ],
            [
                "AWS/SNS",
                "NumberOfNotificationsFailed",
                "TopicName",
                "edge",
                { label: "edge", stat: "Sum", region: "us-east-1" },
            ],
        ]);
        expect(metricsOf(chartOf(widgets, "Messages delivered"))).to.have.length(2);
    });
});
