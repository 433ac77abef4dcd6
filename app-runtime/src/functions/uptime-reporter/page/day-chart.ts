import { html } from "ghtml";
import { floorPercent, sayShare, sharesOf } from "../measure/budget.js";
import type { MeasuredDay, ServiceWeek } from "../measure/service-week.js";
import { sayDay } from "./week-report.js";

/** In units of the drawing; browsers scale it to the width of the page. */
const size = { width: 480, height: 240, left: 78, right: 12, top: 16, bottom: 44 } as const;
const plotHeight = size.height - size.top - size.bottom;
const base = size.top + plotHeight;
const lowestPercent = 90;

/**
 * Draws how much of each day was good, as SVG without script.
 *
 * The axis counts nines: each step up is a tenth of the bad minutes, because on an even one 99.95 % and 100 % would be the same line. The full part of a bar is sure; the hatched one
 * would be good too if every unknown minute was.
 */
export function renderDayChart({ service, days }: ServiceWeek, goalPercent: number): string {
    const ticks = [lowestPercent, 99, 99.9, 100];
    return html`<svg
        class="uptime"
        viewBox="0 0 ${String(size.width)} ${String(size.height)}"
        role="img"
        aria-labelledby="${service}-days-title ${service}-days-text"
    >
        <title id="${service}-days-title">${service}: good minutes of each day</title>
        <desc id="${service}-days-text">
            ${days.map((day) => `${sayDay(day)}: ${sayShare(sharesOf(day.counts).known)} of what is known.`).join(" ")}
        </desc>
        !${ticks.map((tick) => renderLine(tick, "grid", `${tick} %`))}
        !${days.map((day, index) => renderDay(day, index, days.length))}
        !${renderLine(floorPercent, "floor", `floor ${floorPercent}`)}
        !${renderLine(goalPercent, "goal", `goal ${goalPercent}`)}
    </svg>`;
}

/** What is not known is hatched, in every drawing of a page: this stands once in it. */
export const hatching = `<defs><pattern id="hatching" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="unknown-ground" width="6" height="6"/><line class="unknown-line" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>`;

function renderLine(percent: number, kind: "grid" | "floor" | "goal", label: string): string {
    const y = String(heightOf(percent / 100));
    return html`<line
            class="${kind}"
            x1="${String(size.left)}"
            y1="${y}"
            x2="${String(size.width - size.right)}"
            y2="${y}"
        />
        <text class="label ${kind}" x="${String(size.left - 6)}" y="${y}" dy="4" text-anchor="end">${label}</text>`;
}

function renderDay(day: MeasuredDay, index: number, count: number): string {
    const step = (size.width - size.left - size.right) / count;
    const [x, width] = [size.left + index * step + step * 0.18, step * 0.64];
    const { least, most } = sharesOf(day.counts);
    const middle = String(round(x + width / 2));
    const [weekday = "", ...date] = sayDay(day).split(" ");
    return html`!${renderBar("good", x, width, [0, least])} !${renderBar("unknown", x, width, [least ?? 0, most])}
        <text class="label" x="${middle}" y="${String(base + 17)}" text-anchor="middle">${weekday}</text>
        <text class="label soft" x="${middle}" y="${String(base + 33)}" text-anchor="middle">${date.join(" ")}</text>`;
}

function renderBar(
    kind: "good" | "unknown",
    x: number,
    width: number,
    [from, to]: readonly [number, number | undefined],
): string {
    if (to === undefined || to <= from) {
        return "";
    }
    const [top, foot] = [heightOf(to), from === 0 ? base : heightOf(from)];
    return html`<rect
        class="${kind}"
        x="${String(round(x))}"
        y="${String(top)}"
        width="${String(round(width))}"
        height="${String(round(Math.max(foot - top, from === 0 ? 2 : 0)))}"
    />`;
}

/** Height of a share: at the top that of 100 %, of which a day has no nearer neighbour than 99.93 %. */
function heightOf(share: number): number {
    const nines = share >= 1 ? 4 : Math.min(4, -Math.log10(1 - share));
    const lowest = -Math.log10(1 - lowestPercent / 100);
    return round(base - (Math.max(0, nines - lowest) / (4 - lowest)) * plotHeight);
}

const round = (value: number): number => Math.round(value * 10) / 10;
