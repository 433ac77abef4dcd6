import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const groupName = "parameterGroupName";
const leads = `${type} "orders": parameterGroupName leads to parameter group "orders-parameters"`;
const setIt = "set its rds.force_ssl to 1";
const declareIt = "name a parameter group of this stack that forces TLS";

const group = (family: string, parameters: WireValue): TestResource => ({
    type: "aws:rds/parameterGroup:ParameterGroup",
    name: "orders-parameters",
    props: { family, parameters },
});
const orders = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", ...props },
    dependsOn,
});
/** As in a first preview: the name of the group is not known, but what it comes from is. */
const wired = orders({ [groupName]: unknown }, { engine: [], [groupName]: ["orders-parameters"] });
const cluster = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: clusterType,
    name: "shop",
    props,
    dependsOn,
});
const forced = (value: WireValue) => [{ name: "rds.force_ssl", value }];
const transport = "name a parameter group that sets require_secure_transport to 1";
const notByItself = "is not set, and the engine does not force TLS by itself";

export const cases: RuleCases = {
    good: complies(group("postgres14", forced("1")), wired),
    bad: violates(`${leads}, whose rds.force_ssl is not 1; ${setIt}.`, group("postgres14", forced("0")), wired),
    unknown: undecided(
        `${leads}, whose rds.force_ssl is not known yet; ${setIt}.`,
        group("postgres14", forced(unknown)),
        wired,
    ),
    secret: complies(group("postgres14", secret(forced("1"))), wired),
    missing: violates(
        `${type} "orders": parameterGroupName ${notByItself}; name a parameter group that sets rds.force_ssl to 1.`,
        orders({ engineVersion: "14.10" }),
    ),
    more: {
        "knows that PostgreSQL forces TLS from version 15": complies(
            orders({ engineVersion: "15.4" }),
            { ...orders({ engineVersion: "16" }), name: "other" },
            { ...orders({}), name: "newest" },
            { ...orders({ engineVersion: unknown }, { engine: [] }), name: "newest-in-a-preview" },
        ),
        "takes the version from the group": complies(group("postgres16", []), wired),
        "stops a group that says nothing where the engine forces nothing": violates(
            `${leads}, which does not set rds.force_ssl; name a parameter group that sets rds.force_ssl to 1.`,
            group("postgres14", [{ name: "log_connections", value: "1" }]),
            wired,
        ),
        "stops a group that switches it off where the engine forces it": violates(
            `${leads}, whose rds.force_ssl is not 1; ${setIt}.`,
            group("postgres17", forced("0")),
            wired,
        ),
        "knows the group of AWS by its name": violates(
            `${type} "orders": parameterGroupName is a default group, which does not force TLS; name a parameter group that sets rds.force_ssl to 1.`,
            orders({ [groupName]: "default.postgres13" }),
        ),
        "cannot tell by a name that is not known": undecided(
            `${leads}, whose rds.force_ssl is not known yet; ${setIt}.`,
            group("postgres14", [{ name: unknown, value: "1" }]),
            wired,
        ),
        "cannot see into a group that is elsewhere": undecided(
            `${type} "orders": parameterGroupName is not a parameter group of this stack, or not known yet; ${declareIt}.`,
            orders({ [groupName]: "shared-14" }),
        ),
        "reads MySQL's parameter": complies(
            group("mysql8.4", [{ name: "require_secure_transport", value: "ON" }]),
            orders({ engine: "mysql", [groupName]: unknown }, { engine: [], [groupName]: ["orders-parameters"] }),
        ),
        "knows that MySQL forces nothing": violates(
            `${type} "orders": parameterGroupName ${notByItself}; ${transport}.`,
            orders({ engine: "mysql" }),
        ),
        "knows that MariaDB forces TLS from 11.8": violates(
            `${type} "old": parameterGroupName ${notByItself}; ${transport}.`,
            orders({ engine: "mariadb", engineVersion: "11.8.3" }),
            { ...orders({ engine: "mariadb", engineVersion: "10.11" }), name: "old" },
        ),
        "cannot tell without a version of MariaDB": undecided(
            `${type} "orders": engineVersion is not known, and decides whether TLS is forced; ${transport}.`,
            orders({ engine: "mariadb" }),
        ),
        "reads the group of a cluster": violates(
            `${clusterType} "shop": dbClusterParameterGroupName leads to parameter group "shop-parameters", whose require_secure_transport is not 1; set its require_secure_transport to 1.`,
            {
                type: "aws:rds/clusterParameterGroup:ClusterParameterGroup",
                name: "shop-parameters",
                props: { family: "aurora-mysql8.0", parameters: [{ name: "require_secure_transport", value: "OFF" }] },
            },
            cluster(
                { engine: "aurora-mysql", dbClusterParameterGroupName: unknown },
                { engine: [], dbClusterParameterGroupName: ["shop-parameters"] },
            ),
        ),
        "knows that Aurora PostgreSQL forces TLS from version 17": violates(
            `${clusterType} "shop": dbClusterParameterGroupName ${notByItself}; name a parameter group that sets rds.force_ssl to 1.`,
            cluster({ engine: "aurora-postgresql", engineVersion: "16.4" }),
            { ...cluster({ engine: "aurora-postgresql", engineVersion: "17.4" }), name: "new" },
        ),
        "leaves a replica to its source": complies(
            group("postgres14", forced("1")),
            wired,
            {
                ...orders({ engine: unknown, replicateSourceDb: unknown }, { replicateSourceDb: ["orders"] }),
                name: "two",
            },
            {
                ...orders(
                    { engine: unknown, replicateSourceDb: unknown, [groupName]: unknown },
                    { replicateSourceDb: ["orders"], [groupName]: ["orders"] },
                ),
                name: "three",
            },
        ),
        "cannot tell the engine of a database that is restored": undecided(
            `${type} "orders": engine is not known, and decides whether TLS is forced; ${declareIt}.`,
            orders({ engine: unknown, snapshotIdentifier: "orders-monday" }, { snapshotIdentifier: [] }),
        ),
        "demands none of engines with other means": complies(orders({ engine: "oracle-se2" })),
    },
};
