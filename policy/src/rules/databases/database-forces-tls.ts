import type { PolicyResource } from "@pulumi/policy";
import { isForcedByDefault, type TlsParameter, tlsParameterOf, versionOfFamily } from "../../aws/database-tls.js";
import {
    clusterType,
    clusterTypes,
    engineOf,
    instanceType,
    databaseInstanceTypes,
    isOfCluster,
    isServerlessV1,
} from "../../aws/databases.js";
import { isLeftOut } from "../../aws/program-inputs.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { booleanOf, elementsOf, member, numberOf, type Reading, read, textOf } from "../../core/reading.js";
import { followOne, sourcesOf } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import type { Stack, Types } from "../../core/stack.js";
import { stackRule } from "../../core/stack-rule.js";

/** How a kind of database names its parameter group. */
interface Wiring {
    property: string;
    groups: Types;
    /** Databases of the same kind, of which another may have the group. */
    alike: Types;
}

const ofInstance: Wiring = {
    property: "parameterGroupName",
    groups: new Set(["aws:rds/parameterGroup:ParameterGroup"]),
    alike: databaseInstanceTypes,
};
const ofCluster: Wiring = {
    property: "dbClusterParameterGroupName",
    groups: new Set(["aws:rds/clusterParameterGroup:ClusterParameterGroup"]),
    alike: clusterTypes,
};
const declareIt = "name a parameter group of this stack that forces TLS";

export const databaseForcesTls = stackRule({
    name: "database-forces-tls",
    title: "Databases accept encrypted connections only",
    description:
        "An RDS instance or cluster must refuse connections without TLS, by its parameters or its engine's default.",
    why: "A client that does not ask for TLS otherwise sends its password and all data in plain text, and nobody notices.",
    fix: "Set rds.force_ssl to 1 for PostgreSQL and SQL Server, or require_secure_transport to 1 for MySQL and MariaDB, in the parameter group of the instance or cluster.",
    severity: "medium",
    controls: { securityHub: ["RDS.38", "RDS.39", "RDS.41", "RDS.44"], checkov: ["CKV2_AWS_69"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-38",
    readSettings: noSettings,
    check: (stack) =>
        stack
            .ofType(instanceType, clusterType)
            .filter((resource) => !isOfCluster(resource) && !isServerlessV1(resource.props))
            .map((resource) => ({
                resource,
                findings: judge(stack, resource, resource.type === clusterType ? ofCluster : ofInstance),
            })),
});

function judge(stack: Stack, database: PolicyResource, wiring: Wiring): Finding[] {
    const { property, groups, alike } = wiring;
    const group = followOne(stack, database, property, groups);
    switch (group.kind) {
        case "one":
            return judgeGroup(database, group.resource, property);
        case "none":
            return judgeWithoutGroup(stack, database, wiring);
        case "elsewhere":
            return judgeForeignGroup(database, property);
        case "unknown":
            // Such as a replica with the parameters of its source, which is judged by itself.
            return sourcesOf(database, property, alike).length === 1 ? [] : [unknownGroup(property)];
        case "oneOf":
            return [unknownGroup(property)];
    }
}

function unknownGroup(property: string): Finding {
    return undecidable(property, "is not a parameter group of this stack, or not known yet", declareIt);
}

/** A replica has the parameters of its source, where it stands in the same region. */
function judgeWithoutGroup(stack: Stack, database: PolicyResource, { property }: Wiring): Finding[] {
    if (followOne(stack, database, "replicateSourceDb", databaseInstanceTypes).kind === "one") {
        return [];
    }
    const engine = engineOf(database.props);
    if (engine === undefined) {
        return [undecidable("engine", "is not known, and decides whether TLS is forced", declareIt)];
    }
    const version = textOf(read(database.props, "engineVersion"));
    const parameter = tlsParameterOf(engine);
    if (isLeftOut(database, "engineVersion") && parameter?.onInNewest === true) {
        return [];
    }
    return judgeDefault(parameter, version, property, "is not set, and the engine does not force TLS by itself");
}

/** The groups of AWS, such as `default.postgres16`, hold the engine's defaults. */
function judgeForeignGroup(database: PolicyResource, property: string): Finding[] {
    const family = /^default\.(.+)$/.exec(textOf(read(database.props, property)) ?? "")?.[1];
    return family === undefined
        ? [unknownGroup(property)]
        : judgeDefault(
              tlsParameterOf(family),
              versionOfFamily(family),
              property,
              "is a default group, which does not force TLS",
          );
}

function judgeDefault(
    parameter: TlsParameter | undefined,
    version: string | undefined,
    property: string,
    problem: string,
): Finding[] {
    if (parameter === undefined) {
        return [];
    }
    const fix = `name a parameter group that sets ${parameter.name} to 1`;
    const forced = isForcedByDefault(parameter, version);
    if (forced === undefined) {
        return [undecidable("engineVersion", "is not known, and decides whether TLS is forced", fix)];
    }
    return forced ? [] : [violation(property, problem, fix)];
}

function judgeGroup(database: PolicyResource, group: PolicyResource, property: string): Finding[] {
    const where = `leads to parameter group "${group.name}"`;
    const family = textOf(read(group.props, "family"));
    const parameter = tlsParameterOf(family ?? engineOf(database.props) ?? "");
    if (parameter === undefined) {
        return family === undefined
            ? [undecidable(property, `${where}, whose family is not known yet`, "name its family")]
            : [];
    }
    const { name } = parameter;
    const fix = `set its ${name} to 1`;
    const list = read(group.props, "parameters");
    const parameters = elementsOf(list);
    const found = parameters.find((one) => textOf(member(one, "name"))?.toLowerCase() === name);
    const value: Reading = found === undefined ? { state: "absent" } : member(found, "value");
    const maybe = list.state === "unknown" || parameters.some((one) => member(one, "name").state === "unknown");
    if (value.state === "unknown" || (found === undefined && maybe)) {
        return [undecidable(property, `${where}, whose ${name} is not known yet`, fix)];
    }
    if (found !== undefined) {
        return isOn(value) ? [] : [violation(property, `${where}, whose ${name} is not 1`, fix)];
    }
    const version = family === undefined ? undefined : versionOfFamily(family);
    return judgeDefault(parameter, version, property, `${where}, which does not set ${name}`);
}

function isOn(value: Reading): boolean {
    return numberOf(value) === 1 || booleanOf(value) === true || /^(on|true)$/i.test(textOf(value) ?? "");
}
