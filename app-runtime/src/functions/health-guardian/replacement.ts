import { healthyInstances, removalBrakes } from "./brakes.js";
import { isInService, isLeaving } from "./history.js";
import { verdictOf, type Observation } from "./observation.js";
import type { Rules } from "./rules.js";
import { withIncident, type GuardianState, type Replacement, type Streak } from "./state.js";

/** Opens the replacement of an instance that no brake holds. */
export function beginReplacement(
    state: GuardianState,
    { at, instances }: Observation,
    { instance, streak }: { readonly instance: string; readonly streak: Streak },
): GuardianState {
    const replacement: Replacement = {
        kind: "replacement",
        id: `${instance}-${compactTime(at)}`,
        openedAt: at,
        told: "nothing",
        ...{ instance, streak },
        stage: "evidence",
        peers: instances.map(({ id }) => id),
        snapshots: [],
        attempts: 0,
        mayRemove: true,
    };
    return withIncident({ ...state, begunAt: [...state.begunAt, at] }, replacement);
}

/** What a newer observation makes of the replacement in flight. `state` has the observation in it already. */
export function observedReplacement(
    replacement: Replacement,
    state: GuardianState,
    observation: Observation,
    rules: Rules,
): Replacement {
    const instance = observation.instances.find(({ id }) => id === replacement.instance);
    if (instance === undefined || isLeaving(instance)) {
        return hasSuccessor(replacement, observation)
            ? ended(replacement, "replaced", observation.at)
            : { ...replacement, stage: "successor" };
    }
    const verdict = verdictOf(instance.target, observation.probe);
    if (isInService(instance) && verdict === "passes") {
        return ended(replacement, "recovered", observation.at);
    }
    if (!isInService(instance) && replacement.stage !== "successor") {
        return ended(replacement, "withdrawn", observation.at);
    }
    const brakes = removalBrakes(instance.id, state, observation, rules);
    return { ...replacement, mayRemove: verdict === "fails" && brakes.length === 0 };
}

/** The group is as large as it should be without the instance, and whoever is new in it serves. */
function hasSuccessor({ instance, peers }: Replacement, observation: Observation): boolean {
    const inService = observation.instances.filter((each) => isInService(each) && each.id !== instance);
    const healthy = new Set(healthyInstances(observation).map(({ id }) => id));
    return (
        inService.length >= observation.group.desired &&
        inService.every(({ id }) => peers.includes(id) || healthy.has(id))
    );
}

/** The replacement as it ended. */
export function ended(
    replacement: Replacement,
    outcome: NonNullable<Replacement["outcome"]>,
    overAt: number,
): Replacement {
    return { ...replacement, stage: "over", outcome, overAt };
}

/** What came of a step, as the one who took it says. */
export type StepResult =
    | { readonly kind: "evidenceKept"; readonly id: string; readonly snapshots: readonly string[] }
    | { readonly kind: "evidenceFailed"; readonly id: string; readonly problem: string }
    | { readonly kind: "removed"; readonly id: string; readonly how: "terminated" | "detached" }
    | { readonly kind: "removalFailed"; readonly id: string; readonly problem: string };

/** What the result of a step makes of the replacement; of one that is in another stage, nothing. */
export function advanced(
    replacement: Replacement,
    result: StepResult,
    { now, rules }: { readonly now: number; readonly rules: Rules },
): Replacement {
    const { stage } = replacement;
    switch (result.kind) {
        case "evidenceKept":
            return stage === "evidence"
                ? { ...replacement, stage: "removal", snapshots: [...result.snapshots] }
                : replacement;
        case "evidenceFailed": {
            const attempts = replacement.attempts + 1;
            const next = attempts >= rules.evidenceAttempts ? "detachment" : "evidence";
            return stage === "evidence"
                ? { ...replacement, stage: next, attempts, problem: result.problem, triedAt: now }
                : replacement;
        }
        case "removed":
            return stage === "removal" || stage === "detachment"
                ? { ...replacement, stage: "successor", removed: result.how }
                : replacement;
        case "removalFailed":
            return stage === "removal" || stage === "detachment"
                ? { ...replacement, problem: result.problem, triedAt: now }
                : replacement;
    }
}

/** `20260501T100000Z`: sorts by time, and may stand in a tag. */
export function compactTime(at: number): string {
    return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}
