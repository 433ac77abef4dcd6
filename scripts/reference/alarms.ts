import type { GraphResource } from "@evenkeel/testing";
import type { Part } from "./parts.js";
import type { Source } from "./statements.js";

/** One kind of alarm, as a program of the guide makes it. */
export interface AlarmFact {
    /** Logical name without that of the component, with an asterisk where several differ in nothing else. */
    readonly name: string;
    readonly metric: string;
    readonly condition: string;
    readonly periods: string;
    readonly missing: string;
    readonly description: string;
    /** Of the sources that have it, the first. */
    readonly when: string;
}

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

const operators: Readonly<Record<string, string>> = {
    GreaterThanThreshold: ">",
    GreaterThanOrEqualToThreshold: "≥",
    LessThanThreshold: "<",
    LessThanOrEqualToThreshold: "≤",
};

/** The alarms of a component, each as the first source has it. */
export function alarmFacts(sources: readonly Source[]): AlarmFact[] {
    const kinds = new Map<string, { readonly when: string; readonly names: string[] }>();
    const rows = new Map<string, { readonly kind: string; readonly fact: AlarmFact }>();
    for (const { when, parts } of sources) {
        for (const part of parts.filter(({ resource }) => resource.type === alarmType)) {
            const fact = factOf(part, when);
            // A size, and what follows from it, makes no other alarm; the name of a subscriber or a node makes none either.
            const kind = [fact.metric, fact.description.replace(/[\d.,]+/g, "#")].join(" ");
            const known = kinds.get(kind) ?? { when, names: [] };
            kinds.set(kind, { when: known.when, names: [...known.names, part.rest] });
            if (known.when === when) rows.set([kind, fact.condition, fact.periods].join(), { kind, fact });
        }
    }
    return [...rows.values()]
        .map(({ kind, fact }) => ({ ...fact, name: commonName(kinds.get(kind)?.names ?? []) }))
        .sort((one, other) => (`${one.name} ${one.when}` < `${other.name} ${other.when}` ? -1 : 1));
}

/** One name for all, such as `*-undelivered` or `node-*-memory`. */
function commonName(names: readonly string[]): string {
    const distinct = [...new Set(names)];
    const split = distinct.map((name) => name.split("-"));
    if (split.length < 2) return distinct.join("");
    const shared = (parts: string[][]): string[] =>
        (parts[0] ?? []).filter((_, index, all) =>
            all.slice(0, index + 1).every((part, position) => parts.every((other) => other[position] === part)),
        );
    const head = shared(split);
    const tail = shared(split.map((parts) => parts.slice(head.length).reverse())).reverse();
    return [...head, "*", ...tail].join("-");
}

function factOf({ resource, rest }: Part, when: string): AlarmFact {
    const period = number(resource.input("period") ?? resource.input("metricQueries.1.metric.period"));
    const looked = number(resource.input("evaluationPeriods"));
    const bad = number(resource.input("datapointsToAlarm") ?? looked);
    const operator = text(resource.input("comparisonOperator"));
    const warmUp = resource.input("warmUpConfiguration.warmUpPeriodDurationInMinutes");
    return {
        name: rest,
        metric: metricOf(resource),
        condition: `${operators[operator] ?? operator} ${number(resource.input("threshold")).toLocaleString("en")}`,
        periods:
            `${bad === looked ? `${looked}` : `${bad} of ${looked}`} × ${period} s` +
            (warmUp === undefined ? "" : `, from ${number(warmUp)} min on`),
        missing: text(resource.input("treatMissingData")),
        // A guide may silence one; what it says is then in brackets.
        description: text(resource.input("alarmDescription")).replace(/^Silenced: .*? \((.*)\)$/s, "$1"),
        when,
    };
}

/** `AWS/EFS PercentIOLimit, Average`, or a share of one metric in another. */
function metricOf(resource: GraphResource): string {
    const part = resource.input("metricQueries.1.metric");
    const whole = resource.input("metricQueries.2.metric");
    if (part === undefined) {
        const statistic = resource.input("statistic") ?? resource.input("extendedStatistic");
        return `${text(resource.input("namespace"))} ${text(resource.input("metricName"))}, ${text(statistic)}`;
    }
    const [of, base] = [Object(part), Object(whole)];
    return `${text(of.namespace)} ${text(of.metricName)} in percent of ${text(base.metricName)}, ${text(of.stat)}`;
}

function text(value: unknown): string {
    return typeof value === "string" ? value : "";
}

function number(value: unknown): number {
    return Number(value);
}
