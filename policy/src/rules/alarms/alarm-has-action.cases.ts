import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:cloudwatch/metricAlarm:MetricAlarm";
const topic = "arn:aws:sns:eu-west-1:111122223333:health";
const compositeType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const alarm = (props: WireProperties): TestResource => ({ type, name: "cpu", props: { name: "cpu-1", ...props } });
/** As the engine shows what the program gave, where it is not known yet and came from nothing in the stack. */
const givenUnknown = (property: string, props: WireProperties = {}): TestResource => ({
    ...alarm({ ...props, [property]: unknown }),
    dependsOn: { [property]: [] },
});
const composite = (
    alarmRule: WireValue,
    props: WireProperties = { alarmActions: [topic] },
    dependsOn: TestResource["dependsOn"] = {},
): TestResource => ({
    type: compositeType,
    name: "trouble",
    props: { alarmName: "trouble-1", alarmRule, ...props },
    dependsOn,
});
const nobody = `${type} "cpu": alarmActions is empty; name the topic that people are subscribed to.`;
const silent = `${type} "cpu": actionsEnabled is not true, so the alarm tells nobody; leave it out, set it to true, or begin alarmDescription with "Silenced: " and the reason.`;

export const cases: RuleCases = {
    good: complies(alarm({ alarmActions: [topic] })),
    bad: violates(nobody, alarm({ alarmActions: [], okActions: [topic] })),
    unknown: undecided(
        `${type} "cpu": alarmActions is not known yet as a whole; write it as a plain list, whose elements may be outputs.`,
        givenUnknown("alarmActions"),
    ),
    secret: violates(silent, alarm({ alarmActions: secret([topic]), actionsEnabled: secret("hunter2") })),
    missing: violates(nobody, alarm({})),
    more: {
        "takes a topic of the same stack, whose ARN is not known yet": complies(alarm({ alarmActions: [unknown] })),
        "does not take an empty text for a topic": violates(nobody, alarm({ alarmActions: [null, ""] })),
        "stops an alarm whose actions are off": violates(
            silent,
            alarm({ alarmActions: [topic], actionsEnabled: false }),
        ),
        "takes booleans that are text": complies(alarm({ alarmActions: [topic], actionsEnabled: "true" })),
        "takes a list that is not known as a whole, but was computed from a topic": complies(
            { type: "aws:sns/topic:Topic", name: "health", props: {} },
            { ...alarm({ alarmActions: unknown }), dependsOn: { alarmActions: ["health"] } },
        ),
        "cannot tell whether the actions are off": undecided(
            `${type} "cpu": actionsEnabled is not known yet; leave it out or set it to a plain true.`,
            givenUnknown("actionsEnabled", { alarmActions: [topic] }),
        ),
        "does not take a word for a reason": violates(
            silent,
            alarm({ alarmActions: [topic], actionsEnabled: false, alarmDescription: "Silenced: noisy" }),
        ),
        "judges composite alarms": violates(
            nobody.replace(type, compositeType).replace("cpu", "trouble"),
            composite("ALARM(elsewhere)", {}),
        ),
        "takes an alarm that a composite alarm names": complies(
            alarm({}),
            composite('ALARM("disk-1") OR NOT OK( cpu-1 )'),
        ),
        "takes an alarm that a composite alarm names by its ARN": complies(
            alarm({ alarmActions: [topic], actionsEnabled: false }),
            composite('ALARM("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:cpu-1")'),
        ),
        "takes an alarm that was computed into a composite alarm": complies(
            alarm({}),
            composite(unknown, { alarmActions: [unknown] }, { alarmRule: ["cpu"] }),
        ),
        "takes an alarm of a composite alarm that another one names": complies(
            alarm({}),
            composite("ALARM(cpu-1)", {}),
            { ...composite("ALARM(trouble-1)"), name: "all" },
        ),
        "does not take a composite alarm that names others": violates(nobody, alarm({}), composite("ALARM(cpu-12)")),
        "cannot tell what a composite alarm names that is not known yet": undecided(
            `${type} "cpu": alarmActions is empty, unless "trouble" speaks for it, whose alarmRule is not known yet; name the topic that people are subscribed to.`,
            alarm({}),
            composite(unknown),
        ),
    },
};
