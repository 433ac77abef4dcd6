import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:cloudwatch/metricAlarm:MetricAlarm";
const topic = "arn:aws:sns:eu-west-1:111122223333:health";
const alarm = (props: WireProperties): TestResource => ({ type, name: "cpu", props });
const nobody = `${type} "cpu": alarmActions is empty; name the topic that people are subscribed to.`;
const silent = `${type} "cpu": actionsEnabled is not true, so the alarm tells nobody; leave it out, set it to true, or begin alarmDescription with "Silenced: " and the reason.`;

export const cases: RuleCases = {
    good: complies(alarm({ alarmActions: [topic] })),
    bad: violates(nobody, alarm({ alarmActions: [], okActions: [topic] })),
    unknown: undecided(
        `${type} "cpu": alarmActions is not known yet as a whole; write it as a plain list, whose elements may be outputs.`,
        alarm({ alarmActions: unknown }),
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
        "passes an alarm that says why it is silent": complies(
            alarm({
                alarmActions: [topic],
                actionsEnabled: false,
                alarmDescription: "Silenced: the nightly import is meant to be heavy",
            }),
        ),
        "does not take a word for a reason": violates(
            silent,
            alarm({ alarmActions: [topic], actionsEnabled: false, alarmDescription: "Silenced: noisy" }),
        ),
        "judges composite alarms": violates(nobody.replace(type, "aws:cloudwatch/compositeAlarm:CompositeAlarm"), {
            type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
            name: "cpu",
            props: { alarmRule: "ALARM(cpu)" },
        }),
    },
};
