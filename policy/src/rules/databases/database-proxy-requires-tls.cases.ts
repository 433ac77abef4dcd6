import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/proxy:Proxy";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engineFamily: "POSTGRESQL", roleArn: unknown, vpcSubnetIds: [unknown, unknown], ...props },
});

export const cases: RuleCases = {
    good: complies(orders({ requireTls: true })),
    bad: violates(`${type} "orders": requireTls is not true; set it to true.`, orders({ requireTls: false })),
    unknown: undecided(
        `${type} "orders": requireTls is not known yet; set it to true.`,
        orders({ requireTls: unknown }),
    ),
    secret: complies(orders({ requireTls: secret(true) })),
    missing: violates(`${type} "orders": requireTls is not set; set it to true.`, orders({})),
    more: { "takes true that is text": complies(orders({ requireTls: "true" })) },
};
