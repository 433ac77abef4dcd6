import { shiftMail, shiftSms } from "../notices/post/messages.js";
import type { Shift } from "../notices/shifts/shift.js";
import { daysOf } from "../uptime-reporter/measure/iso-week.js";
import { measureWeek } from "../uptime-reporter/measure/service-week.js";
import { chartColours, chartStyle } from "../uptime-reporter/page/chart-style.js";
import { hatching, renderDayChart } from "../uptime-reporter/page/day-chart.js";
import { renderPage } from "../uptime-reporter/page/html-page.js";
import { renderMarkdown } from "../uptime-reporter/page/markdown.js";
import { renderMinuteStrip } from "../uptime-reporter/page/minute-strip.js";
import type { WeekReport } from "../uptime-reporter/page/week-report.js";

const minuteMs = 60_000;
const shift = {
    row: 1,
    name: "Ana Weiß",
    email: "ana@example.com",
    phone: undefined,
    timeZone: "Europe/Berlin",
    addedBy: "Petra Lang",
};
const shifts: readonly Shift[] = [
    { ...shift, start: new Date("2026-10-05T06:00:00Z"), end: new Date("2026-10-05T14:30:00Z"), place: "Main desk" },
    { ...shift, start: new Date("2026-10-24T20:00:00Z"), end: new Date("2026-10-25T05:00:00Z"), place: "Gate 3" },
];

/** The files that the pages about functions show, by their names in `docs/functions/`: what the functions make of examples. */
export function sampleFiles(): ReadonlyMap<string, string> {
    const mail = shiftMail(shift.name, shifts, "answer");
    const report = sampleReport();
    const [week] = report.services;
    return new Map([
        ["shift-mail.txt", `Subject: ${mail.subject}\n\n${mail.text}`],
        ["shift-mail.html", mail.html],
        ["shift-sms.txt", `${shiftSms(shifts)}\n`],
        ["uptime-report.md", renderMarkdown(report)],
        ["uptime-report.html", renderPage(report)],
        ["uptime-days.svg", week === undefined ? "" : standalone(renderDayChart(week, report.goalPercent))],
        ["uptime-minutes.svg", week === undefined ? "" : standalone(renderMinuteStrip(week))],
    ]);
}

/** The week in which clocks change, the first of its service, with outages and a probe that said nothing for an hour. */
function sampleReport(): WeekReport {
    const days = daysOf({ year: 2026, week: 43 }, "Europe/Berlin");
    const since = Date.parse("2026-10-19T07:30:00Z");
    const results = new Map<number, boolean>();
    for (let time = since; time < Date.parse("2026-10-25T23:00:00Z"); time += minuteMs) {
        results.set(time, true);
    }
    const each = (start: string, count: number, change: (time: number) => void): void =>
        Array.from({ length: count }, (_none, index) => Date.parse(start) + index * minuteMs).forEach(change);
    each("2026-10-20T09:12:00Z", 2, (time) => results.set(time, false));
    each("2026-10-22T15:40:00Z", 1, (time) => results.set(time, false));
    each("2026-10-24T02:00:00Z", 95, (time) => results.set(time, false));
    each("2026-10-22T21:00:00Z", 60, (time) => results.delete(time));
    return {
        environmentName: "prod",
        week: { year: 2026, week: 43 },
        timeZone: "Europe/Berlin",
        goalPercent: 99.95,
        services: [measureWeek("site", days, results, new Date(since))],
    };
}

/** A drawing as a file of its own, with the colours that it otherwise has from its page. */
function standalone(drawing: string): string {
    const style = `<style>
svg { --ink: #16202c; --soft: #4d5a68; --paper: #ffffff; --line: #c9d1da; --accent: #0b57a4; --bad: #a8201a; ${chartColours.light} background: var(--paper); }
@media (prefers-color-scheme: dark) {
    svg { --ink: #e8edf3; --soft: #aab6c3; --paper: #18212b; --line: #33404d; --accent: #8cc2ff; --bad: #ffb4ab; ${chartColours.dark} }
}${chartStyle}</style>${hatching}`;
    return `${drawing.replace(/^<svg([^>]*)>/, `<svg xmlns="http://www.w3.org/2000/svg"$1>${style}`)}\n`;
}
