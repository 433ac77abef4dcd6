import type { Observation } from "../observation.js";
import { defaultRules } from "../rules.js";
import type { SimulatedGroup } from "./simulated-group.js";

const rules = defaultRules;
const hour = 3_600_000;

/** What was seen last has to allow the removal of an instance, and not long ago. */
export function mustRemove(instance: string, observation: Observation | undefined, now: number): void {
    if (observation === undefined) throw new Error("An instance was removed on an observation that nobody made.");
    const { instances, group, probe, at } = observation;
    const inService = instances.filter(({ lifecycle }) => lifecycle === "InService");
    const healthy = inService.filter(({ target }) => target.state === "healthy");
    const leaver = inService.find(({ id }) => id === instance);
    must(leaver?.target.state === "unhealthy", "who is removed was sick when it was last seen");
    must(group.desired > group.minimum || healthy.length >= group.minimum - 1, "all others of a minimum are healthy");
    must(group.desired === group.minimum || healthy.length >= group.minimum, "the minimum is healthy without it");
    // With a time to start, not all of those count.
    const sick = inService.length - healthy.length;
    const isFew = sick === 1 || sick * 100 <= inService.length * rules.mostUnhealthyPercent;
    must(group.graceSeconds > 0 || isFew, "few of those that are there are sick, or one");
    must(group.replaces, "the group starts another");
    must(probe.dependencies.length === 0, "it is not a dependency that all miss");
    must(now - at <= rules.freshSeconds * 1_000, "it was seen not long ago");
}

/** Replacements begin with a pause between them, and few within the hour. */
export function mustKeepPace(begun: readonly number[], openedAt: number): void {
    const ago = begun.filter((at) => at !== openedAt).map((at) => openedAt - at);
    must(Math.min(...ago, Infinity) >= rules.pauseSeconds * 1_000, "there is a pause between two");
    must(ago.filter((each) => each < hour).length < rules.mostAnHour, "few begin within the hour");
}

/** What has to be said at the end. */
export interface Told {
    /** Ids of the replacements that were begun. */
    readonly begun: readonly string[];
    /** Messages that a crash made be published again. */
    readonly repeats: number;
}

/** Every incident was told when it was opened and when it was over, in this order, and nobody was removed twice. */
export function mustTell({ published, terminated, detached }: SimulatedGroup, { begun, repeats }: Told): void {
    const keys = [...new Set(published.map(({ key }) => key))];
    for (const key of keys) {
        const told = published.filter((each) => each.key === key).map(({ status }) => status);
        const once = told.filter((status, place) => told.indexOf(status) === place);
        must(
            once.join() === "opened,resolved",
            `${key} is told when it opens, and then when it is over: ${told.join()}`,
        );
    }
    must(published.length - 2 * keys.length <= repeats, "only a crash makes a message come twice");
    const replacements = keys.filter((key) => !key.startsWith("page"));
    must([...replacements].sort().join() === [...begun].sort().join(), "each replacement is told");
    const removed = [...terminated, ...detached];
    must(new Set(removed).size === removed.length, "nobody is removed twice");
}

/** Said so often that an assertion library would take most of the time. */
export function must(holds: boolean, what: string): void {
    if (!holds) throw new Error(`It does not hold that ${what}.`);
}
