import type { PolicyResource } from "@pulumi/policy";
import { entryOf } from "../core/entry-of.js";
import { type Reading, member, read, textOf } from "../core/reading.js";
import { isComputed, sourcesOf } from "../core/references.js";
import { namesOf, type Stack } from "../core/stack.js";
import { CompositeAlarms, isSilent } from "./alarm-actions.js";
import { metricAlarmType, type Watch, watchesOf } from "./alarm-watches.js";
import { alternatives, type RequiredAlarms } from "./required-alarms.js";

/** What is known of the alarms on one metric of one resource. */
export interface Watched {
    isWatched: boolean;
    /** What may watch it, as far as is known yet. */
    doubtful: Watch | undefined;
}

/** The resources that an alarm is on. Not certain: on one of these, or where there are none, on any. */
interface Targets {
    resources: readonly PolicyResource[];
    isCertain: boolean;
}

/**
 * The alarms of a stack by what they watch. Made once for a stack and asked for each resource. An alarm that tells nobody
 * watches nothing, even where it says why: what must be watched is left unwatched by an exemption, which somebody owns.
 */
export class WatchedResources {
    private readonly byName: ReadonlyMap<string, ReadonlyMap<string, readonly PolicyResource[]>>;
    private readonly certain = new Map<PolicyResource, Set<string>>();
    private readonly possible = new Map<PolicyResource, Map<string, Watch>>();
    /** By type, metrics that are watched of all its resources together. */
    private readonly totals = new Map<string, Set<string>>();
    /** By type, what may be on any of its resources. */
    private readonly anywhere = new Map<string, Map<string, Watch>>();

    constructor(stack: Stack, required: ReadonlyMap<string, RequiredAlarms>) {
        this.byName = new Map([...required].map(([type, table]) => [type, indexOf(stack.ofType(type), table)]));
        const composites = new CompositeAlarms(stack);
        const telling = stack.ofType(metricAlarmType).filter((alarm) => !isSilent(alarm) || composites.speakFor(alarm));
        for (const watch of telling.flatMap(watchesOf)) {
            for (const [type, table] of required) {
                if (mayBe(watch.namespace, table.namespace)) this.add(watch, type, table);
            }
        }
    }

    public of(resource: PolicyResource, metric: string): Watched {
        const { type } = resource;
        return {
            isWatched: [this.certain.get(resource), this.totals.get(type)].some((metrics) => metrics?.has(metric)),
            doubtful: this.possible.get(resource)?.get(metric) ?? this.anywhere.get(type)?.get(metric),
        };
    }

    private add(watch: Watch, type: string, table: RequiredAlarms): void {
        const metrics = table.metrics.flatMap(alternatives).filter((metric) => mayBe(watch.metric, metric));
        const isKnown =
            watch.namespace.state === "known" && watch.metric.state === "known" && watch.doubt === undefined;
        const { resources, isCertain } = this.targetsOf(watch, type, table);
        for (const metric of metrics) {
            if (isKnown && isOnAll(watch, table)) {
                entryOf(this.totals, type, () => new Set<string>()).add(metric);
            } else if (isOnAll(watch, table)) {
                entryOf(this.anywhere, type, () => new Map<string, Watch>()).set(metric, watch);
            }
            for (const resource of resources) {
                if (isKnown && isCertain) {
                    entryOf(this.certain, resource, () => new Set<string>()).add(metric);
                } else {
                    entryOf(this.possible, resource, () => new Map<string, Watch>()).set(metric, watch);
                }
            }
            if (!isCertain && resources.length === 0) {
                entryOf(this.anywhere, type, () => new Map<string, Watch>()).set(metric, watch);
            }
        }
    }

    private targetsOf({ alarm, dimensions, property }: Watch, type: string, table: RequiredAlarms): Targets {
        const sources = sourcesOf(alarm, property, new Set([type]));
        const value = member(dimensions, table.dimension);
        if (value.state === "unknown") {
            // What was computed from resources of other types is about those.
            const isOfOthers = sources.length === 0 && isComputed(alarm, property);
            return { resources: sources, isCertain: sources.length === 1 || isOfOthers };
        }
        const alike = this.byName.get(type)?.get(textOf(value) ?? "") ?? [];
        // Names are unique within one region only: where several fit, it is what the value was computed from. What has
        // no name yet is believed without comparing.
        const meant = alike.filter((resource) => sources.includes(resource));
        const nameless = sources.filter(
            (source) => value.state === "known" && identifiersOf(source, table).length === 0,
        );
        return { resources: [meant, alike, nameless].find(({ length }) => length > 0) ?? [], isCertain: true };
    }
}

function mayBe(reading: Reading, word: string): boolean {
    return reading.state === "unknown" || textOf(reading) === word;
}

function isOnAll({ dimensions }: Watch, { hasTotal = false }: RequiredAlarms): boolean {
    const value = dimensions.state === "known" ? dimensions.value : undefined;
    const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
    return hasTotal && (dimensions.state === "absent" || isEmpty);
}

function indexOf(resources: readonly PolicyResource[], table: RequiredAlarms): Map<string, PolicyResource[]> {
    const found = new Map<string, PolicyResource[]>();
    for (const resource of resources) {
        for (const name of new Set(identifiersOf(resource, table))) {
            entryOf(found, name, (): PolicyResource[] => []).push(resource);
        }
    }
    return found;
}

function identifiersOf(resource: PolicyResource, { identifier }: RequiredAlarms): string[] {
    return [...namesOf(resource), textOf(read(resource.props, identifier))].filter((name) => name !== undefined);
}
