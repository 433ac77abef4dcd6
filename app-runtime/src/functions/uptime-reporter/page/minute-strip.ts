import { html } from "ghtml";
import { stretchesOf, type MeasuredDay, type MinuteState, type ServiceWeek } from "../measure/service-week.js";
import { sayDay } from "./week-report.js";

/** In units of the drawing. */
const size = { width: 480, left: 78, right: 12, top: 4, row: 20, bar: 14, bottom: 22 } as const;
/** A single bad minute of a day is wider than it should be, or nobody would see it. */
const narrowestBad = 2;

/** Draws every minute of a week, a line for each day, as SVG without script. Bad minutes are drawn last and at least two units wide. */
export function renderMinuteStrip({ service, days, counts }: ServiceWeek): string {
    const longest = Math.max(...days.map(({ minutes }) => minutes.length));
    const height = size.top + days.length * size.row + size.bottom;
    const scale = (size.width - size.left - size.right) / longest;
    const hours = Array.from({ length: Math.floor(longest / 360) + 1 }, (_none, index) => index * 6);
    return html`<svg
        class="uptime"
        viewBox="0 0 ${String(size.width)} ${String(height)}"
        role="img"
        aria-labelledby="${service}-minutes-title ${service}-minutes-text"
    >
        <title id="${service}-minutes-title">${service}: every minute of the week</title>
        <desc id="${service}-minutes-text">
            ${String(counts.bad)} bad and ${String(counts.unknown)} unknown minutes; the table says on which days.
        </desc>
        !${days.map((day, index) => renderRow(day, index, scale))}
        !${hours.map((hour) => renderHour(hour, scale, height))}
    </svg>`;
}

function renderRow(day: MeasuredDay, index: number, scale: number): string {
    const y = size.top + index * size.row;
    const kinds: readonly MinuteState[] = ["good", "unknown", "before", "bad"];
    return html`<text class="label" x="${String(size.left - 6)}" y="${String(y + 11)}" text-anchor="end">
            ${sayDay(day).split(" ").slice(0, 2).join(" ")}
        </text>
        !${kinds.map((kind) => renderStretches(day.minutes, kind, y, scale))}`;
}

function renderStretches(minutes: readonly MinuteState[], kind: MinuteState, y: number, scale: number): string {
    return stretchesOf(minutes, kind)
        .map(({ first, last }) => {
            const width = (last - first + 1) * scale;
            const shown = kind === "bad" ? Math.max(width, narrowestBad) : width;
            // In the middle of where it is, and not beyond the end of the day.
            const x = Math.max(0, Math.min(first * scale - (shown - width) / 2, minutes.length * scale - shown));
            return html`<rect
                class="${kind}"
                x="${String(round(size.left + x))}"
                y="${String(y)}"
                width="${String(round(shown))}"
                height="${String(size.bar)}"
            />`;
        })
        .join("");
}

function renderHour(hour: number, scale: number, height: number): string {
    const x = String(round(size.left + hour * 60 * scale));
    const anchor = hour === 0 ? "start" : hour >= 24 ? "end" : "middle";
    return html`<text class="label soft" x="${x}" y="${String(height - 6)}" text-anchor="${anchor}"
        >${String(hour)} h</text
    >`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
