import type { RequestLimits } from "./model.js";

/** A bucket that has not been used for so long is empty, whatever its rate. */
const forgottenAfterSeconds = 600;

/**
 * Counts each client as nginx does: a bucket that leaks `perSecond` and takes `burst`; what is beyond is refused.
 *
 * Each instance counts for itself, and a client's requests go round, so that `instances` of them let pass as many times as much.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_limit_req_module.html
 */
export class Limiter {
    private readonly buckets = new Map<string | number, { level: number; second: number }>();
    private swept = 0;

    constructor(private readonly limits: RequestLimits | undefined) {}

    /** @returns how many of the requests are refused */
    public refused(
        { client, second, requests }: { client: string | number; second: number; requests: number },
        instances: number,
    ): number {
        if (this.limits === undefined || instances === 0) {
            return 0;
        }
        this.sweep(second);
        const most = (this.limits.burst + 1) * instances;
        const bucket = this.buckets.get(client) ?? { level: 0, second };
        const leaked = Math.max(0, bucket.level - (second - bucket.second) * this.limits.perSecond * instances);
        const level = Math.min(most, leaked + requests);
        this.buckets.set(client, { level, second });
        return leaked + requests - level;
    }

    private sweep(now: number): void {
        if (now - this.swept < forgottenAfterSeconds) return;
        this.swept = now;
        for (const [client, { second }] of this.buckets) {
            if (now - second > forgottenAfterSeconds) this.buckets.delete(client);
        }
    }
}
