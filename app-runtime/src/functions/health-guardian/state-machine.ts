import { startBrakes } from "./brakes.js";
import { observedInstances, observedProbe } from "./history.js";
import type { Observation } from "./observation.js";
import { consistentlyFailing, observedPage } from "./paging.js";
import { advanced, beginReplacement, observedReplacement, type StepResult } from "./replacement.js";
import { asThoughReplaced, rehearsed } from "./rehearsal.js";
import type { Rules } from "./rules.js";
import { inFlight, withIncident, withoutFuture, type GuardianState, type Incident, type Replacement } from "./state.js";

/** What the guardian comes to know: what it saw, or what came of something that it did. */
export type GuardianEvent =
    | { readonly kind: "observed"; readonly observation: Observation }
    | StepResult
    /** A dry run said that it would have taken the instance out of its group. */
    | { readonly kind: "rehearsed"; readonly id: string }
    | { readonly kind: "told"; readonly id: string; readonly status: "opened" | "resolved" };

/** What is to be done next. Each may be done again: a crash between doing it and the event that says so repeats it. */
export type Action =
    | { readonly kind: "keepEvidence" | "terminate" | "detach"; readonly replacement: Replacement }
    | { readonly kind: "tell"; readonly status: "opened" | "resolved"; readonly incident: Incident };

/** The clock of the one who decides, in milliseconds since 1970, and the rules. */
export interface Moment {
    readonly now: number;
    readonly rules: Rules;
}

/** What is remembered from now on, and what is to be done, the most urgent first. */
export interface Decision {
    readonly state: GuardianState;
    readonly actions: readonly Action[];
}

const hour = 3_600_000;

/**
 * Decides, and does nothing else. Without an event it says what is still to be done.
 *
 * An observation that is not newer than the newest one changes nothing, so that neither a late one nor the same event twice undoes or doubles a decision.
 */
export function decide(kept: GuardianState, event: GuardianEvent | undefined, moment: Moment): Decision {
    const { now, rules } = moment;
    const known = withoutFuture(kept, now, rules.skewSeconds);
    const next = event === undefined ? known : applied(known, event, moment);
    const state: GuardianState = {
        ...next,
        begunAt: next.begunAt.filter((at) => now - at < hour),
        incidents: next.incidents.filter(({ told }) => told !== "resolved"),
    };
    return { state, actions: [...stepOf(state, moment), ...messagesOf(state, moment)] };
}

function applied(state: GuardianState, event: GuardianEvent, moment: Moment): GuardianState {
    switch (event.kind) {
        case "observed":
            return event.observation.at > state.observedAt ? observed(state, event.observation, moment.rules) : state;
        case "told": {
            const incident = state.incidents.find(({ id }) => id === event.id);
            return incident === undefined ? state : withIncident(state, { ...incident, told: event.status });
        }
        default: {
            const replacement = inFlight(state);
            if (replacement?.id !== event.id) {
                return state;
            }
            return event.kind === "rehearsed"
                ? rehearsed(state, replacement)
                : withIncident(state, advanced(replacement, event, moment));
        }
    }
}

function observed(before: GuardianState, look: Observation, rules: Rules): GuardianState {
    const { at } = look;
    const probe = observedProbe(before.probe, look.probe, { at, rules });
    const seen: GuardianState = {
        observedAt: at,
        instances: observedInstances(before, look, rules),
        ...(probe && { probe }),
        begunAt: before.begunAt,
        incidents: before.incidents,
    };
    const observation = asThoughReplaced(look, seen);
    const current = inFlight(seen);
    const advancedState =
        current === undefined ? seen : withIncident(seen, observedReplacement(current, seen, observation, rules));
    return observedPage(begun(advancedState, observation, rules), observation, rules);
}

/** The state with the replacement of the first instance in it that needs one and that nothing holds back. */
function begun(state: GuardianState, observation: Observation, rules: Rules): GuardianState {
    const instance = consistentlyFailing(state, observation, rules).find(
        (id) => startBrakes(id, state, observation, rules).length === 0,
    );
    const streak = instance === undefined ? undefined : state.instances[instance]?.streak;
    return instance === undefined || streak === undefined
        ? state
        : beginReplacement(state, observation, { instance, streak });
}

function stepOf(state: GuardianState, { now, rules }: Moment): readonly Action[] {
    const replacement = inFlight(state);
    if (replacement === undefined || (replacement.triedAt ?? 0) >= state.observedAt) {
        return [];
    }
    const isFresh = now - state.observedAt <= rules.freshSeconds * 1_000;
    const mayRemove = replacement.mayRemove && isFresh;
    switch (replacement.stage) {
        case "evidence":
            return [{ kind: "keepEvidence", replacement }];
        case "removal":
            return mayRemove ? [{ kind: "terminate", replacement }] : [];
        case "detachment":
            return mayRemove ? [{ kind: "detach", replacement }] : [];
        default:
            return [];
    }
}

function messagesOf({ incidents }: GuardianState, { now, rules }: Moment): readonly Action[] {
    return incidents.flatMap((incident): readonly Action[] => {
        if (incident.told === "nothing") {
            const isDue = isTellable(incident) || now - incident.openedAt >= rules.silenceSeconds * 1_000;
            return isDue ? [{ kind: "tell", status: "opened", incident }] : [];
        }
        return incident.overAt === undefined ? [] : [{ kind: "tell", status: "resolved", incident }];
    });
}

/** A replacement is told when the instance is out, so that the message says what was kept; earlier only where something went wrong. */
function isTellable(incident: Incident): boolean {
    return (
        incident.kind === "page" ||
        incident.stage === "successor" ||
        incident.stage === "over" ||
        incident.problem !== undefined
    );
}
