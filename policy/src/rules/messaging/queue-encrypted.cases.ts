import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:sqs/queue:Queue";
const orders = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "orders",
    props: { name: "orders", ...props },
    dependsOn,
});
const key: TestResource = { type: "aws:kms/key:Key", name: "key", props: { arn: unknown } };
const isOff = `${type} "orders": sqsManagedSseEnabled is not true; set it to true.`;

export const cases: RuleCases = {
    good: complies(orders({ sqsManagedSseEnabled: true })),
    bad: violates(isOff, orders({ sqsManagedSseEnabled: false })),
    unknown: undecided(
        `${type} "orders": sqsManagedSseEnabled is not known yet; set it to true.`,
        orders({ sqsManagedSseEnabled: unknown }, { sqsManagedSseEnabled: [] }),
    ),
    secret: complies(orders({ kmsMasterKeyId: secret("alias/orders"), sqsManagedSseEnabled: false })),
    missing: complies(orders({})),
    more: {
        "knows that AWS encrypts what is not said": complies(orders({ sqsManagedSseEnabled: unknown })),
        "takes a key": complies(orders({ kmsMasterKeyId: "alias/orders", sqsManagedSseEnabled: false })),
        "takes the key that is made in the same update": complies(
            key,
            orders({ kmsMasterKeyId: unknown, sqsManagedSseEnabled: false }, { kmsMasterKeyId: ["key"] }),
        ),
        "does not take an empty key": violates(isOff, orders({ kmsMasterKeyId: "", sqsManagedSseEnabled: false })),
        "cannot tell whether a key that comes from nowhere is one": undecided(
            `${type} "orders": kmsMasterKeyId is not known yet; set it to the ARN of a KMS key.`,
            orders({ kmsMasterKeyId: unknown, sqsManagedSseEnabled: false }, { kmsMasterKeyId: [] }),
        ),
        "takes a boolean that is text": violates(isOff, orders({ sqsManagedSseEnabled: "false" })),
    },
};
