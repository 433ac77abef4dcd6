import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const orders = (props: WireProperties): TestResource => ({ type, name: "orders", props });

export const cases: RuleCases = {
    good: complies(orders({ publiclyAccessible: false })),
    bad: violates(
        `${type} "orders": publiclyAccessible is not false; set it to false.`,
        orders({ publiclyAccessible: true }),
    ),
    unknown: undecided(
        `${type} "orders": publiclyAccessible is not known yet; set it to a plain false.`,
        orders({ publiclyAccessible: unknown }),
    ),
    secret: complies(orders({ publiclyAccessible: secret(false) })),
    missing: complies(orders({})),
};
