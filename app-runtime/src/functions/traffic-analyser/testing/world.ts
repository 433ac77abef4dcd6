import { gzipSync } from "node:zlib";
import type { Alert } from "../../../common/alert.js";
import { ToldLedger } from "../../common/told-ledger.js";
import { CrashPoints } from "../../testing/crash-points.js";
import { MemoryParts } from "../../testing/memory-parts.js";
import { MemoryState } from "../../testing/memory-state.js";
import { recordedTelemetry } from "../../testing/recorded-telemetry.js";
import type { AddressSet, SetContent } from "../block/address-set.js";
import { Blocker } from "../block/blocker.js";
import type { BlockRules } from "../block/wanted.js";
import type { LogObjects, OpenObject } from "../log/log-objects.js";
import { SharedState } from "../state/shared-state.js";
import type { LogObject } from "../task.js";
import { Outbox } from "../tell/outbox.js";
import { TrafficAnalyser } from "../traffic-analyser.js";
import type { File } from "./files.js";
import { balancer, logLine, noon } from "./log-line.js";

const minuteMs = 60_000;

/** What goes wrong in the calls of an instance to what is outside of it. */
export type Faults = Pick<CrashPoints, "around">;

/** A bucket without a bucket. */
export class MemoryObjects implements LogObjects {
    private readonly objects = new Map<string, { readonly bytes: Buffer; readonly writtenAt: Date }>();

    public put(key: string, bytes: Buffer, writtenAt: Date): LogObject {
        this.objects.set(key, { bytes, writtenAt });
        return { bucket: "logs", key, etag: "etag" };
    }

    public open({ key }: LogObject): Promise<OpenObject | "deleted"> {
        const object = this.objects.get(key);
        if (object === undefined) return Promise.resolve("deleted");
        const { bytes, writtenAt } = object;
        return Promise.resolve({
            writtenAt,
            bytes: (async function* () {
                yield bytes;
            })(),
        });
    }
}

/** A set of addresses without a firewall. */
export class MemoryAddressSet implements AddressSet {
    public writes = 0;

    constructor(public networks: readonly string[] = []) {}

    public read(): Promise<SetContent> {
        return Promise.resolve({ networks: this.networks, token: String(this.writes) });
    }

    public write({ networks, token }: SetContent): Promise<boolean> {
        if (token !== String(this.writes)) return Promise.resolve(false);
        this.writes += 1;
        this.networks = networks;
        return Promise.resolve(true);
    }
}

/** All that a traffic analyser works with, in memory, and as many instances of it as a test wants. */
export class World {
    public now = new Date(noon + 20 * minuteMs);
    public readonly objects = new MemoryObjects();
    public readonly state = new MemoryState(() => this.now);
    public readonly parts = new MemoryParts(() => this.now);
    public readonly ipv4 = new MemoryAddressSet(["192.0.2.1/32"]);
    public readonly ipv6 = new MemoryAddressSet();
    public readonly alerts: Alert[] = [];
    public readonly notices: Alert[] = [];
    public readonly telemetry = recordedTelemetry();
    private files = 0;

    /** @param rules what instances are started with from now on */
    constructor(public rules: Partial<BlockRules> = {}) {}

    /** A packed object with these rows, written now. */
    public log(file: File): LogObject {
        return this.object(gzipSync(file.map((line) => `${logLine(line)}\n`).join("")));
    }

    public object(bytes: Buffer): LogObject {
        this.files += 1;
        return this.objects.put(`AWSLogs/${this.files}.log.gz`, bytes, this.now);
    }

    public pass(minutes: number): void {
        this.now = new Date(this.now.getTime() + minutes * minuteMs);
    }

    /** What is known to all instances. */
    public get shared(): SharedState {
        return this.sharedBy(new CrashPoints());
    }

    /** A fresh instance, as after a cold start. */
    public instance(crash: Faults = new CrashPoints()): TrafficAnalyser {
        const { telemetry, rules } = this;
        const now = (): Date => this.now;
        const shared = this.sharedBy(crash);
        const teller = (told: Alert[]) => crash.around({ tell: async (alert: Alert) => void told.push(alert) });
        return new TrafficAnalyser({
            objects: crash.around<LogObjects>(this.objects),
            outbox: new Outbox({
                ...{ shared, now, id: "traffic-analyser/test", environmentName: "test" },
                ledger: new ToldLedger(crash.around(this.state), now),
                alerts: teller(this.alerts),
                notices: teller(this.notices),
            }),
            blocker: new Blocker({
                ...{ shared, log: telemetry.log, pause: noPause },
                sets: { ipv4: crash.around(this.ipv4), ipv6: crash.around(this.ipv6) },
                rules: { mode: "block", blockMinutes: 60, mostBlocked: 100, allowedNetworks: [], ...rules },
            }),
            settings: { balancer, allowedNetworks: rules.allowedNetworks ?? [] },
            ...{ shared, telemetry, now },
        });
    }

    /** Requests that were counted, by all objects. */
    public requests(): Promise<number> {
        return this.shared.change(async (known) => {
            let requests = 0;
            for (const { totals } of await known.minutes(0)) requests += totals.requests;
            return { book: undefined, result: requests };
        });
    }

    /** What people were told, in order. */
    public get told(): readonly string[] {
        return this.alerts.map(({ status, key }) => `${status} ${key.split("/").slice(2, -1).join("/")}`);
    }

    private sharedBy(crash: Faults): SharedState {
        return new SharedState({
            state: crash.around(this.state),
            parts: crash.around(this.parts),
            id: "traffic-analyser/test",
            now: () => this.now,
            pause: noPause,
        });
    }
}

function noPause(): Promise<void> {
    return Promise.resolve();
}
