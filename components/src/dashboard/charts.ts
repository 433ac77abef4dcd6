import type * as pulumi from "@pulumi/pulumi";

/** Part of the page with a heading. */
export interface Section {
    heading: string;
    charts: Chart[];
}

export interface Chart {
    title: string;
    lines: Line[];
    /** Lower end of the axis. @default as low as the lines go */
    least?: number;
    /** Upper end of the axis. @default as high as the lines go */
    most?: number;
    /** A horizontal line. */
    objective?: { label: string; value: number };
    /** Where the metrics are. @default the page's region */
    region?: string;
}

export type Line = MetricLine | FormulaLine;

interface AnyLine {
    label: string;
    /** By which formulas of the same chart name it. */
    id?: string;
    /** There for a formula only. @default false */
    hidden?: boolean;
}

export interface MetricLine extends AnyLine {
    namespace: string;
    metric: string;
    dimensions: Record<string, pulumi.Input<string>>;
    statistic: string;
    /** Where the metric is, if not where the others of the chart are. */
    region?: pulumi.Input<string>;
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
export interface FormulaLine extends AnyLine {
    expression: string;
}

export function isFormula(line: Line): line is FormulaLine {
    return "expression" in line;
}

/** Makes lines of metrics that share namespace and dimensions. */
export function linesOf(namespace: string, dimensions: Record<string, pulumi.Input<string>>) {
    return (label: string, metric: string, statistic: string): MetricLine => ({
        label,
        namespace,
        metric,
        dimensions,
        statistic,
    });
}

/** A line that only formulas see. */
export function hidden(id: string, line: MetricLine): MetricLine {
    return { ...line, id, hidden: true };
}

/** A count as so many a minute: how long a data point is depends on the range that a person looks at. */
export function perMinute(id: string, line: MetricLine): Line[] {
    return [hidden(id, line), { label: line.label, expression: `60 * ${id} / PERIOD(${id})` }];
}
