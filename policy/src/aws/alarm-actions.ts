import type { PolicyResource } from "@pulumi/policy";
import { booleanOf, elementsOf, read, textOf } from "../core/reading.js";
import { isComputed, sourcesOf } from "../core/references.js";
import { namesOf, type Stack } from "../core/stack.js";
import { metricAlarmType } from "./alarm-watches.js";
import { given } from "./program-inputs.js";

type Properties = Readonly<Record<string, unknown>>;

export const compositeAlarmType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const alarmTypes: ReadonlySet<string> = new Set([metricAlarmType, compositeAlarmType]);

/** At the beginning of the description of an alarm that is silent on purpose; the reason follows. */
const silencedWithReason = /^Silenced: (?=.{10})/;

/** Whether an alarm says that it is silent on purpose, and why. The components of evenkeel write it so. */
export function saysWhyItIsSilent(props: Properties): boolean {
    return silencedWithReason.test(textOf(read(props, "alarmDescription")) ?? "");
}

/** Whether an alarm is known to tell nobody by itself, on purpose or not. */
export function isSilent(alarm: PolicyResource): boolean {
    const enabled = given(alarm, "actionsEnabled");
    return saysWhyItIsSilent(alarm.props) || (enabled.state === "known" && booleanOf(enabled) !== true);
}

/**
 * Whether an alarm does something when it is raised; undefined where it is not known yet. One element is enough,
 * whatever its value: the ARN of a topic of the same stack is not known in a first preview.
 */
export function hasAction(alarm: PolicyResource): boolean | undefined {
    const property = "alarmActions";
    const actions = given(alarm, property);
    if (actions.state === "unknown") {
        return isComputed(alarm, property) ? true : undefined;
    }
    return elementsOf(actions).some((action) => action.state === "unknown" || Boolean(textOf(action)));
}

/**
 * The alarms that a composite alarm speaks for: those that its rule names, where it has actions, or another composite
 * alarm speaks for it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
 */
export class CompositeAlarms {
    /** A composite alarm that may speak for any other, because what its rule names is not known yet. */
    public readonly doubtful: PolicyResource | undefined;
    private readonly spokenFor = new Set<PolicyResource>();

    constructor(stack: Stack) {
        const byName = new Map(
            stack.ofType(...alarmTypes).flatMap((alarm) => alarmNames(alarm).map((name) => [name, alarm] as const)),
        );
        const speaking = stack
            .ofType(compositeAlarmType)
            .filter((alarm) => !isSilent(alarm) && hasAction(alarm) !== false);
        // Grows while it is walked.
        for (const composite of speaking) {
            for (const alarm of alarmsIn(composite, byName).filter((named) => !this.spokenFor.has(named))) {
                this.spokenFor.add(alarm);
                if (alarm.type === compositeAlarmType) speaking.push(alarm);
            }
        }
        this.doubtful = speaking.find(
            (alarm) =>
                read(alarm.props, "alarmRule").state === "unknown" &&
                sourcesOf(alarm, "alarmRule", alarmTypes).length === 0,
        );
    }

    public speakFor(alarm: PolicyResource): boolean {
        return this.spokenFor.has(alarm);
    }
}

/** The alarms of the stack that a composite alarm's rule names, or that it was computed from while it is not known. */
function alarmsIn(composite: PolicyResource, byName: ReadonlyMap<string, PolicyResource>): PolicyResource[] {
    const rule = read(composite.props, "alarmRule");
    const sources = sourcesOf(composite, "alarmRule", alarmTypes);
    if (rule.state === "unknown") {
        return sources;
    }
    const named = namesIn(textOf(rule) ?? "").map((name) => byName.get(name));
    // What has no name yet is believed without comparing.
    const nameless = sources.filter((source) => alarmNames(source).length === 0);
    return [...named.filter((alarm) => alarm !== undefined), ...nameless];
}

/** The names in a rule such as `ALARM("cpu") OR NOT OK(disk)`; of an ARN, the part that is the name. */
function namesIn(rule: string): string[] {
    return [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*("[^"]*"|'[^']*'|[^)]*)/g)].map(([, name = ""]) =>
        name
            .trim()
            .replace(/^["']|["']$/g, "")
            .replace(/^arn:.*:alarm:/, ""),
    );
}

function alarmNames(alarm: PolicyResource): string[] {
    return [...namesOf(alarm), textOf(read(alarm.props, "alarmName"))].filter((name) => name !== undefined);
}
