import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const orders = (props: WireProperties, of = type): TestResource => ({ type: of, name: "orders", props });
const names = ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"];
const fix = `set it to ${names.join(" or ")}`;
const refusal = (of: string, property: string) =>
    `${of} "orders": ${property} is not one of ${names.join(", ")}; ${fix}.`;

export const cases: RuleCases = {
    good: complies(orders({ engine: "postgres", caCertIdentifier: "rds-ca-rsa2048-g1" })),
    bad: violates(refusal(type, "caCertIdentifier"), orders({ engine: "postgres", caCertIdentifier: "rds-ca-2019" })),
    unknown: undecided(
        `${type} "orders": caCertIdentifier is not known yet; ${fix}.`,
        orders({ engine: "postgres", caCertIdentifier: unknown }),
    ),
    secret: complies(orders({ engine: "postgres", caCertIdentifier: secret("rds-ca-ecc384-g1") })),
    missing: complies(orders({ engine: "postgres" })),
    more: {
        "judges the instances of clusters": violates(
            refusal("aws:rds/clusterInstance:ClusterInstance", "caCertIdentifier"),
            orders({ caCertIdentifier: "rds-ca-2019" }, "aws:rds/clusterInstance:ClusterInstance"),
        ),
        "judges clusters": violates(
            refusal("aws:rds/cluster:Cluster", "caCertificateIdentifier"),
            orders({ caCertificateIdentifier: "rds-ca-2019" }, "aws:rds/cluster:Cluster"),
        ),
        "judges the default of the account": violates(
            refusal("aws:rds/certificate:Certificate", "certificateIdentifier"),
            orders({ certificateIdentifier: "rds-ca-2019" }, "aws:rds/certificate:Certificate"),
        ),
    },
};
