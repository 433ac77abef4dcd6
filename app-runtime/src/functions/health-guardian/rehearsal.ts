import type { Observation, ObservedTarget } from "./observation.js";
import { ended } from "./replacement.js";
import { withIncident, type GuardianState, type Replacement } from "./state.js";

const well: ObservedTarget = { state: "healthy", reason: undefined, isAnomalous: false };

/**
 * What a dry run makes of the step that would take an instance out of its group: it waits for no successor, which cannot come, and remembers with the instance's failures that it
 * has said what it would do about them. They are forgotten as all failures are: when the instance passes, leaves, or was not looked at for a while.
 */
export function rehearsed(state: GuardianState, replacement: Replacement): GuardianState {
    const { instance, stage } = replacement;
    if (stage !== "removal" && stage !== "detachment") {
        return state;
    }
    const history = state.instances[instance];
    const instances =
        history?.streak === undefined
            ? state.instances
            : { ...state.instances, [instance]: { ...history, streak: { ...history.streak, isRehearsed: true } } };
    return withIncident({ ...state, instances }, ended(replacement, "dry run", state.observedAt));
}

/** What would be seen if a dry run had done what it said: in the place of each instance that it would have replaced, another that is well. */
export function asThoughReplaced(observation: Observation, { instances }: GuardianState): Observation {
    return {
        ...observation,
        instances: observation.instances.map((each) =>
            instances[each.id]?.streak?.isRehearsed === true ? { ...each, target: well } : each,
        ),
    };
}
