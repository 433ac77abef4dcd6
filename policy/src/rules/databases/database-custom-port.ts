import {
    clusterType,
    engineOf,
    inheritedByRestore,
    instanceType,
    isOfCluster,
    isReplica,
    isRestored,
    isServerlessV1,
} from "../../aws/databases.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { numberOf, read } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const property = "port";
const fix = "choose another port than the engine's own";

/** The ports by what the name of an engine contains: `aurora-mysql` has that of `mysql`, `custom-oracle-ee` Oracle's. */
const defaultPorts: readonly (readonly [string, number])[] = [
    ["mysql", 3306],
    ["mariadb", 3306],
    ["postgres", 5432],
    ["oracle", 1521],
    ["sqlserver", 1433],
    ["db2", 50_000],
];

export const databaseCustomPort = resourceRule({
    name: "database-custom-port",
    title: "Databases listen on a port of their own",
    description: "An RDS instance or cluster must use another port than the default one of its engine.",
    why: "Whoever looks for databases in a network tries the known ports first, and learns from the port which engine answers.",
    fix: "Set port to one that is not the engine's default, and let it through the security groups instead of that one.",
    severity: "low",
    controls: { securityHub: ["RDS.23"], cdkNag: ["RDS11"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-23",
    types: [instanceType, clusterType],
    readSettings: noSettings,
    check: judge,
});

function judge(resource: CheckedResource): Finding[] {
    const { props } = resource;
    // The first kind of serverless has no other port.
    if (isOfCluster(resource) || isServerlessV1(props)) {
        return [];
    }
    const port = read(props, property);
    switch (port.state) {
        case "unknown":
            return [undecidable(property, "is not known yet", fix)];
        case "absent":
            return judgeDefault(props);
        case "known":
            return judgeNumber(numberOf(port), engineOf(props));
    }
}

/** A replica listens where its source listens, which is judged by itself. */
function judgeDefault(props: CheckedResource["props"]): Finding[] {
    if (isReplica(props)) {
        return [];
    }
    return isRestored(props)
        ? [inheritedByRestore(property, fix)]
        : [violation(property, "is not set, so that it is the engine's own", fix)];
}

function judgeNumber(port: number | undefined, engine: string | undefined): Finding[] {
    const owners = defaultPorts.filter(([, number]) => number === port).map(([name]) => name);
    if (engine === undefined) {
        return owners.length === 0
            ? []
            : [undecidable("engine", "is not known, and port is the default one of some engines", fix)];
    }
    return owners.some((name) => engine.includes(name)) ? [violation(property, "is the engine's own", fix)] : [];
}
