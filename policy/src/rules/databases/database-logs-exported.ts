import { clusterType, instanceType, isOfCluster, isServerlessV1, engineOf } from "../../aws/databases.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { elementsOf, read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const property = "enabledCloudwatchLogsExports";

type LogsByEngine = ReadonlyMap<string, readonly string[]>;

/**
 * What Security Hub asks of each engine by itself. RDS.9 asks for all that an engine has, of MySQL also the general log,
 * which slows the database down and holds passwords, and the audit log, for which an option has to be installed first.
 */
const asked: Readonly<Record<string, { types: readonly string[] }>> = {
    postgres: { types: ["postgresql"] },
    mysql: { types: ["error"] },
    mariadb: { types: ["audit", "error"] },
    oracle: { types: ["alert", "audit", "listener", "trace"] },
    sqlserver: { types: ["agent", "error"] },
    "sqlserver-ex": { types: ["error"] },
    "aurora-mysql": { types: ["audit"] },
    "aurora-postgresql": { types: ["postgresql"] },
};

export const databaseLogsExported = resourceRule({
    name: "database-logs-exported",
    title: "Databases send their logs to CloudWatch",
    description: "An RDS instance or cluster must export the logs of its engine to CloudWatch Logs.",
    why: "RDS keeps logs for a few days, on the instance: after a failure or a break-in, they are gone when they are looked for.",
    fix: "List the engine's logs in enabledCloudwatchLogsExports, such as postgresql for PostgreSQL.",
    severity: "medium",
    controls: {
        securityHub: ["RDS.9", "RDS.34", "RDS.36", "RDS.37", "RDS.40", "RDS.42"],
        checkov: ["CKV_AWS_129", "CKV_AWS_324"],
    },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9",
    types: [instanceType, clusterType],
    readSettings: (reader) => ({
        logs: reader.map(
            "logs",
            (engine) => engine.words("types", [], "The logs that must be exported."),
            asked,
            "Logs by the engine, or the part of its name before a dash. An engine that is not listed is not judged.",
        ),
    }),
    check: judge,
});

function judge(resource: CheckedResource, { logs }: { logs: LogsByEngine }): Finding[] {
    const { props } = resource;
    if (isOfCluster(resource) || isServerlessV1(props)) {
        return [];
    }
    const engine = engineOf(props);
    const types = engine === undefined ? undefined : (logs.get(engine) ?? logs.get(engine.split("-")[0] ?? engine));
    return engine === undefined ? judgeAnyEngine(props, logs) : judgeLogs(props, types ?? []);
}

function judgeLogs(props: CheckedResource["props"], types: readonly string[]): Finding[] {
    const exported = read(props, property);
    const elements = elementsOf(exported);
    const missing = types.filter((type) => !elements.some((element) => textOf(element) === type));
    if (missing.length === 0) {
        return [];
    }
    const fix = `export ${missing.join(", ")}`;
    if (exported.state === "unknown" || elements.some(({ state }) => state === "unknown")) {
        return [undecidable(property, "is not known yet", fix)];
    }
    return [violation(property, exported.state === "absent" ? "is not set" : "lacks a log of its engine", fix)];
}

/**
 * A replica and a restored database have the engine of their source, which need not be named. What one engine asks for
 * is then enough, because most logs are of one engine only; none at all is too little for each.
 */
function judgeAnyEngine(props: CheckedResource["props"], logs: LogsByEngine): Finding[] {
    const exported = read(props, property);
    if (exported.state === "absent" && logs.size > 0) {
        return [violation(property, "is not set", "export the logs of its engine")];
    }
    return [...logs.values()].some((types) => judgeLogs(props, types).length === 0)
        ? []
        : [
              undecidable(
                  "engine",
                  "is not known, so that it can't be told which logs there are",
                  "name it in the program",
              ),
          ];
}
