import { html } from "ghtml";
import { baseStyle } from "../../../common/web/base-style.js";
import type { ServiceWeek } from "../measure/service-week.js";
import { chartColours, chartStyle } from "./chart-style.js";
import { hatching, renderDayChart } from "./day-chart.js";
import { renderMinuteStrip } from "./minute-strip.js";
import {
    dayHeadings,
    dayRow,
    outageRows,
    sentencesOf,
    spanOf,
    titleOf,
    type TableRow,
    type WeekReport,
} from "./week-report.js";

const style = `${baseStyle}
:root { ${chartColours.light} }
@media (prefers-color-scheme: dark) { :root { ${chartColours.dark} } }
${chartStyle}
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem; align-items: start; }
.beside > * { min-width: 0; }
section.card { margin-bottom: 1.5rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
th, td { padding: .35rem .3rem; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child, td:first-child { text-align: left; font-weight: 400; }
thead th { color: var(--soft); font-weight: 600; }
.wide { overflow-x: auto; }
.wide + .wide { margin-top: 1.5rem; }
th, td { white-space: nowrap; }
@media (max-width: 34rem) { section.card { padding: 1rem .75rem; } table { font-size: .75rem; } th, td { padding: .35rem .12rem; } }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: .5rem 0 1rem; padding: 0; list-style: none; font-size: .9rem; color: var(--soft); }
.legend svg { display: inline-block; width: 1.4rem; height: .8rem; margin-right: .35rem; }
`;

/** The report as one HTML file: it needs no script, no other file and no network. */
export function renderPage(report: WeekReport): string {
    return html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>${titleOf(report)}</title>
                <style>
                    !${style}
                </style>
            </head>
            <body>
                <svg width="0" height="0" aria-hidden="true">!${hatching}</svg>
                <main>
                    <h1>${titleOf(report)}</h1>
                    <p class="soft">${spanOf(report).join(" ")}</p>
                    !${report.services.map((week) => renderService(week, report))}
                </main>
            </body>
        </html> `;
}

function renderService(week: ServiceWeek, { goalPercent, timeZone }: WeekReport): string {
    const outages =
        week.outages.length === 0 ? "" : renderTable("Outages", ["From", "Bad"], outageRows(week.outages, timeZone));
    return html`<section class="card" aria-labelledby="${week.service}">
        <h2 id="${week.service}">${week.service}</h2>
        !${sentencesOf(week, goalPercent).map((sentence) => html`<p>${sentence}</p>`)}
        <div class="beside">
            <div>!${renderDayChart(week, goalPercent)} !${renderMinuteStrip(week)} !${legend}</div>
            <div>!${renderTable("Minutes of each day", dayHeadings, week.days.map(dayRow))} !${outages}</div>
        </div>
    </section>`;
}

const kinds = [
    ["good", "good"],
    ["bad", "bad"],
    ["unknown", "unknown, counted as neither"],
    ["before", "before the first result"],
] as const;

const legend = html`<ul class="legend">
    !${kinds.map(
        ([kind, words]) =>
            html`<li>
                <svg class="uptime" viewBox="0 0 28 16" aria-hidden="true">
                    <rect class="${kind}" x="1" y="1" width="26" height="14" /></svg
                >${words}
            </li>`,
    )}
</ul>`;

function renderTable(caption: string, headings: TableRow, rows: readonly TableRow[]): string {
    const head = headings.map((heading) => html`<th scope="col">${heading}</th>`);
    const body = rows.map(
        ([first = "", ...cells]) =>
            html`<tr>
                <th scope="row">${first}</th>
                !${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
    );
    return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}">
        <table>
            <caption>
                ${caption}
            </caption>
            <thead>
                <tr>
                    !${head}
                </tr>
            </thead>
            <tbody>
                !${body}
            </tbody>
        </table>
    </div>`;
}
