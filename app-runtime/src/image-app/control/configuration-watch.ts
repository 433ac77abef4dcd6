import { BackgroundLoop, pauseByClock, type Pause } from "../../common/background-loop.js";
import { ConfigurationError, defaultConfiguration, parseConfiguration } from "../../common/control/configuration.js";
import type { ControlConfiguration } from "../../common/control/configuration.js";
import type { Log } from "../../common/log.js";
import type { ImageCache } from "../cache/cache.js";
import { reasonOf } from "../../common/reason.js";

/** Answers the text of the parameter now; undefined where there is none. */
export type ReadParameter = () => Promise<string | undefined>;

/** What the node works with now. */
export interface AppliedConfiguration {
    /** 0 for the defaults. */
    readonly version: number;
    readonly clear: number;
}

/** What watching works with. */
export interface WatchOptions {
    readonly read: ReadParameter;
    readonly cache: Pick<ImageCache, "configure" | "clear">;
    readonly log: Pick<Log, "info" | "warn">;
    /** Told of each version that is applied, for what is not the cache's. @default nobody is told */
    readonly applied?: (configuration: ControlConfiguration) => void;
    /** Seconds between two looks, on average. @default 10 */
    readonly intervalSeconds?: number;
    /** A number from 0 to 1, 1 excluded. @default by chance */
    readonly random?: () => number;
    readonly pause?: Pause;
}

/** By how much a pause is longer or shorter, so that nodes that started together do not ask together. */
const jitter = 0.2;

/**
 * Looks at the parameter that the manager writes, and applies each version once.
 *
 * A parameter that is missing, broken, older, or cannot be read changes nothing; the log says so once, and again when there is something else to say.
 */
export class ConfigurationWatch {
    private readonly loop: BackgroundLoop;
    private now: AppliedConfiguration = { version: defaultConfiguration.version, clear: defaultConfiguration.clear };
    private appliedText: string | undefined;
    private complaint: string | undefined;

    constructor(private readonly options: WatchOptions) {
        const { intervalSeconds = 10, random = Math.random, pause = pauseByClock } = options;
        this.loop = new BackgroundLoop({
            turn: () => this.look(),
            pauseMilliseconds: () => intervalSeconds * 1_000 * (1 + jitter * (2 * random() - 1)),
            pause,
        });
    }

    /** What the node works with now: the acknowledgement that it publishes. */
    public get applied(): AppliedConfiguration {
        return this.now;
    }

    /** Looks at once, and again and again until {@link stop}. */
    public start(): void {
        this.loop.start();
    }

    /** Answers when nothing is done any more. */
    public stop(): Promise<void> {
        return this.loop.stop();
    }

    /** Looks once. Failures are logged. */
    public async look(): Promise<void> {
        try {
            const text = await this.options.read();
            this.complain(text === undefined ? "there is no parameter; write it with the manager" : this.judge(text));
        } catch (error) {
            this.complain(`the parameter cannot be read: ${reasonOf(error)}`);
        }
    }

    /** Applies what is new. Answers what is wrong, if anything. */
    private judge(text: string): string | undefined {
        if (text === this.appliedText) {
            return undefined;
        }
        try {
            const configuration = parseConfiguration(text);
            const { version } = this.now;
            if (configuration.version > version) {
                this.apply(configuration);
                this.appliedText = text;
                return undefined;
            }
            return configuration.version < version
                ? `the parameter has version ${configuration.version}, and version ${version} is applied; write a newer one with the manager`
                : `version ${version} was written again with something else in it; write it as a new version with the manager`;
        } catch (error) {
            if (error instanceof ConfigurationError) {
                return error.faults.join(" ");
            }
            throw error;
        }
    }

    private apply(configuration: ControlConfiguration): void {
        const { version, cache, clear } = configuration;
        const held = this.options.cache.configure(cache);
        const clears = clear > this.now.clear;
        if (clears) {
            this.options.cache.clear();
        }
        // A smaller number is that of a manager that began anew: the next one after it counts again.
        this.now = { version, clear };
        this.options.applied?.(configuration);
        this.options.log.info("configuration applied", { version, ...held, cleared: clears });
        if (held.capacityBytes < cache.capacityBytes) {
            this.options.log.warn("the cache is smaller than configured: this machine has no memory for more", {
                ...{ version, capacityBytes: held.capacityBytes, configuredBytes: cache.capacityBytes },
            });
        }
    }

    private complain(complaint: string | undefined): void {
        if (complaint !== undefined && complaint !== this.complaint) {
            this.options.log.warn("the configuration stays as it is", {
                problem: complaint,
                version: this.now.version,
            });
        }
        this.complaint = complaint;
    }
}
