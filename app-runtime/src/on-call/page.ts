import { html } from "ghtml";
import { baseStyle } from "../common/web/base-style.js";
import { loadsOf } from "./fairness.js";
import { schedulePageStyle } from "./page-style.js";
import { type Shift, shiftAt } from "./plan.js";
import { personOf, type Schedule } from "./schedule.js";
import { clockAt, dateAt, datesOf, dayOf, shared, shownAt, type Span } from "./wall-time.js";

/** What a page shows. */
export interface PageContent {
    readonly schedule: Schedule;
    /** Shifts of `window`, as `planOf` has them. */
    readonly plan: readonly Shift[];
    readonly window: Span;
    /** The moment for which it is made. */
    readonly now: number;
}

/**
 * The schedule as one file that needs no script and no server: the same calendar in the time zone of each person, so that everybody reads their own clock.
 *
 * Names of people are in it, and no address: it may lie where the whole team reads it.
 */
export function renderSchedulePage(content: PageContent): string {
    const { schedule } = content;
    const zones = zonesOf(schedule);
    return html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>On call – ${schedule.name}</title>
                <style>
                    !${baseStyle}!${schedulePageStyle}
                </style>
            </head>
            <body>
                <a class="skip" href="#main">Skip to content</a>
                <main id="main" tabindex="-1">
                    <h1>On call – ${schedule.name}</h1>
                    !${renderNow(content)}
                    <nav class="zones" aria-label="Time zones">
                        <ul>
                            !${zones.map((zone) => html`<li><a href="#${idOf(zone)}">${placeOf(zone)}</a></li>`)}
                        </ul>
                    </nav>
                    !${zones.map((zone) => renderZone(content, zone))} !${renderLoads(content)}
                </main>
            </body>
        </html>`;
}

/** That of the schedule first, then those of people by name. */
function zonesOf({ timeZone, people }: Schedule): readonly string[] {
    const others = Object.values(people).map((person) => person.timeZone);
    return [...new Set([timeZone, ...others.sort()])];
}

function renderNow({ schedule, plan, now, window }: PageContent): string {
    const { timeZone } = schedule;
    const shift = shiftAt(plan, now);
    const next = shift.to < window.to ? shiftAt(plan, shift.to) : undefined;
    const name = (key: string) => personOf(schedule, key).name;
    return html`<div class="card">
        <p>
            When this page was made, at ${shownAt(now, timeZone)}, <strong>${name(shift.person)}</strong> was on call
            until !${renderTime(shift.to, shownAt(shift.to, timeZone))}.
        </p>
        !${next === undefined ? "" : html`<p>After that it is <strong>${name(next.person)}</strong>.</p>`}
        <p class="soft">Times in this box are those of ${timeZone}.</p>
    </div>`;
}

function renderZone({ schedule, plan, now, window }: PageContent, zone: string): string {
    const today = dateAt(now, zone).toString();
    const rows = datesOf(window, zone).map((date, index) => {
        const day = dayOf(date, zone);
        const classes = [
            ...(date.dayOfWeek === 1 && index > 0 ? ["week"] : []),
            ...(date.toString() === today ? ["today"] : []),
        ];
        return html`<tr class="${classes.join(" ")}">
            <th scope="row">
                <time datetime="${date.toString()}">${dayName(date.toString())}</time>!${
                    date.toString() === today ? html`<span class="unseen"> (today)</span>` : ""
                }
            </th>
            <td>
                <ol>
                    !${plan.map((shift) => renderShift(schedule, shift, day, zone))}
                </ol>
                !${renderChange(day)}
            </td>
        </tr>`;
    });
    return html`<section id="${idOf(zone)}">
        <h2 id="${idOf(zone)}-heading">${placeOf(zone)}</h2>
        <div class="scroll" role="region" tabindex="0" aria-labelledby="${idOf(zone)}-heading">
            <table>
                <caption>
                    Who is on call, by the clocks of ${zone}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">Day</th>
                        <th scope="col">On call</th>
                    </tr>
                </thead>
                <tbody>
                    !${rows}
                </tbody>
            </table>
        </div>
    </section>`;
}

function renderShift(schedule: Schedule, shift: Shift, day: Span, zone: string): string {
    const part = shared(shift, day);
    if (part === undefined) {
        return "";
    }
    const end = part.to === day.to ? "24:00" : clockAt(part.to, zone);
    const standsIn = shift.reason === undefined ? "" : html` <span class="soft">stands in: ${shift.reason}</span>`;
    return html`<li>
        <span
            >!${renderTime(part.from, clockAt(part.from, zone))}<span class="soft">–</span>!${renderTime(
                part.to,
                end,
            )}</span
        >
        <span>${personOf(schedule, shift.person).name}!${standsIn}</span>
    </li>`;
}

function renderChange({ from, to }: Span): string {
    const hours = (to - from) / 3_600_000;
    return hours === 24 ? "" : html`<p class="soft">Clocks change: this day has ${String(hours)} hours.</p>`;
}

function renderLoads({ schedule, plan }: PageContent): string {
    const rows = loadsOf(schedule, plan).map(
        ({ person, hours, nightHours, weekendHours }) =>
            html`<tr>
                <th scope="row">${personOf(schedule, person).name}</th>
                <td class="number">${String(Math.round(hours))}</td>
                <td class="number">${String(Math.round(nightHours))}</td>
                <td class="number">${String(Math.round(weekendHours))}</td>
            </tr>`,
    );
    return html`<section>
        <h2 id="loads-heading">How it is shared</h2>
        <div class="scroll" role="region" tabindex="0" aria-labelledby="loads-heading">
            <table>
                <caption>
                    Hours on call in the weeks above; nights and weekends are those where each person lives
                </caption>
                <thead>
                    <tr>
                        <th scope="col">Person</th>
                        <th scope="col" class="number">Hours</th>
                        <th scope="col" class="number">Of these 22:00–06:00</th>
                        <th scope="col" class="number">Of these at weekends</th>
                    </tr>
                </thead>
                <tbody>
                    !${rows}
                </tbody>
            </table>
        </div>
    </section>`;
}

function renderTime(instant: number, shown: string): string {
    return html`<time datetime="${new Date(instant).toISOString()}">${shown}</time>`;
}

const dayNames = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
});
const dayName = (date: string): string => dayNames.format(new Date(date));
const idOf = (zone: string): string => zone.toLowerCase().replace(/[^a-z0-9]+/g, "-");
const placeOf = (zone: string): string => zone.replaceAll("_", " ");
