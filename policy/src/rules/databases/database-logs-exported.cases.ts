import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const property = "enabledCloudwatchLogsExports";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
});
const cluster = (props: WireProperties): TestResource => ({ type: clusterType, name: "orders", props });
const engineUnknown = `${type} "orders": engine is not known, so that it can't be told which logs there are; name it in the program.`;

export const cases: RuleCases = {
    good: complies(orders({ [property]: ["postgresql", "upgrade"] })),
    bad: violates(
        `${type} "orders": ${property} lacks a log of its engine; export postgresql.`,
        orders({ [property]: ["upgrade"] }),
    ),
    unknown: undecided(
        `${type} "orders": ${property} is not known yet; export postgresql.`,
        orders({ [property]: unknown }),
    ),
    secret: complies(orders({ [property]: secret(["postgresql"]) })),
    missing: violates(`${type} "orders": ${property} is not set; export postgresql.`, orders({})),
    more: {
        "needs to know all of the list only where something is missing": complies(
            orders({ [property]: [unknown, "postgresql"] }),
        ),
        "says what is missing": violates(
            `${type} "orders": ${property} lacks a log of its engine; export alert, trace.`,
            orders({ engine: "oracle-se2", [property]: ["audit", "listener"] }),
        ),
        "asks SQL Server Express for no agent's log": complies(
            orders({ engine: "sqlserver-ex", [property]: ["error"] }),
        ),
        "asks Aurora MySQL for its audit log": violates(
            `${clusterType} "orders": ${property} lacks a log of its engine; export audit.`,
            cluster({ engine: "aurora-mysql", [property]: ["error"] }),
        ),
        "asks Aurora PostgreSQL for its log": violates(
            `${clusterType} "orders": ${property} is not set; export postgresql.`,
            cluster({ engine: "aurora-postgresql" }),
        ),
        "demands none of engines that it does not know": complies(orders({ engine: "db2-se" })),
        "demands none of a serverless cluster of the first kind": complies(
            cluster({ engine: "aurora-mysql", engineMode: "serverless" }),
        ),
        "leaves an instance of Aurora to its cluster": complies(orders({ engine: "aurora-mysql" })),
        "takes the logs of some engine where it is not named": complies(
            orders({ engine: null, replicateSourceDb: unknown, [property]: ["postgresql"] }),
        ),
        "knows that none is too little for every engine": violates(
            `${type} "orders": ${property} is not set; export the logs of its engine.`,
            orders({ engine: null, snapshotIdentifier: "orders-monday" }),
        ),
        "cannot judge what is no engine's": undecided(
            engineUnknown,
            orders({ engine: null, snapshotIdentifier: "orders-monday", [property]: ["slowquery"] }),
        ),
    },
};
