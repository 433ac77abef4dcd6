import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const memberType = "aws:rds/clusterInstance:ClusterInstance";
const orders = (props: WireProperties): TestResource => ({ type, name: "orders", props });

export const cases: RuleCases = {
    good: complies(orders({ publiclyAccessible: false })),
    bad: violates(
        `${type} "orders": publiclyAccessible is not false; set it to false.`,
        orders({ publiclyAccessible: true }),
    ),
    unknown: undecided(
        `${type} "orders": publiclyAccessible is not known yet; set it to false.`,
        orders({ publiclyAccessible: unknown }),
    ),
    secret: complies(orders({ publiclyAccessible: secret(false) })),
    missing: complies(orders({})),
    more: {
        "wants the word of an instance of a cluster, whose default is what AWS has": violates(
            `${memberType} "orders": publiclyAccessible is not set; set it to false.`,
            { ...orders({}), type: memberType },
        ),
    },
};
