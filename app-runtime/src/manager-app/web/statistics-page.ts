import { html } from "ghtml";
import type { PageContent } from "../../common/web/document.js";
import { renderChart, sayValue, type Chart } from "../charts/chart.js";
import { sayNumber, sayTime } from "../charts/scale.js";
import { measures, type Measure, type Statistics } from "../control/statistics.js";
import { assets } from "./assets.js";
import { measureViews } from "./measures.js";

/** Where the page is. */
export const statisticsPath = "/statistics";
/** Where the part of it is that changes. */
export const chartsPath = "/statistics/charts";

/** Seconds between two looks: statistics have a grain of one minute. */
export const refreshSeconds = 60;

/** What the statistics page shows. */
export interface StatisticsPage {
    /** HTML of {@link renderCharts}. */
    readonly charts: string;
    /** Whether the page refreshes itself. */
    readonly refreshes: boolean;
}

export function statisticsPage({ charts, refreshes }: StatisticsPage): PageContent {
    const attribute = refreshes ? html`data-refresh="${chartsPath}" data-seconds="${String(refreshSeconds)}"` : "";
    return {
        title: "Statistics",
        path: statisticsPath,
        script: assets.refresh.path,
        ...(refreshes ? { refreshSeconds } : {}),
        main: html`<div class="heading">
                <div>
                    <h1>Statistics</h1>
                    <p class="soft">All caches in the last 30 minutes, minute by minute.</p>
                </div>
                !${refreshes ? stopLink : startLink}
            </div>
            <div !${attribute}>!${charts}</div>`,
    };
}

const stopLink = `<a class="button quiet" href="${statisticsPath}?refresh=off">Stop refreshing</a>`;
const startLink = `<a class="button quiet" href="${statisticsPath}">Refresh every minute</a>`;

/** The part of the page that is refreshed: charts, and the same as a table. */
export function renderCharts(statistics: Statistics, now: Date): string {
    return html`<p class="soft">Read at ${now.toISOString().slice(11, 19)} UTC.</p>
        <div class="charts">!${measures.map((measure) => renderMeasure(measure, statistics))}</div>
        !${renderTable(statistics)}`;
}

function renderMeasure(measure: Measure, { minutes, values }: Statistics): string {
    const view = measureViews[measure];
    const chart: Chart = { ...view, id: `chart-${measure}`, minutes, values: values[measure] };
    const latest = values[measure].findLast((value) => value !== undefined);
    return html`<section class="card measure" aria-labelledby="heading-${measure}">
        <div class="measure-head">
            <h2 id="heading-${measure}">${view.title}</h2>
            <p class="latest">${latest === undefined ? "no data" : sayValue(latest, view.unit)}</p>
        </div>
        !${renderChart(chart)}
        <p class="soft">${view.note}.</p>
    </section>`;
}

const noData = '<span aria-hidden="true">–</span><span class="unseen">no data</span>';

/** For those who cannot see the charts, or want the numbers. The latest minute comes first. */
function renderTable({ minutes, values }: Statistics): string {
    const heads = measures.map((measure) => {
        const { title, unit } = measureViews[measure];
        return html`<th scope="col">${title} <span class="soft">${unit}</span></th>`;
    });
    const rows = minutes
        .map((minute, index) => {
            const cells = measures.map((measure) => {
                const value = values[measure][index];
                return value === undefined ? `<td>${noData}</td>` : html`<td>${sayNumber(value)}</td>`;
            });
            return html`<tr>
                <th scope="row"><time datetime="${minute.toISOString()}">${sayTime(minute)}</time></th>
                !${cells}
            </tr>`;
        })
        .reverse();
    return html`<details class="numbers" data-keep="numbers">
        <summary>The same as a table</summary>
        <div class="scroll" role="region" aria-label="Statistics of each minute" tabindex="0">
            <table>
                <caption class="unseen">
                    Statistics of each minute, the latest first
                </caption>
                <thead>
                    <tr>
                        <th scope="col">Minute <span class="soft">UTC</span></th>
                        !${heads}
                    </tr>
                </thead>
                <tbody>
                    !${rows}
                </tbody>
            </table>
        </div>
    </details>`;
}
