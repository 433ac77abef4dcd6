import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import { BackgroundLoop, pauseByClock, type Pause } from "../../common/background-loop.js";
import type { Log } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";
import {
    dataPerMinute,
    metricDataOf,
    millisecondsToNextMinute,
    MinuteCounter,
    together,
    type Minute,
    type NodeStatistics,
} from "./statistics.js";

/** Takes data points in one call: CloudWatch, or something in its place. */
export type PutMetrics = (data: readonly MetricDatum[]) => Promise<void>;

/** What publishing works with. */
export interface PublisherOptions {
    readonly statistics: () => NodeStatistics;
    readonly put: PutMetrics;
    /** Tells the node from others. */
    readonly instanceId: string;
    readonly log: Pick<Log, "warn" | "info">;
    readonly now?: () => Date;
    readonly pause?: Pause;
}

/** Data points that CloudWatch takes in one call. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
const mostData = 1_000;
/** Minutes that are kept while CloudWatch cannot be reached; beyond them, the oldest become one. */
export const mostMinutes = Math.floor(mostData / dataPerMinute);

/**
 * Tells CloudWatch what happened on this node: one call at each full minute of the clock, and one at the end.
 *
 * Where a call fails, its minutes go with the next one, each with its own time. Should CloudWatch have taken a call whose answer was lost, they count twice.
 */
export class StatisticsPublisher {
    private readonly counter: MinuteCounter;
    private readonly loop: BackgroundLoop;
    private pending: Minute[] = [];
    private failing = false;

    constructor(private readonly options: PublisherOptions) {
        const { statistics, now = () => new Date(), pause = pauseByClock } = options;
        this.counter = new MinuteCounter(statistics, now);
        this.loop = new BackgroundLoop({
            turn: () => this.publish(),
            pauseMilliseconds: () => millisecondsToNextMinute(now()),
            beginsWith: "pause",
            pause,
        });
    }

    /** Publishes every minute, until {@link stop}. */
    public start(): void {
        this.loop.start();
    }

    /** Publishes what happened since the last minute, and answers when that is done. A failure is logged. */
    public async stop(): Promise<void> {
        await this.loop.stop();
        await this.publish();
    }

    /** Ends the minute and tells CloudWatch of it, and of those that it has not heard of yet. */
    public async publish(): Promise<void> {
        this.remember(this.counter.take());
        const { put, instanceId, log } = this.options;
        try {
            await put(this.pending.flatMap((minute) => metricDataOf(minute, instanceId)));
            this.pending = [];
            if (this.failing) {
                this.failing = false;
                log.info("statistics are published again");
            }
        } catch (error) {
            this.failing = true;
            log.warn("statistics could not be published; they go with the next ones", {
                minutes: this.pending.length,
                reason: reasonOf(error),
            });
        }
    }

    private remember(minute: Minute): void {
        this.pending.push(minute);
        const [first, second, ...others] = this.pending;
        if (this.pending.length > mostMinutes && first !== undefined && second !== undefined) {
            this.pending = [together(first, second), ...others];
        }
    }
}
