import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:sqs/queue:Queue";
const fix = "name a second queue in it as deadLetterTargetArn";
const isMissing = `${type} "orders": redrivePolicy is not set; ${fix}.`;
const isDoubtful = (name: string): string =>
    `${type} "orders": redrivePolicy may be needless or set by "${name}", which is not known yet; ${fix}.`;

const arn = "arn:aws:sqs:eu-central-1:123456789012:orders";
const url = "https://sqs.eu-central-1.amazonaws.com/123456789012/orders";
const redriveTo = (target: string): string => JSON.stringify({ deadLetterTargetArn: target, maxReceiveCount: 5 });
const redrive = redriveTo("arn:aws:sqs:eu-central-1:123456789012:orders-dead");
/** As in a first preview: what the program leaves out is not known, nor is an ARN. */
const orders = (props: WireProperties = {}, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "orders",
    props: {
        name: "orders",
        arn: unknown,
        url: unknown,
        redrivePolicy: unknown,
        redriveAllowPolicy: unknown,
        ...props,
    },
    dependsOn,
});
/** Something that names the queue, in a first preview. */
const sender = (senderType: string, props: WireProperties, ...from: readonly string[]): TestResource => ({
    type: senderType,
    name: "sender",
    props,
    dependsOn: Object.fromEntries(Object.keys(props).map((property) => [property, from])),
});
const fn = "aws:lambda/function:Function";
const subscription = "aws:sns/topicSubscription:TopicSubscription";
const redriveType = "aws:sqs/redrivePolicy:RedrivePolicy";
const allowType = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";

export const cases: RuleCases = {
    good: complies(orders({ redrivePolicy: redrive })),
    bad: violates(
        `${type} "orders": redrivePolicy names no dead-letter queue; ${fix}.`,
        orders({ redrivePolicy: JSON.stringify({ maxReceiveCount: 5 }) }),
    ),
    unknown: undecided(
        `${type} "orders": redrivePolicy is not known yet; ${fix}.`,
        orders({ redrivePolicy: unknown }, { redrivePolicy: [] }),
    ),
    secret: complies(orders({ redrivePolicy: secret(redrive) })),
    missing: violates(isMissing, orders()),
    more: {
        "takes a policy that names a queue of the same update, and asks nothing of that queue": complies(
            orders(),
            sender(type, { redrivePolicy: unknown }, "orders"),
        ),
        "takes a policy of its own for the queue": complies(
            orders(),
            sender(redriveType, { queueUrl: unknown, redrivePolicy: unknown }, "orders"),
        ),
        "finds the policy by the queue's known URL": complies(
            orders({ arn, url }),
            sender(redriveType, { queueUrl: url, redrivePolicy: redrive }),
        ),
        "does not take the policy of a namesake in another region": violates(
            isMissing,
            orders({ arn, url }),
            sender(redriveType, { queueUrl: url.replace("central", "west"), redrivePolicy: redrive }),
        ),
        "cannot tell what a policy is for that comes from nowhere": undecided(
            isDoubtful("sender"),
            orders(),
            sender(redriveType, { queueUrl: unknown, redrivePolicy: redrive }),
        ),
        "takes an empty text for no policy": violates(isMissing, orders({ redrivePolicy: "" })),
        "asks nothing of a queue that another names by its ARN": complies(
            orders({ arn }),
            sender(type, { redrivePolicy: redriveTo(arn) }),
        ),
        "asks nothing of a queue that another names before its ARN is known": complies(
            orders(),
            sender(type, { redrivePolicy: redriveTo(arn) }),
        ),
        "asks nothing of the dead-letter queue of a function": complies(
            orders(),
            sender(fn, { deadLetterConfig: { targetArn: unknown } }, "orders"),
        ),
        "asks nothing of the dead-letter queue of a subscription": complies(
            orders({ arn }),
            sender(subscription, { redrivePolicy: JSON.stringify({ deadLetterTargetArn: arn }) }),
        ),
        "asks nothing of a queue where a schedule puts what failed": complies(
            orders({ arn }),
            sender("aws:scheduler/schedule:Schedule", { target: { deadLetterConfig: { arn } } }),
        ),
        "does not take a subscriber for a dead-letter queue": violates(
            isMissing,
            orders({ arn }),
            sender(subscription, { endpoint: arn, protocol: "sqs" }),
        ),
        "asks nothing of a queue that others may use as theirs": complies(
            orders({ redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue" }) }),
        ),
        "asks nothing of a queue that queues of the same update may use as theirs": complies(
            orders(),
            sender(allowType, { queueUrl: unknown, redriveAllowPolicy: unknown }, "orders"),
        ),
        "does not take a queue that nobody may use as theirs": violates(
            isMissing,
            orders({ redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }) }),
        ),
        "cannot tell whether something from nowhere uses it": undecided(
            isDoubtful("sender"),
            orders(),
            sender(fn, { deadLetterConfig: { targetArn: unknown } }),
        ),
    },
};
