import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lambda/function:Function";
const property = "deadLetterConfig.targetArn";
const fix = "name a queue or topic, or add an aws.lambda.FunctionEventInvokeConfig with an onFailure destination";
const queueArn = "arn:aws:sqs:eu-central-1:111122223333:failed-orders";
const queue: TestResource = { type: "aws:sqs/queue:Queue", name: "failed-orders", props: { arn: unknown } };
const fn = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "orders",
    props: { name: unknown, runtime: "nodejs24.x", ...props },
    dependsOn,
});
const configuration = (from: readonly string[], props: WireProperties = {}): TestResource => ({
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    name: "orders-failures",
    props: { functionName: unknown, destinationConfig: { onFailure: { destination: unknown } }, ...props },
    dependsOn: { functionName: from, destinationConfig: ["failed-orders"] },
});

export const cases: RuleCases = {
    good: complies(queue, fn({ deadLetterConfig: { targetArn: unknown } }, { deadLetterConfig: ["failed-orders"] })),
    bad: violates(`${type} "orders": ${property} is not set; ${fix}.`, queue, fn({})),
    unknown: undecided(
        `${type} "orders": ${property} is not known yet; ${fix}.`,
        fn({ deadLetterConfig: { targetArn: unknown } }, { deadLetterConfig: [] }),
    ),
    secret: complies(fn({ deadLetterConfig: { targetArn: secret(queueArn) } })),
    missing: violates(`${type} "orders": ${property} is not set; ${fix}.`, fn({ deadLetterConfig: null })),
    more: {
        "takes a destination for failures": complies(queue, fn({}), configuration(["orders"])),
        "does not take a destination for successes": violates(
            `${type} "orders": ${property} is not set; ${fix}.`,
            fn({}),
            { ...configuration(["orders"], { destinationConfig: { onSuccess: { destination: queueArn } } }) },
        ),
        "cannot tell whose failures a configuration is for that comes from nowhere": undecided(
            `${type} "orders": ${property} may be replaced by "orders-failures", which is not known yet; ${fix}.`,
            queue,
            fn({}),
            configuration([]),
        ),
    },
};
