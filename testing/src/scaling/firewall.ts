import type { FirewallLimit } from "./model.js";

/** Seconds of one step of the window that slides. */
const stepSeconds = 10;

interface Counted {
    /** Requests by step of the window; a step is used again when the window has passed over it. */
    readonly steps: number[];
    latestStep: number;
    total: number;
    /** Since when the address has been over the limit. */
    overSince: number | undefined;
}

/**
 * Blocks each address that sends more than the limit within the window, as a rate-based rule does: some time after it began, and until the window holds fewer.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html
 */
export class Firewall {
    private readonly clients = new Map<string | number, Counted>();
    private readonly stepsOfWindow: number;
    private swept = 0;

    constructor(
        private readonly limit: FirewallLimit | undefined,
        private readonly lagSeconds: number,
    ) {
        this.stepsOfWindow = Math.ceil((limit?.windowSeconds ?? stepSeconds) / stepSeconds);
    }

    /** @returns how many of the requests are blocked: all or none. */
    public blocked({
        client,
        second,
        requests,
    }: {
        client: string | number;
        second: number;
        requests: number;
    }): number {
        if (this.limit?.blocks !== true) return 0;
        this.sweep(second);
        const counted = this.counted(client, second);
        counted.steps[counted.latestStep % this.stepsOfWindow] =
            (counted.steps[counted.latestStep % this.stepsOfWindow] ?? 0) + requests;
        counted.total += requests;
        counted.overSince = counted.total > this.limit.requests ? (counted.overSince ?? second) : undefined;
        return counted.overSince !== undefined && second - counted.overSince >= this.lagSeconds ? requests : 0;
    }

    /** What is counted of a client, with what the window has left behind taken away. */
    private counted(client: string | number, second: number): Counted {
        const step = Math.floor(second / stepSeconds);
        let counted = this.clients.get(client);
        if (counted === undefined || step - counted.latestStep >= this.stepsOfWindow) {
            counted = { steps: [], latestStep: step, total: 0, overSince: undefined };
            this.clients.set(client, counted);
        }
        for (; counted.latestStep < step;) {
            counted.latestStep += 1;
            const place = counted.latestStep % this.stepsOfWindow;
            counted.total -= counted.steps[place] ?? 0;
            counted.steps[place] = 0;
        }
        return counted;
    }

    private sweep(now: number): void {
        const windowSeconds = this.stepsOfWindow * stepSeconds;
        if (now - this.swept < windowSeconds) return;
        this.swept = now;
        for (const [client, { latestStep }] of this.clients) {
            if (now - latestStep * stepSeconds > windowSeconds) this.clients.delete(client);
        }
    }
}
