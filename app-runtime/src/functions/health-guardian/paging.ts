import { needsPerson, removalBrakes, startBrakes } from "./brakes.js";
import { isConsistent } from "./history.js";
import { verdictOf, type Observation } from "./observation.js";
import { compactTime } from "./replacement.js";
import type { Rules } from "./rules.js";
import { inFlight, openPage, withIncident, type Cause, type GuardianState, type Page } from "./state.js";

/** Opens a page where a person is needed, and ends it when that has not been so for a while. `state` has the observation in it already. */
export function observedPage(state: GuardianState, observation: Observation, rules: Rules): GuardianState {
    const causes = causesOf(state, observation, rules);
    const { at } = observation;
    const page = openPage(state);
    if (page === undefined) {
        return causes.length === 0
            ? state
            : withIncident(state, {
                  kind: "page",
                  id: `page-${compactTime(at)}`,
                  ...{ openedAt: at, told: "nothing", causes: [...causes], calm: 0 },
              });
    }
    return withIncident(state, causes.length === 0 ? calmed(page, at, rules) : { ...page, calm: 0 });
}

/** The page with one more observation without a cause. Those close together count as one, as failures do. */
function calmed(page: Page, at: number, { calmObservations, spacingSeconds }: Rules): Page {
    if (page.calm > 0 && at - (page.calmAt ?? 0) < spacingSeconds * 1_000) {
        return page;
    }
    const calm = page.calm + 1;
    return { ...page, calm, calmAt: at, ...(calm >= calmObservations && { overAt: at }) };
}

/** Why a person is needed now, the most urgent first. */
function causesOf(state: GuardianState, observation: Observation, rules: Rules): readonly Cause[] {
    return [
        ...siteFailing(state, rules),
        ...replacementStuck(state, observation, rules),
        ...instancesHeld(state, observation, rules),
    ];
}

function siteFailing({ probe }: GuardianState, rules: Rules): readonly Cause[] {
    return isConsistent(probe, rules)
        ? [{ about: "site", sentence: `The web site does not answer as it should: ${probe.fault}.` }]
        : [];
}

function replacementStuck(state: GuardianState, { at }: Observation, { stuckSeconds }: Rules): readonly Cause[] {
    const current = inFlight(state);
    if (current === undefined || at - current.openedAt <= stuckSeconds * 1_000) {
        return [];
    }
    const sentence = `The replacement of ${current.instance} takes longer than ${stuckSeconds / 60} minutes.`;
    return [{ about: "replacement", sentence }];
}

function instancesHeld(state: GuardianState, observation: Observation, rules: Rules): readonly Cause[] {
    const current = inFlight(state)?.instance;
    return consistentlyFailing(state, observation, rules).flatMap((id): readonly Cause[] => {
        const ask = id === current ? removalBrakes : startBrakes;
        const brakes = ask(id, state, observation, rules).filter(needsPerson);
        const why = brakes.map(({ sentence }) => sentence).join(" ");
        return why === "" ? [] : [{ about: "instance", sentence: `${id} fails and is not replaced. ${why}` }];
    });
}

/** The instances that fail in this observation as in those before it; the one that began first comes first. */
export function consistentlyFailing(
    { instances }: GuardianState,
    { instances: seen, probe }: Observation,
    rules: Rules,
): readonly string[] {
    const began = new Map<string, number>();
    for (const { id, target } of seen) {
        const streak = instances[id]?.streak;
        if (isConsistent(streak, rules) && verdictOf(target, probe) === "fails") {
            began.set(id, streak.firstAt);
        }
    }
    return [...began.keys()].sort((one, other) => (began.get(one) ?? 0) - (began.get(other) ?? 0));
}
