import type { Random } from "../../../image-app/testing/random.js";
import type { Observation } from "../observation.js";
import { defaultRules } from "../rules.js";
import { asThoughReplaced } from "../rehearsal.js";
import { inFlight, initialState, type GuardianState, type Replacement } from "../state.js";
import { decide, type Action, type GuardianEvent } from "../state-machine.js";
import { changeGroup, fallSick } from "./random-change.js";
import { mustKeepPace, mustRemove, must, mustTell } from "./requirements.js";
import { SimulatedGroup } from "./simulated-group.js";
import type { Tally } from "./tally.js";

const rules = defaultRules;
const minute = 60_000;

/** One life of a group with a guardian that crashes, is called twice, gets what it sees late, and whose clock is not right; everything that must hold is checked as it goes. */
export class RandomOrder {
    private readonly group: SimulatedGroup;
    private readonly seen = new Map<number, Observation>();
    private readonly late: Observation[] = [];
    private readonly begun = new Map<string, number>();
    /** Messages that may have been published twice, because the guardian crashed before it wrote down that they were. */
    private repeats = 0;
    private state: GuardianState = initialState;
    private clock = Date.UTC(2026, 4, 1);
    /** How far the guardian's clock is ahead of that of the world. */
    private skew = 0;
    private hasJumped = false;
    /** Whether the guardian only says what it would do. */
    private readonly isDryRun: boolean;
    /** Runs of failures that were answered: whose, and since when. */
    private readonly answered = new Set<string>();

    constructor(
        private readonly random: Random,
        private readonly tally: Tally,
    ) {
        const desired = 1 + random.below(7);
        this.group = new SimulatedGroup(desired, random.below(desired + 1), random.below(4) === 0 ? 60 : 0);
        this.isDryRun = random.below(8) === 0;
        fallSick(this.group, random);
    }

    /** @throws AssertionError where something does not hold that must */
    public live(): void {
        for (let steps = this.random.below(50) === 0 ? 60 : 7; steps > 0; steps -= 1) {
            this.pass(20_000 + this.random.below(60_000));
            changeGroup(this.group, this.random);
            this.jump();
            this.deliver(this.look());
        }
        this.recover();
        mustTell(this.group, { begun: [...this.begun.keys()], repeats: this.repeats });
    }

    /** All is well again, and nothing crashes: whatever is open comes to its end. */
    private recover(): void {
        this.skew = 0;
        this.group.heal();
        for (let steps = 0; steps < 9 && (steps === 0 || this.state.incidents.length > 0); steps += 1) {
            this.pass(minute);
            this.comeToKnow({ kind: "observed", observation: this.look() }, 0);
        }
        must(this.state.incidents.length === 0, "each incident comes to its end");
    }

    private pass(milliseconds: number): void {
        this.clock += milliseconds;
        this.group.passTo(this.clock);
    }

    /** The time as the guardian has it; its instances differ by a few seconds. */
    private now(): number {
        return this.clock + this.skew + this.random.below(3_000);
    }

    private look(): Observation {
        const observation = this.group.observe(this.now());
        this.seen.set(observation.at, observation);
        return observation;
    }

    /** Clocks go wrong by an hour, seldom. */
    private jump(): void {
        if (this.random.below(1_200) === 0) {
            this.skew = this.skew === 0 ? 60 * minute : 0;
            this.hasJumped = true;
        }
    }

    private deliver(observation: Observation): void {
        const crashes = this.random.below(2) === 0 ? 4 : 0;
        switch (this.random.below(10)) {
            case 0:
                // The one before it comes in its place.
                this.late.push(observation);
                if (this.late.length > 1) this.bringLate(crashes);
                return;
            case 1: {
                this.comeToKnow({ kind: "observed", observation }, crashes);
                this.bringLate(crashes);
                return;
            }
            case 2:
                this.comeToKnow({ kind: "observed", observation }, crashes);
                this.comeToKnow({ kind: "observed", observation }, crashes);
                return;
            default:
                this.comeToKnow({ kind: "observed", observation }, crashes);
        }
    }

    private bringLate(crashes: number): void {
        const observation = this.late.shift();
        if (observation !== undefined) this.comeToKnow({ kind: "observed", observation }, crashes);
    }

    /** One run, as the guardian does it. Of `crashes` in ten it dies at each step, before or after the step takes effect. */
    private comeToKnow(event: GuardianEvent, crashes: number): void {
        let next: GuardianEvent | undefined = event;
        while (next !== undefined) {
            const [action] = this.decide(next);
            if (action === undefined || this.random.below(10) < crashes / 2) return;
            next = this.take(action);
            if (this.random.below(10) < crashes / 2) {
                this.repeats += action.kind === "tell" ? 1 : 0;
                this.tally.add("crash after a step");
                return;
            }
        }
    }

    private decide(event: GuardianEvent): readonly Action[] {
        const now = this.now();
        const { state, actions } = decide(this.state, event, { now, rules });
        // After a clock was wrong, what is old is known again as soon as the state's own times are right.
        if (event.kind === "observed" && event.observation.at <= this.state.observedAt && !this.hasJumped) {
            this.tally.add("old observation");
            const without = decide(this.state, undefined, { now, rules }).state;
            must(JSON.stringify(state) === JSON.stringify(without), "an old observation changes nothing");
        }
        this.noteTransition(inFlight(this.state), state);
        this.state = state;
        this.checkState();
        return actions;
    }

    private noteTransition(before: Replacement | undefined, { incidents }: GuardianState): void {
        const after = incidents.find(({ id }) => id === before?.id);
        if (before !== undefined && after?.kind === "replacement" && after.stage !== before.stage) {
            this.tally.transitions.add(`${before.stage} --> ${after.stage}`);
        }
    }

    private take(action: Action): GuardianEvent {
        const { random, group } = this;
        if (action.kind === "tell") {
            const { incident, status } = action;
            this.tally.add(`told ${incident.kind} ${status}`);
            group.published.push({ key: incident.id, status });
            return { kind: "told", id: incident.id, status };
        }
        const { id, instance } = action.replacement;
        const isRefused = random.below(8) === 0 || (action.kind === "keepEvidence" && this.seed(instance) === 0);
        switch (action.kind) {
            case "keepEvidence":
                return isRefused
                    ? { kind: "evidenceFailed", id, problem: "throttled" }
                    : { kind: "evidenceKept", id, snapshots: group.keepEvidence(id) };
            case "terminate":
                must(group.snapshots.has(id), `the evidence of ${id} is kept before its end`);
                break;
            case "detach":
                break;
        }
        if (isRefused) {
            return { kind: "removalFailed", id, problem: "throttled" };
        }
        const observation = this.seen.get(this.state.observedAt);
        mustRemove(instance, observation && asThoughReplaced(observation, this.state), this.clock + this.skew);
        if (this.isDryRun) {
            this.tally.add("rehearsal");
            return { kind: "rehearsed", id };
        }
        group[action.kind](instance);
        this.tally.add(action.kind);
        if (group.desired <= 2) this.tally.add("removal from a group of one or two");
        if (group.desired === group.minimum) this.tally.add("removal from a group at its minimum");
        return { kind: "removed", id, how: action.kind === "terminate" ? "terminated" : "detached" };
    }

    /** Of some instances no snapshot can be made, ever. */
    private seed(instance: string): number {
        return Number(instance.slice(2)) % 5;
    }

    private checkState(): void {
        const open = this.state.incidents.filter((each) => each.kind === "replacement" && each.stage !== "over");
        must(open.length <= 1, "one replacement is in flight");
        const current = inFlight(this.state);
        must(!this.isDryRun || current?.removed === undefined, "a dry run waits for nobody's successor");
        if (current !== undefined && !this.begun.has(current.id)) {
            this.begun.set(current.id, current.openedAt);
            const failures = `${current.instance} since ${current.streak.firstAt}`;
            must(this.hasJumped || !this.answered.has(failures), "the same failures are answered once");
            this.answered.add(failures);
            // A clock that was an hour ahead may have begun one at a time that has not come yet.
            if (!this.hasJumped) mustKeepPace([...this.begun.values()], current.openedAt);
        }
    }
}
