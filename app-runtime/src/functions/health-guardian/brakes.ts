import { leastHealthy, mostUnhealthy } from "./bounds.js";
import { isInService, isSettled } from "./history.js";
import { faultOf, verdictOf, type Observation, type ObservedInstance } from "./observation.js";
import type { Rules } from "./rules.js";
import { inFlight, type GuardianState } from "./state.js";

/** Why an instance is not replaced. */
export interface Brake {
    readonly name: BrakeName;
    /** For people, in one sentence. */
    readonly sentence: string;
}

/**
 * What holds a replacement back. The first two only make it wait for its turn; the others need a person.
 *
 * | brake        | holds while                                                                              |
 * | ------------ | ---------------------------------------------------------------------------------------- |
 * | `inFlight`   | another instance is being replaced                                                        |
 * | `pause`      | the last replacement began less than 10 minutes ago                                       |
 * | `hourly`     | three replacements began within the hour                                                  |
 * | `share`      | more than 40 % of the instances that had time to start are unhealthy, two at least        |
 * | `minimum`    | without the instance fewer would be healthy than {@link leastHealthy} demands              |
 * | `dependency` | every answer to the probe names the same dependency as down                               |
 * | `sameFault`  | all unhealthy instances, two at least, have the same fault and began to fail together     |
 * | `noReplacer` | the group has been told to start no instances (a suspended process)                       |
 */
export type BrakeName =
    "inFlight" | "pause" | "hourly" | "share" | "minimum" | "dependency" | "sameFault" | "noReplacer";

/** These end of themselves within minutes. */
const waiting: readonly BrakeName[] = ["inFlight", "pause"];

export function needsPerson({ name }: Brake): boolean {
    return !waiting.includes(name);
}

/** What holds back the beginning of a replacement. `state` has the observation in it already. */
export function startBrakes(
    instance: string,
    state: GuardianState,
    observation: Observation,
    rules: Rules,
): readonly Brake[] {
    const last = Math.max(0, ...state.begunAt);
    const { at } = observation;
    return [
        ...brake("inFlight", inFlight(state) !== undefined, "Another instance is being replaced."),
        ...brake("pause", at - last < rules.pauseSeconds * 1_000, "The last replacement has only just begun."),
        ...brake(
            "hourly",
            state.begunAt.length >= rules.mostAnHour,
            `${state.begunAt.length} instances have been replaced within the hour, and that did not help.`,
        ),
        ...removalBrakes(instance, state, observation, rules),
    ];
}

/** What holds back the removal of an instance from its group: asked again before it is done. */
export function removalBrakes(
    instance: string,
    state: GuardianState,
    observation: Observation,
    rules: Rules,
): readonly Brake[] {
    const { group, probe } = observation;
    const settled = observation.instances.filter((each) => isSettled(state.instances[each.id], observation));
    const sick = settled.filter(({ target }) => verdictOf(target, probe) === "fails");
    const healthy = healthyInstances(observation).filter(({ id }) => id !== instance);
    const least = leastHealthy(group);
    return [
        ...brake(
            "share",
            sick.length > mostUnhealthy(settled.length, rules),
            `${sick.length} of ${settled.length} instances are unhealthy, more than ${rules.mostUnhealthyPercent} %.`,
        ),
        ...brake(
            "minimum",
            healthy.length < least,
            `Without it ${healthy.length} instances would be healthy, and ${least} have to be.`,
        ),
        ...brake(
            "dependency",
            probe.dependencies.length > 0,
            `All instances miss the same dependency: ${probe.dependencies.join(", ")}.`,
        ),
        ...brake(
            "sameFault",
            failTogether(sick, state, rules),
            `${sick.length} instances began to fail together with the same fault.`,
        ),
        ...brake("noReplacer", !group.replaces, "The group has been told to start no instances."),
    ];
}

/** Instances in service that pass, whether they have had the time to start or not. */
export function healthyInstances({ instances, probe }: Observation): readonly ObservedInstance[] {
    return instances.filter((each) => isInService(each) && verdictOf(each.target, probe) === "passes");
}

function failTogether(
    sick: readonly ObservedInstance[],
    { instances }: GuardianState,
    { togetherSeconds }: Rules,
): boolean {
    const began = sick.map(({ id }) => instances[id]?.streak?.firstAt ?? 0);
    return (
        sick.length > 1 &&
        new Set(sick.map(({ target }) => faultOf(target))).size === 1 &&
        Math.max(...began) - Math.min(...began) <= togetherSeconds * 1_000
    );
}

const brake = (name: BrakeName, holds: boolean, sentence: string): readonly Brake[] =>
    holds ? [{ name, sentence }] : [];
