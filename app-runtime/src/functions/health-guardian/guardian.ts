import type { Log } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";
import { changeState } from "../common/change-state.js";
import type { StateStore } from "../common/state-table.js";
import type { TargetFigures } from "./figures.js";
import type { Rules } from "./rules.js";
import { checkState, initialState, type GuardianState, type Incident } from "./state.js";
import { decide, type Action, type Decision, type GuardianEvent } from "./state-machine.js";
import { alertOf } from "./words.js";
import type { World } from "./world.js";

/** What a {@link Guardian} works with. */
export interface GuardianOptions {
    readonly world: World;
    readonly store: StateStore;
    /** What the state is kept as: one for each group. */
    readonly id: string;
    readonly rules: Rules;
    readonly log: Log;
    readonly environmentName: string;
    readonly group: string;
    readonly readFigures: (now: Date) => Promise<TargetFigures>;
    /** Milliseconds since 1970. */
    readonly now: () => number;
}

/** What is kept: the state, and until when a run has it to itself. */
interface KeptState {
    readonly state: GuardianState;
    /** 0 where nobody is at work. */
    readonly busyUntil: number;
}

/** How a run went. */
export type RunResult = "done" | "busy";

/** Two calls of AWS, which is what a step takes at most: with less time left, it is left to the next run. */
const stepMilliseconds = 25_000;
/** Clocks of two instances of the function differ by less. */
const marginMilliseconds = 10_000;
/** A run is over by then, whatever was written: Lambda gives it 15 minutes at most. */
const longestRunMilliseconds = 900_000;

/** Looks once, decides, and does what is to be done; what a run that crashed has left undone, the next one does. */
export class Guardian {
    constructor(private readonly options: GuardianOptions) {}

    /**
     * One run. Of several at the same time one works, and the others find it busy.
     *
     * Rejects with what failed, after all that could be done was done: the next run tries again.
     *
     * @param milliseconds that it may take
     */
    public async run(milliseconds: number): Promise<RunResult> {
        const end = this.options.now() + milliseconds;
        const claim = await this.claim(end + marginMilliseconds);
        if (claim === undefined) {
            this.options.log.info("another run is at work");
            return "busy";
        }
        await new Run(this.options, claim, end).finish();
        return "done";
    }

    private claim(busyUntil: number): Promise<Claim | undefined> {
        const { store, id, now } = this.options;
        return changeState<KeptState, Claim | undefined>(store, { id, check: checkKept }, (kept) => {
            const { state, busyUntil: theirs } = kept?.value ?? { state: initialState, busyUntil: 0 };
            // A time that no run could have set was written by a clock that was wrong.
            const isBusy = theirs > now() && theirs <= now() + longestRunMilliseconds + marginMilliseconds;
            return isBusy
                ? { value: undefined, result: undefined }
                : { value: { state, busyUntil }, result: { state, busyUntil, version: (kept?.version ?? 0) + 1 } };
        });
    }
}

interface Claim extends KeptState {
    readonly version: number;
}

/** One run that has the state to itself. Every write is refused where another run took over, so that a late one changes nothing. */
class Run {
    private version: number;
    private state: GuardianState;
    private readonly failures: unknown[] = [];

    constructor(
        private readonly options: GuardianOptions,
        private readonly claim: Claim,
        private readonly end: number,
    ) {
        this.version = claim.version;
        this.state = claim.state;
    }

    public async finish(): Promise<void> {
        const seen = await this.look();
        for (let actions = await this.come(seen); ;) {
            const [action] = actions;
            if (action === undefined || this.options.now() + stepMilliseconds > this.end) {
                break;
            }
            const event = await this.take(action);
            if (event === undefined) {
                break;
            }
            actions = await this.come(event);
        }
        await this.save(0);
        if (this.failures.length > 0) {
            throw this.failures.length === 1 ? this.failures[0] : new AggregateError(this.failures);
        }
    }

    /** Without an observation what was decided before goes on, as far as it needs none. */
    private async look(): Promise<GuardianEvent | undefined> {
        try {
            return { kind: "observed", observation: await this.options.world.observe() };
        } catch (error) {
            this.failures.push(error);
            return undefined;
        }
    }

    /** Decides on what has come to be known; what is decided is kept before anything is done. */
    private async come(event: GuardianEvent | undefined): Promise<Decision["actions"]> {
        const { now, rules } = this.options;
        const { state, actions } = decide(this.state, event, { now: now(), rules });
        this.state = state;
        if (actions.length > 0) {
            await this.save(this.claim.busyUntil);
        }
        return actions;
    }

    private async save(busyUntil: number): Promise<void> {
        const { store, id } = this.options;
        this.version = await store.write(id, { state: this.state, busyUntil }, { version: this.version });
    }

    /** @returns what came of it; undefined where people could not be told, which the next run tries again */
    private async take(action: Action): Promise<GuardianEvent | undefined> {
        if (action.kind === "tell") {
            return this.tell(action.incident, action.status);
        }
        const { replacement, kind } = action;
        const { world, log } = this.options;
        const { id, instance } = replacement;
        log.info(`step: ${kind}`, { instance, id });
        try {
            switch (kind) {
                case "keepEvidence":
                    return { kind: "evidenceKept", id, snapshots: await world.keepEvidence(replacement) };
                case "terminate":
                    await world.terminate(replacement);
                    return world.isDryRun ? { kind: "rehearsed", id } : { kind: "removed", id, how: "terminated" };
                case "detach":
                    await world.detach(replacement);
                    return world.isDryRun ? { kind: "rehearsed", id } : { kind: "removed", id, how: "detached" };
            }
        } catch (error) {
            const problem = reasonOf(error);
            log.warn(`the step failed: ${kind}`, { instance, id, problem });
            return { kind: kind === "keepEvidence" ? "evidenceFailed" : "removalFailed", id, problem };
        }
    }

    private async tell(incident: Incident, status: "opened" | "resolved"): Promise<GuardianEvent | undefined> {
        const { world, environmentName, group } = this.options;
        const figures = status === "opened" ? await this.figures() : undefined;
        try {
            await world.tell(alertOf(incident, status, { environmentName, group, figures }));
            return { kind: "told", id: incident.id, status };
        } catch (error) {
            this.failures.push(error);
            return undefined;
        }
    }

    /** A message without figures is better than none. */
    private async figures(): Promise<TargetFigures | undefined> {
        const { readFigures, now, log } = this.options;
        try {
            return await readFigures(new Date(now()));
        } catch (error) {
            log.warn("the load balancer's figures cannot be read", { problem: reasonOf(error) });
            return undefined;
        }
    }
}

function checkKept(kept: unknown): KeptState {
    if (
        typeof kept !== "object" ||
        kept === null ||
        !("state" in kept && "busyUntil" in kept) ||
        typeof kept.busyUntil !== "number"
    ) {
        throw new Error("What is kept is not what a health guardian keeps; delete the item to begin anew.");
    }
    return { state: checkState(kept.state), busyUntil: kept.busyUntil };
}
