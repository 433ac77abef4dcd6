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

/** The report as Markdown, for chats and repositories. */
export function renderMarkdown(report: WeekReport): string {
    const sections = report.services.map((week) => [
        `## ${week.service}`,
        ...sentencesOf(week, report.goalPercent),
        tableOf(dayHeadings, week.days.map(dayRow)),
        ...(week.outages.length === 0
            ? []
            : [tableOf(["Outage from", "Bad"], outageRows(week.outages, report.timeZone))]),
    ]);
    return [`# ${titleOf(report)}`, ...spanOf(report), ...sections.flat()].join("\n\n").concat("\n");
}

function tableOf(headings: TableRow, rows: readonly TableRow[]): string {
    const line = (cells: TableRow): string => `| ${cells.join(" | ")} |`;
    const rule = headings.map((_heading, index) => (index === 0 ? "---" : "--:"));
    return [line(headings), line(rule), ...rows.map(line)].join("\n");
}
