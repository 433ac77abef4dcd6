import type { Alert } from "../../../common/alert.js";
import type { Kept, StateStore, WriteOptions } from "../../common/state-table.js";
import { MemoryState } from "../../testing/memory-state.js";
import type { Observation } from "../observation.js";
import type { Replacement } from "../state.js";
import type { World } from "../world.js";
import { SimulatedGroup } from "./simulated-group.js";

/** At which call the function dies, counted from 1, and whether the call takes effect before that. */
export interface CrashPoint {
    readonly call: number;
    readonly when: "before" | "after";
}

/** A simulated group and its state, in which one call of all that change something never comes back: the function has died there. */
export class CrashingWorld implements World, StateStore {
    public readonly isDryRun = false;
    public readonly group = new SimulatedGroup(4, 2);
    /** Milliseconds since 1970. */
    public now = Date.UTC(2026, 4, 1);
    /** Resolves when the function dies. */
    public readonly died: Promise<"died">;
    /** What it died at; undefined where it did not. */
    public diedAt: string | undefined;
    private readonly state = new MemoryState(() => new Date(this.now));
    private calls = 0;
    private die: () => void = () => undefined;

    constructor(private readonly crash: CrashPoint | undefined) {
        this.died = new Promise((resolve) => {
            this.die = () => resolve("died");
        });
    }

    public pass(milliseconds: number): void {
        this.now += milliseconds;
        this.group.passTo(this.now);
    }

    public observe(): Promise<Observation> {
        return Promise.resolve(this.group.observe(this.now));
    }

    public keepEvidence({ id }: Replacement): Promise<readonly string[]> {
        return this.call("keepEvidence", () => Promise.resolve(this.group.keepEvidence(id)));
    }

    public terminate({ instance }: Replacement): Promise<void> {
        return this.call("terminate", () => Promise.resolve(this.group.terminate(instance)));
    }

    public detach({ instance }: Replacement): Promise<void> {
        return this.call("detach", () => Promise.resolve(this.group.detach(instance)));
    }

    public tell({ key, status }: Alert): Promise<void> {
        return this.call("tell", () => {
            this.group.published.push({ key, status });
            return Promise.resolve();
        });
    }

    public read<Value>(id: string, check: (kept: unknown) => Value): Promise<Kept<Value> | undefined> {
        return this.state.read(id, check);
    }

    public write(id: string, value: unknown, options: WriteOptions): Promise<number> {
        return this.call("write", () => this.state.write(id, value, options));
    }

    private async call<Result>(what: string, effect: () => Promise<Result>): Promise<Result> {
        this.calls += 1;
        if (this.calls !== this.crash?.call) {
            return effect();
        }
        if (this.crash.when === "after") {
            await effect();
        }
        this.diedAt = what;
        this.die();
        return new Promise(() => undefined);
    }
}
