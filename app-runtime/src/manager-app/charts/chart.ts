import { html } from "ghtml";
import { gapsOf, runsOf, type Gap, type Point } from "../../common/charts/runs.js";
import { axisTicks, sayNumber, sayShort, sayTime } from "./scale.js";

/** One chart of one measure over minutes. */
export interface Chart {
    /** Unique on the page, for what refers to the chart. */
    readonly id: string;
    readonly title: string;
    /** What a value counts, such as `requests a minute`; `%` is written without a blank. */
    readonly unit: string;
    /** Oldest first. */
    readonly minutes: readonly Date[];
    /** One for each minute; undefined where there is no data, which is left open. */
    readonly values: readonly (number | undefined)[];
    /** The top of the axis. @default a round number above the highest value */
    readonly top?: number;
    /** Whether there are only whole numbers. @default false */
    readonly whole?: boolean;
}

/** In units of the drawing; browsers scale it to the width of the page. */
const size = { width: 480, height: 200, left: 54, right: 12, top: 12, bottom: 28 } as const;
const plotWidth = size.width - size.left - size.right;
const plotHeight = size.height - size.top - size.bottom;
const bottom = size.top + plotHeight;
const minutesPerLabel = 5;
/** A gap that is wide enough for words. */
const narrowestLabelled = 90;

interface Scales {
    readonly x: (index: number) => number;
    readonly y: (value: number) => number;
    readonly ticks: readonly number[];
}

/**
 * Draws a chart as SVG, without script and without style of its own: colours come from the style sheet by class, so that it suits light and dark pages.
 *
 * Minutes without data are gaps in the line, marked as such; a minute of data between two gaps is a dot.
 */
export function renderChart(chart: Chart): string {
    const scales = scalesOf(chart);
    return html`<svg
        class="chart"
        viewBox="0 0 ${String(size.width)} ${String(size.height)}"
        role="img"
        aria-labelledby="${chart.id}-title ${chart.id}-description"
    >
        <title id="${chart.id}-title">${chart.title}</title>
        <desc id="${chart.id}-description">${describeChart(chart)}</desc>
        !${gapsOf(chart.values).map((gap) => renderGap(gap, scales, chart.values.length))}
        !${scales.ticks.map((tick) => renderTick(tick, scales, chart.unit))} !${renderTimes(chart.minutes, scales)}
        !${runsOf(chart.values).map((run) => renderRun(run, scales))}
    </svg>`;
}

function scalesOf({ values, top, whole = false }: Chart): Scales {
    const highest = Math.max(0, ...values.filter((value) => value !== undefined));
    const ticks = axisTicks(top ?? highest, { whole });
    const end = ticks.at(-1) ?? 1;
    const step = plotWidth / Math.max(values.length - 1, 1);
    return {
        x: (index) => round(size.left + index * step),
        y: (value) => round(bottom - (Math.min(value, end) / end) * plotHeight),
        ticks,
    };
}

/** What the chart shows, in words. */
export function describeChart({ minutes, values, unit }: Chart): string {
    const points = runsOf(values).flat();
    const [first, last] = [minutes[0], minutes.at(-1)];
    const latest = points.at(-1);
    const latestMinute = latest === undefined ? undefined : minutes[latest.index];
    if (first === undefined || last === undefined || latest === undefined || latestMinute === undefined) {
        return "No data.";
    }
    const numbers = points.map(({ value }) => value);
    const missing = values.length - points.length;
    return [
        `From ${sayTime(first)} to ${sayTime(last)} UTC.`,
        `Latest: ${sayValue(latest.value, unit)} at ${sayTime(latestMinute)}.`,
        `Lowest: ${sayValue(Math.min(...numbers), unit)}, highest: ${sayValue(Math.max(...numbers), unit)}.`,
        ...(missing === 0 ? [] : [`No data in ${missing === 1 ? "1 minute" : `${missing} minutes`}.`]),
    ].join(" ");
}

/** A value with its unit. */
export function sayValue(value: number, unit: string): string {
    return unit === "%" ? `${sayNumber(value)}%` : `${sayNumber(value)} ${unit}`;
}

/** Reaches half a minute beyond its ends, where the next point would be too far to be joined. */
function renderGap({ first, last }: Gap, { x }: Scales, count: number): string {
    const from = first === 0 ? x(0) : x(first - 1);
    const to = last === count - 1 ? x(count - 1) : x(last + 1);
    return html`<rect
            class="gap"
            x="${String(from)}"
            y="${String(size.top)}"
            width="${String(round(to - from))}"
            height="${String(plotHeight)}"
        />
        !${to - from < narrowestLabelled ? "" : renderGapLabel((from + to) / 2)}`;
}

function renderGapLabel(middle: number): string {
    const height = String(size.top + plotHeight / 2);
    return html`<text class="label" x="${String(round(middle))}" y="${height}" dy="4" text-anchor="middle"
        >no data</text
    >`;
}

function renderTick(tick: number, { y }: Scales, unit: string): string {
    const height = String(y(tick));
    const label = unit === "%" ? `${sayShort(tick)}%` : sayShort(tick);
    return html`<line
            class="grid"
            x1="${String(size.left)}"
            y1="${height}"
            x2="${String(size.width - size.right)}"
            y2="${height}"
        />
        <text class="label" x="${String(size.left - 8)}" y="${height}" dy="4" text-anchor="end">${label}</text>`;
}

function renderTimes(minutes: readonly Date[], { x }: Scales): string {
    return minutes
        .map((minute, index) => ({ minute, index }))
        .filter(({ minute }) => minute.getUTCMinutes() % minutesPerLabel === 0)
        .map(({ minute, index }) => {
            const anchor = index === 0 ? "start" : index === minutes.length - 1 ? "end" : "middle";
            const place = String(x(index));
            return html`<line
                    class="tick"
                    x1="${place}"
                    y1="${String(bottom)}"
                    x2="${place}"
                    y2="${String(bottom + 4)}"
                />
                <text class="label" x="${place}" y="${String(size.height - 8)}" text-anchor="${anchor}">
                    ${sayTime(minute)}
                </text>`;
        })
        .join("");
}

function renderRun(run: readonly Point[], { x, y }: Scales): string {
    const [first, ...others] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) {
        return "";
    }
    if (others.length === 0) {
        return html`<circle class="dot" cx="${String(x(first.index))}" cy="${String(y(first.value))}" r="3.5" />`;
    }
    const line = run.map(({ index, value }) => `${x(index)},${y(value)}`).join(" L");
    return html`<path
            class="area"
            d="M${line} L${String(x(last.index))},${String(bottom)} L${String(x(first.index))},${String(bottom)} Z"
        />
        <path class="line" d="M${line}" />`;
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}
