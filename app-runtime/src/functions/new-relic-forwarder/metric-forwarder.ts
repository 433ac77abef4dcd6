import type { Log } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";
import { changeState } from "../common/change-state.js";
import type { StateStore } from "../common/state-table.js";
import { metricBatches } from "./metric-batches.js";
import type { MetricSource } from "./metric-source.js";
import { type MetricWindow, nextWindow } from "./metric-window.js";
import { metricsRequest, type OtlpMetric, type OtlpResource } from "./otlp.js";
import { type OtlpClient, OtlpRefusal } from "./otlp-client.js";
import type { WatchedMetric } from "./watched-metric.js";

/** What a call did. */
export interface Forwarded {
    readonly sent: number;
    /** What New Relic did not take and will not. */
    readonly rejected: number;
}

export interface MetricForwarderParts {
    readonly metrics: readonly WatchedMetric[];
    readonly source: MetricSource;
    readonly state: StateStore;
    readonly client: Pick<OtlpClient, "send">;
    readonly resource: OtlpResource;
    readonly log: Log;
    readonly now: () => number;
}

/** How far metrics have been sent, and until when somebody is at it; both in milliseconds since 1970. */
interface Progress {
    readonly sentUntil: number;
    readonly claimedUntil: number;
}

const id = "new-relic-metrics";
/** Data that New Relic will not take however often it is sent: it must not hold up what comes after. */
const lostCauses = [400, 413];

/**
 * Hands metrics on from where the last call ended, so that a call that failed is made up for by the next.
 *
 * A call claims its minutes for as long as it can live, so that none are sent by two. A call that is killed after New Relic took them and before that is written down leaves them to be
 * sent a second time: neither side knows the other's end.
 */
export class MetricForwarder {
    constructor(private readonly parts: MetricForwarderParts) {}

    /** @param deadline in milliseconds since 1970, when this call is over at the latest */
    public async forward(deadline: number): Promise<Forwarded> {
        const { metrics, log } = this.parts;
        const window = metrics.length === 0 ? undefined : await this.claim(deadline);
        if (window === undefined) {
            return { sent: 0, rejected: 0 };
        }
        if (window.lost > 0) {
            log.warn("metrics that are too old are not sent", { lostMinutes: window.lost / 60_000 });
        }
        const forwarded = await this.sendWindow(window, deadline);
        await this.settle(window, deadline, window.to);
        return forwarded;
    }

    private async sendWindow(window: MetricWindow, deadline: number): Promise<Forwarded> {
        const { metrics, source, log } = this.parts;
        try {
            return await this.sendAll(metricBatches(await source.read(metrics, window)), deadline);
        } catch (error) {
            // So that the next attempt need not wait for the claim to run out.
            await this.settle(window, deadline, window.from).catch((reason: unknown) =>
                log.warn("the claim is not given back, and runs out", { reason: reasonOf(reason) }),
            );
            throw error;
        }
    }

    private claim(deadline: number): Promise<MetricWindow | undefined> {
        const now = this.parts.now();
        return changeState(this.parts.state, { id, check: progressOf }, (kept) => {
            const isClaimed = (kept?.value.claimedUntil ?? 0) > now;
            const window = isClaimed ? undefined : nextWindow(kept?.value.sentUntil, now);
            const value = window && { sentUntil: window.from, claimedUntil: deadline };
            return { value, result: window };
        });
    }

    /** Gives the claim back. Where it has run out and somebody else is further, that stays. */
    private async settle(window: MetricWindow, deadline: number, sentUntil: number): Promise<void> {
        await changeState(this.parts.state, { id, check: progressOf }, (kept) => {
            const isOwn = kept?.value.sentUntil === window.from && kept.value.claimedUntil === deadline;
            return { value: isOwn ? { sentUntil, claimedUntil: 0 } : undefined, result: undefined };
        });
    }

    private async sendAll(batches: readonly (readonly OtlpMetric[])[], deadline: number): Promise<Forwarded> {
        let [sent, rejected] = [0, 0];
        for (const batch of batches) {
            const points = batch.reduce((count, { gauge, sum }) => count + ((gauge ?? sum)?.dataPoints.length ?? 0), 0);
            const refused = await this.send(batch, points, deadline);
            rejected += refused;
            sent += points - refused;
        }
        return { sent, rejected };
    }

    /** @returns how many of the points were not taken */
    private async send(batch: readonly OtlpMetric[], points: number, deadline: number): Promise<number> {
        const { client, resource, log } = this.parts;
        try {
            const { rejected, reason } = await client.send("metrics", metricsRequest(resource, batch), deadline);
            if (rejected > 0) {
                log.warn("New Relic did not take all data points", { rejected, of: points, reason });
            }
            return rejected;
        } catch (error) {
            if (error instanceof OtlpRefusal && lostCauses.includes(error.status)) {
                log.error("New Relic took no data point of a request", { rejected: points, reason: error.message });
                return points;
            }
            throw error;
        }
    }
}

function progressOf(kept: unknown): Progress {
    const { sentUntil, claimedUntil }: { sentUntil?: unknown; claimedUntil?: unknown } =
        typeof kept === "object" && kept !== null ? kept : {};
    if (typeof sentUntil !== "number" || typeof claimedUntil !== "number") {
        throw new Error(`What is kept as ${id} is no progress: ${JSON.stringify(kept)}.`);
    }
    return { sentUntil, claimedUntil };
}
