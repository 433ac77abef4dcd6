import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { DashboardArgs } from "./args.js";
import { args, webTier } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";

const dashboardName = "shop-dev";
const place = 'Dashboard "overview": ';
const refusal = (given: DashboardArgs) =>
    messageOf(() => resolveSettings("overview", given))
        .split("\n")
        .map((line) => line.replace(place, ""));
const alarmArn = (name: string) => `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`;

describe("settings of a Dashboard", () => {
    it("are the provider's region, no note and no alarms, by default", () => {
        const { sections, ...settings } = resolveSettings("overview", args);

        expect(settings).to.deep.equal({ dashboardName, region: undefined, note: undefined, alarmArns: [] });
        expect(sections).to.have.length(6);
    });

    it("refuse to show nothing", () => {
        const nothing =
            "there is nothing to show; give at least one of webTiers, databases, fileStores, caches, sites, topics, alarmArns.";

        expect(messageOf(() => resolveSettings("overview", { dashboardName }))).to.equal(`${place}${nothing}`);
        expect(refusal({ dashboardName, webTiers: {}, alarmArns: [] })).to.deep.equal([nothing]);
    });

    it("refuse names that CloudWatch does not take, regions that are none, and an empty note", () => {
        expect(refusal({ ...args, dashboardName: "shop.dev", region: "ireland", note: " " })).to.deep.equal([
            'dashboardName is "shop.dev"; use 1 to 255 letters, digits, dashes and underscores.',
            'region is "ireland"; use a region such as "eu-west-1".',
            "note is empty; write something, or leave it out.",
        ]);
    });

    it("refuse titles that are empty, too long or of several lines", () => {
        const database = { instanceIdentifier: pulumi.output("orders-1") };

        expect(
            refusal({ dashboardName, databases: { "": database, ["x".repeat(101)]: database, "a\nb": database } }),
        ).to.deep.equal(
            // The message itself is of two lines where the title is.
            [
                'databases has the title ""; use 1 to 100 characters on one line.',
                `databases has the title "${"x".repeat(101)}"; use 1 to 100 characters on one line.`,
                'databases has the title "a',
                'b"; use 1 to 100 characters on one line.',
            ],
        );
    });

    it("refuse objectives that are no percentage or no time", () => {
        const availability = (availabilityObjective: number) =>
            refusal({ dashboardName, webTiers: { web: { ...webTier, availabilityObjective } } });
        const latency = (latencyObjective: number) =>
            refusal({ dashboardName, webTiers: { web: { ...webTier, latencyObjective } } });

        for (const wrong of [0.999, 100, Number.NaN]) {
            expect(availability(wrong)).to.deep.equal([
                `webTiers.web.availabilityObjective is ${wrong}; use percent, 50 or more and less than 100.`,
            ]);
        }
        for (const wrong of [0, 61, 500]) {
            expect(latency(wrong)).to.deep.equal([
                `webTiers.web.latencyObjective is ${wrong}; use seconds, more than 0 and at most 60.`,
            ]);
        }
        expect(availability(50)).to.deep.equal([""]);
        expect(latency(60)).to.deep.equal([""]);
    });

    it("refuse caches of a shape that there is not", () => {
        const cache = { replicationGroupId: "pages-1" };

        expect(refusal({ dashboardName, caches: { pages: { ...cache, shards: 1e12, replicas: 6 } } })).to.deep.equal([
            "caches.pages.shards is 1000000000000; use 1 to 500.",
            "caches.pages.replicas is 6; use 0 to 5.",
        ]);
    });

    it("refuse whole ARNs where metrics have their end, and what is no topic and no alarm", () => {
        const arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/1";

        expect(
            refusal({
                dashboardName,
                webTiers: {
                    web: { ...webTier, loadBalancerArnSuffix: arn, targetGroupArnSuffix: "web/1" },
                },
                topics: { health: "alerts-health" },
                alarmArns: ["slow"],
            }),
        ).to.deep.equal([
            `webTiers.web.loadBalancerArnSuffix is "${arn}"; use the end of the ARN that begins with "app/", as metrics do.`,
            'webTiers.web.targetGroupArnSuffix is "web/1"; use the end of the ARN that begins with "targetgroup/", as metrics do.',
            'topics.health has "alerts-health"; use the ARN of a topic.',
            'alarmArns has "slow"; use the ARN of an alarm.',
        ]);
    });

    it("refuse what is there twice", () => {
        const twice = <Source>(source: Source) => ({ one: source, two: source });
        const topic = "arn:aws:sns:eu-west-1:123456789012:alerts-health";

        expect(
            refusal({
                dashboardName,
                webTiers: twice(webTier),
                databases: twice({ instanceIdentifier: "orders-1" }),
                fileStores: twice({ fileSystemId: "fs-1" }),
                caches: twice({ replicationGroupId: "pages-1" }),
                sites: twice({ distributionId: "E1EXAMPLE" }),
                topics: twice(topic),
                alarmArns: [alarmArn("slow"), alarmArn("slow")],
            }),
        ).to.deep.equal([
            'webTiers has "app/web/0123456789abcdef" more than once; name each once.',
            'databases has "orders-1" more than once; name each once.',
            'fileStores has "fs-1" more than once; name each once.',
            'caches has "pages-1" more than once; name each once.',
            'sites has "E1EXAMPLE" more than once; name each once.',
            `topics has "${topic}" more than once; name each once.`,
            `alarmArns has "${alarmArn("slow")}" more than once; name each once.`,
        ]);
    });

    it("refuse what is not known as a whole", () => {
        // As the deserialised arguments of a program in another language, whose types nothing checks here.
        const given = (argument: string): DashboardArgs => ({
            dashboardName,
            ...Object.fromEntries([[argument, pulumi.output({})]]),
        });

        for (const argument of ["webTiers", "databases", "fileStores", "caches", "sites", "topics", "alarmArns"]) {
            expect(refusal(given(argument))).to.deep.equal([
                `${argument} is an output as a whole, and how many there are must be known; write each by itself.`,
            ]);
        }
    });

    it("refuse more than CloudWatch takes", () => {
        const many = <Source>(count: number, source: (index: number) => Source) =>
            Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, source(index)]));
        const split = "make another dashboard for some of it.";

        expect(
            refusal({ dashboardName, databases: many(72, (index) => ({ instanceIdentifier: `d-${index}` })) }),
        ).to.deep.equal([`the page would have 505 widgets and CloudWatch takes 500; ${split}`]);
        expect(
            refusal({ dashboardName, caches: { pages: { replicationGroupId: "pages-1", shards: 150, replicas: 5 } } }),
        ).to.deep.equal([
            `the page would have 2700 metrics and CloudWatch takes 2500; ${split}`,
            `"CPU of Valkey, %" of pages (cache) would have 900 lines and CloudWatch takes 500 in a chart; ${split}`,
        ]);
    });
});
