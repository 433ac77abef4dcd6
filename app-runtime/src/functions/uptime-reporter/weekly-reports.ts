import { createHash } from "node:crypto";
import type { Alert, Alerter } from "../../common/alert.js";
import type { StateStore } from "../common/state-table.js";
import type { Telemetry } from "../common/telemetry.js";
import type { ToldLedger } from "../common/told-ledger.js";
import type { Service } from "./environment.js";
import { budgetOf, sayShare, sharesOf } from "./measure/budget.js";
import { keptMs } from "./measure/health-check-source.js";
import { daysOf, nameOf, weekBefore, weekNamed, weekOf, type IsoWeek, type WeekDay } from "./measure/iso-week.js";
import { measuredSince } from "./measure/measured-since.js";
import type { ProbeSource } from "./measure/probe-source.js";
import { measureWeek, type ServiceWeek } from "./measure/service-week.js";
import { renderPage } from "./page/html-page.js";
import { renderMarkdown } from "./page/markdown.js";
import { titleOf, type WeekReport } from "./page/week-report.js";
import type { ReportStore, Written } from "./report-store.js";

/** A week cannot be reported on. The message says why, and which can. */
export class WeekError extends Error {
    public override readonly name = "WeekError";
}

/** What it works with. */
export interface WeeklyReportsParts {
    readonly environmentName: string;
    readonly services: readonly Service[];
    readonly goalPercent: number;
    readonly timeZone: string;
    readonly source: ProbeSource;
    readonly state: StateStore;
    readonly ledger: ToldLedger;
    readonly store: ReportStore;
    readonly notices: Alerter;
    readonly telemetry: Telemetry;
    readonly now: () => Date;
}

const folder = "reports/uptime";
const rememberMs = 60 * 86_400_000;

/** Writes the report of a week and tells of it. The same results make the same bytes, so that it can be made again as often as one likes. */
export class WeeklyReports {
    constructor(private readonly parts: WeeklyReportsParts) {}

    /** Reports on the last whole week, and anew on the one before it while CloudWatch has its minutes: results of it may have come late. */
    public async reportLast(): Promise<void> {
        const now = this.parts.now();
        const last = weekBefore(weekOf(now, this.parts.timeZone));
        const older = weekBefore(last);
        // The last one first: where measuring began in it, nothing is unknown of the one before.
        await this.write(last);
        if (now.getTime() - startOf(this.days(older)) < keptMs) {
            await this.write(older);
        } else {
            // The schedule calls before: this is a call by hand, or one of another schedule.
            this.parts.telemetry.log.warn("it is too late to write the week before the last anew", {
                week: nameOf(older),
            });
        }
    }

    /** @throws WeekError where there is no such week, it is not over, or its minutes are not kept any more */
    public async report(name: string): Promise<void> {
        const week = weekNamed(name);
        if (week === undefined) {
            throw new WeekError(`There is no week "${name}"; name one such as "2026-W41".`);
        }
        const days = this.days(week);
        const now = this.parts.now();
        if (endOf(days) > now.getTime()) {
            throw new WeekError(`Week ${name} is not over yet; it can be reported on from ${iso(endOf(days))}.`);
        }
        if (now.getTime() - startOf(days) >= keptMs) {
            throw new WeekError(
                `Week ${name} began before ${iso(now.getTime() - keptMs)}, and CloudWatch does not keep its minutes any more: what was reported of it stays.`,
            );
        }
        await this.write(week);
    }

    private days(week: IsoWeek): readonly WeekDay[] {
        return daysOf(week, this.parts.timeZone);
    }

    private async write(week: IsoWeek): Promise<void> {
        const { store, telemetry, environmentName, goalPercent, timeZone } = this.parts;
        const services = await this.measure(this.days(week));
        if (services.every(({ counts }) => counts.good + counts.bad + counts.unknown === 0)) {
            telemetry.log.info("nothing was measured in that week yet", { week: nameOf(week) });
            return;
        }
        const report: WeekReport = { environmentName, week, timeZone, goalPercent, services };
        const [markdown, page] = [renderMarkdown(report), renderPage(report)];
        const key = `${folder}/${nameOf(week)}`;
        await store.put(`${key}.md`, markdown, "text/markdown");
        const written = await store.put(`${key}.html`, page, "text/html");
        telemetry.log.info("a report was written", { week: nameOf(week), written });
        await this.tell(report, written, `${key}.html`, markdown);
    }

    private async measure(days: readonly WeekDay[]): Promise<readonly ServiceWeek[]> {
        const { services, source, state, now } = this.parts;
        const measured: ServiceWeek[] = [];
        // One after the other: each has ten thousand results.
        for (const { name, healthCheck } of services) {
            const results = await source.results(healthCheck, new Date(startOf(days)), new Date(endOf(days)));
            const since = await measuredSince(state, healthCheck, { results, at: now() });
            measured.push(measureWeek(name, days, results, since));
        }
        return measured;
    }

    private async tell(report: WeekReport, written: Written, key: string, text: string): Promise<void> {
        const { ledger, notices, now } = this.parts;
        const content = createHash("sha256").update(text).digest("hex").slice(0, 32);
        const matter = { key: content, until: new Date(now().getTime() + rememberMs) };
        const telling = await ledger.tell(`uptime/report/${nameOf(report.week)}`, [matter], async () => {
            await notices.tell(this.alertOf(report, written, key));
            return true;
        });
        if (telling === "busy") {
            throw new Error(`Another call is telling of the report of ${nameOf(report.week)}; Lambda tries again.`);
        }
    }

    private alertOf(report: WeekReport, written: Written, key: string): Alert {
        const lines = report.services.map(({ service, counts }) => {
            const { verdict } = budgetOf(counts, report.goalPercent);
            const said = { met: "met", missed: "missed", open: "not known" }[verdict];
            return `${service}: ${sayShare(sharesOf(counts).known)} of what is known, ${counts.bad} minutes bad, ${counts.unknown} unknown; goal of ${report.goalPercent} % ${said}.`;
        });
        const corrected = written === "changed" ? ["", "It is written anew, because results came late."] : [];
        return {
            key: `${report.environmentName}/uptime/${nameOf(report.week)}`,
            status: "updated",
            summary: titleOf(report),
            text: [...lines, ...corrected, "", this.parts.store.linkTo(key)].join("\n"),
            at: this.parts.now(),
            source: "uptime-reporter",
            details: { key },
        };
    }
}

const startOf = (days: readonly WeekDay[]): number => days[0]?.start.getTime() ?? 0;
const endOf = (days: readonly WeekDay[]): number => days.at(-1)?.end.getTime() ?? 0;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 16).replace("T", " ").concat(" UTC");
