import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:sns/topic:Topic";
const fix = "set it to the ARN of a KMS key";
const orders = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "orders",
    props: { name: "orders", ...props },
    dependsOn,
});
const key: TestResource = { type: "aws:kms/key:Key", name: "key", props: { arn: unknown } };

export const cases: RuleCases = {
    good: complies(orders({ kmsMasterKeyId: "alias/orders" })),
    bad: violates(`${type} "orders": kmsMasterKeyId is not filled; ${fix}.`, orders({ kmsMasterKeyId: "" })),
    unknown: undecided(
        `${type} "orders": kmsMasterKeyId is not known yet; ${fix}.`,
        orders({ kmsMasterKeyId: unknown }, { kmsMasterKeyId: [] }),
    ),
    secret: complies(orders({ kmsMasterKeyId: secret("alias/orders") })),
    missing: violates(`${type} "orders": kmsMasterKeyId is not set; ${fix}.`, orders({})),
    more: {
        "takes the key that is made in the same update": complies(
            key,
            orders({ kmsMasterKeyId: unknown }, { kmsMasterKeyId: ["key"] }),
        ),
    },
};
