import type * as pulumi from "@pulumi/pulumi";
import { type Chart, isFormula, type Line, type Section } from "./charts.js";

/** What is on the page, from top to bottom. */
export interface Page {
    note: string | undefined;
    alarmArns: pulumi.Input<string>[];
    sections: Section[];
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
export interface Widget {
    type: "metric" | "text" | "alarm";
    x: number;
    y: number;
    width: number;
    height: number;
    properties: Record<string, unknown>;
}

type Tile = Pick<Widget, "type" | "width" | "height" | "properties">;

/** A dashboard is 24 columns wide. */
const columns = 24;
const chartWidth = 8;
const chartHeight = 6;
/** What CloudWatch takes. */
const alarmsOfWidget = 100;

/** Places everything side by side and row by row, none over another. */
export function layOut({ note, alarmArns, sections }: Page, region: pulumi.Input<string>): Widget[] {
    return placed([
        ...(note === undefined ? [] : [text(note, 1 + note.split("\n").length)]),
        ...alarmStates(alarmArns),
        ...sections.flatMap(({ heading, charts }) => [
            text(`## ${heading}`, 1),
            ...charts.map((chart) => chartTile(chart, region)),
        ]),
    ]);
}

/** Fills rows from the left; what does not fit into a row begins the next. */
function placed(tiles: readonly Tile[]): Widget[] {
    let x = 0;
    let y = 0;
    let rowHeight = 0;
    return tiles.map((tile) => {
        if (x + tile.width > columns) {
            y += rowHeight;
            x = 0;
            rowHeight = 0;
        }
        const widget = { ...tile, x, y };
        x += tile.width;
        rowHeight = Math.max(rowHeight, tile.height);
        return widget;
    });
}

function text(markdown: string, height: number): Tile {
    return { type: "text", width: columns, height, properties: { markdown } };
}

/** How many widgets the states of so many alarms take. */
export function alarmWidgets(alarms: number): number {
    return Math.ceil(alarms / alarmsOfWidget);
}

/** Alarms that ring come first in each widget. */
function alarmStates(alarmArns: pulumi.Input<string>[]): Tile[] {
    const alarmsPerRow = 6;
    return Array.from({ length: alarmWidgets(alarmArns.length) }, (_, index) => {
        const alarms = alarmArns.slice(index * alarmsOfWidget, (index + 1) * alarmsOfWidget);
        return {
            type: "alarm",
            width: columns,
            height: 1 + Math.ceil(alarms.length / alarmsPerRow),
            properties: { title: index === 0 ? "Alarms" : "More alarms", alarms, sortBy: "stateUpdatedTimestamp" },
        };
    });
}

function chartTile({ title, lines, least, most, objective, region }: Chart, pageRegion: pulumi.Input<string>): Tile {
    return {
        type: "metric",
        width: chartWidth,
        height: chartHeight,
        properties: {
            title,
            region: region ?? pageRegion,
            view: "timeSeries",
            period: 60,
            yAxis: { left: { min: least, max: most } },
            metrics: lines.map(lineEntry),
            annotations: objective === undefined ? undefined : { horizontal: [objective] },
        },
    };
}

function lineEntry(line: Line): unknown[] {
    const { id, label } = line;
    const visible = line.hidden ? false : undefined;
    if (isFormula(line)) return [{ expression: line.expression, id, label, visible }];
    const { namespace, metric, dimensions, statistic, region } = line;
    return [namespace, metric, ...Object.entries(dimensions).flat(), { id, label, stat: statistic, region, visible }];
}
