import type { Alert, Alerter } from "../../../common/alert.js";
import type { StateStore } from "../../common/state-table.js";
import type { Telemetry } from "../../common/telemetry.js";
import type { ToldLedger } from "../../common/told-ledger.js";
import type { Service } from "../environment.js";
import { measuredSince } from "../measure/measured-since.js";
import type { ProbeResults, ProbeSource } from "../measure/probe-source.js";
import { countMinutes, stateAt } from "../measure/service-week.js";
import {
    burnOf,
    burnRules,
    findBurn,
    findSilence,
    longestWindow,
    silenceWindow,
    type Finding,
    type Window,
} from "./burn-rules.js";
import { nextIncident, readIncident, type Incident } from "./incident.js";

/** What it works with. */
export interface BurnWatchParts {
    readonly environmentName: string;
    readonly services: readonly Service[];
    readonly goalPercent: number;
    readonly source: ProbeSource;
    readonly state: StateStore;
    readonly ledger: ToldLedger;
    /** Wakes somebody. */
    readonly pages: Alerter;
    /** Is read in the morning. */
    readonly notices: Alerter;
    readonly telemetry: Telemetry;
    readonly now: () => Date;
}

/** Something that is looked for in one service. */
interface Watched {
    readonly name: string;
    readonly finding: Finding;
    readonly wakes: boolean;
    readonly summary: string;
    readonly text: string;
}

const minuteMs = 60_000;
/** Results of a minute come some minutes after it: until then they are not missing. */
const settleMinutes = 4;
const rememberMs = 400 * 86_400_000;

/** Looks every few minutes whether the budget of a service burns too fast, or its probe says nothing, and tells when that begins and when it ends. */
export class BurnWatch {
    constructor(private readonly parts: BurnWatchParts) {}

    /** All services are looked at, also where one fails; then the call fails. */
    public async look(): Promise<void> {
        const failures: unknown[] = [];
        for (const service of this.parts.services) {
            await this.lookAt(service).catch((error: unknown) => failures.push(error));
        }
        if (failures.length > 0) {
            throw failures[0];
        }
    }

    private async lookAt(service: Service): Promise<void> {
        const { source, state, telemetry, goalPercent } = this.parts;
        const end = (Math.floor(this.parts.now().getTime() / minuteMs) - settleMinutes) * minuteMs;
        const start = new Date(end - longestWindow * minuteMs);
        const results = await source.results(service.healthCheck, start, new Date(end));
        const since = await measuredSince(state, service.healthCheck, { results, at: new Date(end) });
        const window = (minutes: number): Window => windowOf(results, since, { end, minutes });
        for (const watched of this.watchedOf(service, window)) {
            await this.follow(service, watched, new Date(end));
        }
        const { counts } = window(longestWindow);
        telemetry.metrics.addMetric("BadMinutesOfDay", "Count", counts.bad);
        telemetry.log.info("the budget was looked at", {
            service: service.name,
            badOfDay: counts.bad,
            unknownOfDay: counts.unknown,
            burn: Math.round(burnOf(window(longestWindow), goalPercent) * 100) / 100,
        });
    }

    private watchedOf({ name }: Service, window: (minutes: number) => Window): readonly Watched[] {
        const { goalPercent } = this.parts;
        const burning = burnRules.map((rule): Watched => {
            const [long, short] = [window(rule.long), window(rule.short)];
            const burn = burnOf(long, goalPercent).toFixed(1);
            return {
                name: rule.name,
                finding: findBurn(rule, long, short, goalPercent),
                wakes: rule.wakes,
                summary: `${name} loses its error budget ${rule.rate} times too fast`,
                text: [
                    `In the last ${rule.long / 60} hours ${name} could not be reached in ${minutesOf(long.counts.bad)}, and in ${minutesOf(short.counts.bad)} of the last ${rule.short}.`,
                    `That is at least ${burn} times what a goal of ${goalPercent} % allows; of ${minutesOf(long.counts.unknown)} nothing is known.`,
                    rule.wakes
                        ? "Look at the load balancer's targets and at what changed last; roll back first, search later."
                        : "It is not urgent at night. Find what recurs before the week's budget is gone.",
                ].join("\n"),
            };
        });
        return [...burning, silenceOf(name, window(silenceWindow))];
    }

    /** Decides what becomes of an incident, keeps it, and tells it; what a call before kept and could not tell any more is told first. */
    private async follow(service: Service, watched: Watched, at: Date): Promise<void> {
        const { state } = this.parts;
        const id = `uptime/burn/${service.healthCheck}/${watched.name}`;
        const kept = await state.read(id, readIncident);
        await this.tell(service, watched, kept?.value ?? null);
        const next = nextIncident(kept?.value ?? null, watched.finding, at);
        if (JSON.stringify(next) === JSON.stringify(kept?.value ?? null)) {
            return;
        }
        await state.write(id, next, { version: kept?.version ?? 0 });
        await this.tell(service, watched, next);
    }

    private async tell(service: Service, watched: Watched, incident: Incident | null): Promise<void> {
        if (incident === null) {
            return;
        }
        const { ledger, pages, notices, environmentName, now } = this.parts;
        const about = `${service.healthCheck}/${watched.name}`;
        for (const at of [incident.openedAt, ...(incident.closedAt === null ? [] : [incident.closedAt])]) {
            const status = at === incident.openedAt ? "opened" : "resolved";
            const matter = { key: `${status} ${at}`, until: new Date(now().getTime() + rememberMs) };
            const telling = await ledger.tell(`uptime/told/${about}`, [matter], async () => {
                const to = watched.wakes ? pages : notices;
                await to.tell(alertOf(environmentName, service, watched, { status, at, incident }));
                return true;
            });
            if (telling === "busy") {
                throw new Error(`Another call is telling of ${service.name}; the next one continues.`);
            }
        }
    }
}

interface Told {
    readonly status: "opened" | "resolved";
    readonly at: string;
    readonly incident: Incident;
}

function alertOf(environmentName: string, service: Service, watched: Watched, { status, at, incident }: Told): Alert {
    const over =
        watched.name === "silent"
            ? `The probe of ${service.name} says something again.`
            : `${service.name} is well again.`;
    return {
        key: `${environmentName}/uptime/${service.name}/${watched.name}/${incident.openedAt}`,
        status,
        summary: `${environmentName}: ${watched.summary}`,
        text: status === "opened" ? watched.text : `${over} It began at ${incident.openedAt}.`,
        at: new Date(at),
        source: service.name,
    };
}

function silenceOf(name: string, window: Window): Watched {
    return {
        name: "silent",
        finding: findSilence(window),
        wakes: false,
        summary: `nothing is known of ${name}: its probe says nothing`,
        text: [
            `Of the last ${window.minutes} minutes ${window.counts.unknown} have no result of a probe: ${name} may be down or not.`,
            "See whether its Route 53 health check is there and enabled, and open it in a browser.",
        ].join("\n"),
    };
}

function windowOf(results: ProbeResults, since: Date, { end, minutes }: { end: number; minutes: number }): Window {
    const states = Array.from({ length: minutes }, (_none, index) =>
        stateAt(end - (index + 1) * minuteMs, results, since),
    );
    return { minutes, counts: countMinutes(states) };
}

const minutesOf = (count: number): string => (count === 1 ? "1 minute" : `${count} minutes`);
