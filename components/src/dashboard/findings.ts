import * as pulumi from "@pulumi/pulumi";
import { isOutside, repeated } from "../common/validation.js";
import type { CacheChartsArgs, DashboardArgs, WebTierChartsArgs } from "./args.js";
import { isFormula, type Section } from "./charts.js";
import { alarmWidgets } from "./layout.js";

type Findings = (string | false)[];

const longestTitle = 100;
const noteWidgets = 1;
const lowestAvailability = 50;
const slowest = 60;
const mostShards = 500;
const mostReplicas = 5;
/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const most = { widgets: 500, linesOfWidget: 500, metrics: 2500 } as const;

/** Nothing at all, and what is not known as a whole, as where a program in another language hands over all of a component's outputs at once. */
export function givenFindings(args: DashboardArgs): Findings {
    const given = Object.entries(collectionsOf(args));
    return [
        given.every(([, value]) => value === undefined || Object.keys(value).length === 0) &&
            `there is nothing to show; give at least one of ${given.map(([argument]) => argument).join(", ")}.`,
        ...given.map(
            ([argument, value]) =>
                pulumi.Output.isInstance(value) &&
                `${argument} is an output as a whole, and how many there are must be known; write each by itself.`,
        ),
    ];
}

function collectionsOf({ webTiers, databases, fileStores, caches, sites, topics, alarmArns }: DashboardArgs) {
    return { webTiers, databases, fileStores, caches, sites, topics, alarmArns };
}

/** The arguments without what is not known as a whole, which {@link givenFindings} refuses. */
export function knownPart(args: DashboardArgs): DashboardArgs {
    const known = <Given>(given: Given): Given | undefined => (pulumi.Output.isInstance(given) ? undefined : given);
    return {
        ...args,
        webTiers: known(args.webTiers),
        databases: known(args.databases),
        fileStores: known(args.fileStores),
        caches: known(args.caches),
        sites: known(args.sites),
        topics: known(args.topics),
        alarmArns: known(args.alarmArns),
    };
}

export function titleFindings({ alarmArns: _untitled, ...args }: DashboardArgs): Findings {
    return Object.entries(collectionsOf(args)).flatMap(([argument, map = {}]) =>
        Object.keys(map).map(
            (title) =>
                (title.trim() === "" || title.length > longestTitle || /[\r\n]/.test(title)) &&
                `${argument} has the title "${title}"; use 1 to ${longestTitle} characters on one line.`,
        ),
    );
}

/** What is known already and can be seen to be something else, or to be there twice. */
export function wiringFindings(args: DashboardArgs): Findings {
    const {
        webTiers = {},
        databases = {},
        fileStores = {},
        caches = {},
        sites = {},
        topics = {},
        alarmArns = [],
    } = args;
    const known = (values: unknown[]): string[] => values.filter((value) => typeof value === "string");
    const twice = (argument: string, values: unknown[]): string | false => {
        const again = repeated(known(values));
        return (
            again.length > 0 &&
            `${argument} has ${again.map((value) => `"${value}"`).join(" and ")} more than once; name each once.`
        );
    };
    const tiers = Object.entries(webTiers);
    return [
        ...tiers.flatMap(([title, { loadBalancerArnSuffix, targetGroupArnSuffix }]) => [
            suffixFinding(`webTiers.${title}.loadBalancerArnSuffix`, loadBalancerArnSuffix, "app/"),
            suffixFinding(`webTiers.${title}.targetGroupArnSuffix`, targetGroupArnSuffix, "targetgroup/"),
        ]),
        ...Object.entries(topics).map(([title, arn]) => arnFinding(`topics.${title}`, arn, "sns", "a topic")),
        ...alarmArns.map((arn) => arnFinding("alarmArns", arn, "cloudwatch", "an alarm")),
        twice(
            "webTiers",
            tiers.map(([, tier]) => tier.loadBalancerArnSuffix),
        ),
        twice(
            "databases",
            Object.values(databases).map(({ instanceIdentifier }) => instanceIdentifier),
        ),
        twice(
            "fileStores",
            Object.values(fileStores).map(({ fileSystemId }) => fileSystemId),
        ),
        twice(
            "caches",
            Object.values(caches).map(({ replicationGroupId }) => replicationGroupId),
        ),
        twice(
            "sites",
            Object.values(sites).map(({ distributionId }) => distributionId),
        ),
        twice("topics", Object.values(topics)),
        twice("alarmArns", alarmArns),
    ];
}

function suffixFinding(place: string, value: unknown, beginning: string): string | false {
    return (
        typeof value === "string" &&
        !value.startsWith(beginning) &&
        `${place} is "${value}"; use the end of the ARN that begins with "${beginning}", as metrics do.`
    );
}

function arnFinding(place: string, value: unknown, service: string, what: string): string | false {
    return (
        typeof value === "string" &&
        !(value.startsWith("arn:") && value.split(":")[2] === service) &&
        `${place} has "${value}"; use the ARN of ${what}.`
    );
}

export function objectiveFindings(webTiers: Record<string, WebTierChartsArgs> = {}): Findings {
    return Object.entries(webTiers).flatMap(([title, { availabilityObjective, latencyObjective }]) => [
        // Nothing could fail in a month of 100 %, and less than half is a share of 1 that was meant to be percent.
        availabilityObjective !== undefined &&
            !(availabilityObjective >= lowestAvailability && availabilityObjective < 100) &&
            `webTiers.${title}.availabilityObjective is ${availabilityObjective}; use percent, ${lowestAvailability} or more and less than 100.`,
        latencyObjective !== undefined &&
            !(latencyObjective > 0 && latencyObjective <= slowest) &&
            `webTiers.${title}.latencyObjective is ${latencyObjective}; use seconds, more than 0 and at most ${slowest}.`,
    ]);
}

export function shapeFindings(caches: Record<string, CacheChartsArgs> = {}): Findings {
    return Object.entries(caches).flatMap(([title, { shards, replicas }]) => [
        isOutside(shards, 1, mostShards) && `caches.${title}.shards is ${shards}; use 1 to ${mostShards}.`,
        isOutside(replicas, 0, mostReplicas) && `caches.${title}.replicas is ${replicas}; use 0 to ${mostReplicas}.`,
    ]);
}

/** What CloudWatch refuses, or shows only in part. */
export function sizeFindings(sections: readonly Section[], alarms: number): Findings {
    const charts = sections.flatMap((section) =>
        section.charts.map((chart) => ({ ...chart, heading: section.heading })),
    );
    const widgets = sections.length + charts.length + alarmWidgets(alarms) + noteWidgets;
    const metrics = charts.flatMap(({ lines }) => lines).filter((line) => !isFormula(line)).length;
    const crowded = charts.find(({ lines }) => lines.length > most.linesOfWidget);
    const split = "make another dashboard for some of it";
    return [
        widgets > most.widgets &&
            `the page would have ${widgets} widgets and CloudWatch takes ${most.widgets}; ${split}.`,
        metrics > most.metrics &&
            `the page would have ${metrics} metrics and CloudWatch takes ${most.metrics}; ${split}.`,
        crowded !== undefined &&
            `"${crowded.title}" of ${crowded.heading} would have ${crowded.lines.length} lines and CloudWatch takes ${most.linesOfWidget} in a chart; ${split}.`,
    ];
}
