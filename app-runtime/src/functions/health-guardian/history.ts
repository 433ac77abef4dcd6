import { faultOf, verdictOf, type Observation, type ObservedInstance, type ProbeResult } from "./observation.js";
import type { Rules } from "./rules.js";
import type { GuardianState, InstanceHistory, Streak } from "./state.js";

/** What one instance is doing for the group. */
export function isInService({ lifecycle }: ObservedInstance): boolean {
    return lifecycle === "InService";
}

/** Whether it is on its way out of the group, whoever sent it. */
export function isLeaving({ lifecycle }: ObservedInstance): boolean {
    return lifecycle.startsWith("Terminat") || lifecycle.startsWith("Detach");
}

/** Whether it has had the time to start. */
export function isSettled(history: InstanceHistory | undefined, { at, group }: Observation): boolean {
    return history !== undefined && at - history.inServiceAt >= group.graceSeconds * 1_000;
}

/** The histories with one more observation in them. Whoever is not in service has none: it gets its time to start anew when it comes back. */
export function observedInstances(
    { instances }: GuardianState,
    observation: Observation,
    rules: Rules,
): Record<string, InstanceHistory> {
    return Object.fromEntries(
        observation.instances.filter(isInService).map((instance) => {
            const { inServiceAt, streak } = instances[instance.id] ?? { inServiceAt: observation.at };
            const history = { inServiceAt };
            const next = isSettled(history, observation) ? nextStreak(streak, instance, observation, rules) : undefined;
            return [instance.id, { ...history, ...(next && { streak: next }) }];
        }),
    );
}

function nextStreak(
    streak: Streak | undefined,
    { target }: ObservedInstance,
    { at, probe }: Observation,
    rules: Rules,
): Streak | undefined {
    switch (verdictOf(target, probe)) {
        case "passes":
            return undefined;
        case "unknown":
            return streak;
        case "fails":
            return longerStreak(streak, faultOf(target), { at, rules });
    }
}

/** The probe's streak with one more observation in it. It fails where most of the answers do: one bad answer of several is not what visitors get. */
export function observedProbe(
    streak: Streak | undefined,
    { asked, failed, reason }: ProbeResult,
    moment: { readonly at: number; readonly rules: Rules },
): Streak | undefined {
    return failed * 2 > asked ? longerStreak(streak, reason ?? "no answer", moment) : undefined;
}

function longerStreak(
    streak: Streak | undefined,
    fault: string,
    { at, rules }: { readonly at: number; readonly rules: Rules },
): Streak {
    if (streak === undefined || at - streak.lastAt > rules.gapSeconds * 1_000) {
        return { failures: 1, firstAt: at, lastAt: at, fault };
    }
    if (at - streak.lastAt < rules.spacingSeconds * 1_000) {
        return streak;
    }
    return { ...streak, failures: streak.failures + 1, lastAt: at, fault };
}

/** Whether failures are many enough, over a time long enough. */
export function isConsistent(streak: Streak | undefined, { failures, failureSeconds }: Rules): streak is Streak {
    return (
        streak !== undefined && streak.failures >= failures && streak.lastAt - streak.firstAt >= failureSeconds * 1_000
    );
}
