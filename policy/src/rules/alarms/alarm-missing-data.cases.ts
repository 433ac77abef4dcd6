import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:cloudwatch/metricAlarm:MetricAlarm";
const alarm = (props: WireProperties): TestResource => ({ type, name: "cpu", props });
const finding = (problem: string): string =>
    `${type} "cpu": treatMissingData ${problem}; set it to breaching or notBreaching or missing.`;

export const cases: RuleCases = {
    good: complies(alarm({ treatMissingData: "breaching" })),
    bad: violates(finding("is not one of breaching, notBreaching, missing"), alarm({ treatMissingData: "ignore" })),
    unknown: undecided(finding("is not known yet"), alarm({ treatMissingData: unknown })),
    secret: violates(
        finding("is not one of breaching, notBreaching, missing"),
        alarm({ treatMissingData: secret("hunter2") }),
    ),
    missing: violates(finding("is not set"), alarm({})),
    more: {
        "passes silence that means nothing is wrong": complies(alarm({ treatMissingData: "notBreaching" })),
        "takes null for nothing": violates(finding("is not set"), alarm({ treatMissingData: null })),
    },
};
