import type { Observation, ObservedInstance } from "../observation.js";
import { defaultRules } from "../rules.js";
import { initialState, type GuardianState } from "../state.js";
import { decide, type Action, type GuardianEvent } from "../state-machine.js";

/** Of what a test tells an observation. */
export interface Look {
    /** Instances that fail, with what is wrong. */
    readonly sick?: Readonly<Record<string, string>>;
    /** Instances in a state of the group other than `InService`. */
    readonly lifecycle?: Readonly<Record<string, string>>;
    /** Ids of all instances. @default five */
    readonly ids?: readonly string[];
    readonly group?: Partial<Observation["group"]>;
    readonly probe?: Partial<Observation["probe"]>;
}

export const five = ["i-1", "i-2", "i-3", "i-4", "i-5"];
const start = Date.UTC(2026, 4, 1, 10);

/** What is seen so many seconds after the beginning. */
export function looked(seconds: number, look: Look = {}): Observation {
    const { sick = {}, lifecycle = {}, ids = five, group, probe } = look;
    return {
        at: start + seconds * 1_000,
        group: { minimum: 2, desired: ids.length, graceSeconds: 0, replaces: true, ...group },
        instances: ids.map((id) => instance(id, sick[id], lifecycle[id])),
        probe: { asked: 3, failed: 0, reason: undefined, dependencies: [], ...probe },
    };
}

function instance(id: string, reason: string | undefined, lifecycle = "InService"): ObservedInstance {
    const state = reason === undefined ? "healthy" : "unhealthy";
    return { id, lifecycle, target: { state, reason, isAnomalous: false } };
}

/** A guardian that knows only what a test tells it. */
export class Scene {
    public state: GuardianState = initialState;
    public actions: readonly Action[] = [];
    /** Seconds since the beginning. */
    public seconds = 0;

    constructor(private readonly options: { readonly isDryRun: boolean } = { isDryRun: false }) {}

    /** A look `after` so many seconds; its clock is where the look was. */
    public see(look: Look = {}, after = 60): this {
        this.seconds += after;
        return this.know({ kind: "observed", observation: looked(this.seconds, look) });
    }

    /** The same look again and again, a minute apart. */
    public keepSeeing(times: number, look: Look = {}): this {
        for (let each = 0; each < times; each += 1) this.see(look);
        return this;
    }

    public know(event: GuardianEvent | undefined): this {
        const moment = { now: start + this.seconds * 1_000, rules: defaultRules };
        ({ state: this.state, actions: this.actions } = decide(this.state, event, moment));
        return this;
    }

    /** What is to be done, in words such as `terminate i-1`. */
    public get todo(): readonly string[] {
        return this.actions.map((action) =>
            action.kind === "tell"
                ? `tell ${action.incident.kind} ${action.status}`
                : `${action.kind} ${action.replacement.instance}`,
        );
    }

    /** What people are paged for. */
    public get causes(): readonly string[] {
        return this.state.incidents.flatMap((each) =>
            each.kind === "page" ? each.causes.map(({ sentence }) => sentence) : [],
        );
    }

    /** All that is to be done is done, and goes well. */
    public obey(): readonly string[] {
        const done: string[] = [];
        for (let [action] = this.actions; action !== undefined; [action] = this.actions) {
            done.push(this.todo[0] ?? "");
            this.know(wentWell(action, this.options));
        }
        return done;
    }
}

function wentWell(action: Action, { isDryRun }: { readonly isDryRun: boolean }): GuardianEvent {
    if (action.kind === "tell") {
        return { kind: "told", id: action.incident.id, status: action.status };
    }
    const { id } = action.replacement;
    if (action.kind === "keepEvidence") {
        return { kind: "evidenceKept", id, snapshots: ["snap-1"] };
    }
    return isDryRun
        ? { kind: "rehearsed", id }
        : { kind: "removed", id, how: action.kind === "terminate" ? "terminated" : "detached" };
}
