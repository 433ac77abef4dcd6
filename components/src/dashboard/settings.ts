import { regionNameFinding } from "../common/region.js";
import { rejectAll } from "../common/validation.js";
import type { DashboardArgs } from "./args.js";
import {
    givenFindings,
    knownPart,
    objectiveFindings,
    shapeFindings,
    sizeFindings,
    titleFindings,
    wiringFindings,
} from "./findings.js";
import type { Section } from "./charts.js";
import type { Page } from "./layout.js";
import { cacheCharts, databaseCharts, fileStoreCharts, siteCharts, topicCharts } from "./services.js";
import { webTierCharts } from "./web-tier.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface DashboardSettings extends Page {
    dashboardName: string;
    /** Undefined where it is the provider's. */
    region: string | undefined;
}

const defaultAvailability = 99.9;
/** What the alarm of a web tier on slow answers watches. */
const defaultLatency = 1;
const defaultShards = 1;
const defaultReplicas = 1;

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: DashboardArgs): DashboardSettings {
    const known = knownPart(args);
    const shapes = shapeFindings(known.caches);
    // A number of nodes that no cache has is not counted to.
    const sections = shapes.some(Boolean) ? [] : sectionsOf(known);
    rejectAll("Dashboard", name, [
        !/^[A-Za-z0-9_-]{1,255}$/.test(args.dashboardName) &&
            `dashboardName is "${args.dashboardName}"; use 1 to 255 letters, digits, dashes and underscores.`,
        regionNameFinding("region", args.region),
        args.note !== undefined && args.note.trim() === "" && "note is empty; write something, or leave it out.",
        ...givenFindings(args),
        ...titleFindings(known),
        ...wiringFindings(known),
        ...objectiveFindings(known.webTiers),
        ...shapes,
        ...sizeFindings(sections, known.alarmArns?.length ?? 0),
    ]);
    return {
        dashboardName: args.dashboardName,
        region: args.region,
        note: args.note,
        alarmArns: args.alarmArns ?? [],
        sections,
    };
}

function sectionsOf(args: DashboardArgs): Section[] {
    const topics = args.topics ?? {};
    return [
        ...sections("web tier", args.webTiers, (tier) =>
            webTierCharts(tier, {
                availability: tier.availabilityObjective ?? defaultAvailability,
                latency: tier.latencyObjective ?? defaultLatency,
            }),
        ),
        ...sections("site", args.sites, siteCharts),
        ...sections("database", args.databases, databaseCharts),
        ...sections("cache", args.caches, ({ replicationGroupId, shards, replicas }) =>
            cacheCharts(replicationGroupId, {
                shards: shards ?? defaultShards,
                replicas: replicas ?? defaultReplicas,
            }),
        ),
        ...sections("shared files", args.fileStores, fileStoreCharts),
        ...(Object.keys(topics).length > 0 ? [{ heading: "Topics", charts: topicCharts(topics) }] : []),
    ];
}

function sections<Source>(
    kind: string,
    sources: Record<string, Source> = {},
    charts: (source: Source) => Section["charts"],
): Section[] {
    return Object.entries(sources).map(([title, source]) => ({
        heading: `${title} (${kind})`,
        charts: charts(source),
    }));
}
