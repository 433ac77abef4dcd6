import type { Inputs } from "../../inputs.js";
import type { FunctionModel } from "../../model.js";

/**
 * Newest minor versions by engine, newest first.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html
 */
const versions: Readonly<Record<string, readonly string[]>> = {
    postgres: ["18.6", "17.11", "16.15", "15.19", "14.24"],
    mysql: ["8.4.11"],
};

const logTypes: Readonly<Record<string, string[]>> = {
    postgres: ["postgresql", "upgrade", "iam-db-auth-error"],
    mysql: ["audit", "error", "general", "slowquery", "iam-db-auth-error"],
};

/** The newest version that fits what is asked for: an exact version, a major one, a preferred one or a parameter family. */
function versionAsked(inputs: Inputs): string | undefined {
    const engine = inputs.text("engine") ?? "";
    const known = versions[engine] ?? [];
    const family = inputs.text("parameterGroupFamily");
    if (family !== undefined) return known.find((version) => familyOf(engine, version) === family);
    const wanted = [...inputs.texts("preferredVersions"), inputs.text("version")].filter(
        (version) => version !== undefined,
    );
    if (wanted.length === 0) return known[0];
    return wanted
        .map((version) => known.find((candidate) => candidate === version || candidate.startsWith(`${version}.`)))
        .find((version) => version !== undefined);
}

function familyOf(engine: string, version: string): string {
    const [major = "", minor = ""] = version.split(".");
    return engine === "mysql" ? `mysql${major}.${minor}` : `${engine}${major}`;
}

/** What RDS offers of an engine. */
export const engineVersion: FunctionModel = {
    token: "aws:rds/getEngineVersion:getEngineVersion",
    refuse: (inputs) => {
        const engine = inputs.text("engine") ?? "";
        const offered = versions[engine];
        if (offered === undefined) {
            const engines = Object.keys(versions).join(" or ");
            return [
                {
                    code: "InvalidParameterValue",
                    message: `engine is "${engine}", which is not modelled; use ${engines}.`,
                },
            ];
        }
        const message = `no version of ${engine} fits; RDS has ${offered.join(", ")}.`;
        return [versionAsked(inputs) === undefined && { code: "DBEngineVersionNotFound", message }];
    },
    call: (inputs, place) => {
        const engine = inputs.text("engine") ?? "";
        const version = versionAsked(inputs) ?? "";
        return {
            ...inputs.known(),
            id: version,
            engine,
            version,
            versionActual: version,
            parameterGroupFamily: familyOf(engine, version),
            region: place.region,
            status: "available",
            engineDescription: engine === "mysql" ? "MySQL Community Edition" : "PostgreSQL",
            versionDescription: `${engine === "mysql" ? "MySQL" : "PostgreSQL"} ${version}`,
            defaultCharacterSet: "",
            exportableLogTypes: logTypes[engine] ?? [],
            supportedCharacterSets: [],
            supportedFeatureNames: [],
            supportedModes: [],
            supportedTimezones: [],
            supportsCertificateRotationWithoutRestart: true,
            supportsGlobalDatabases: false,
            supportsLogExportsToCloudwatch: true,
            supportsParallelQuery: false,
            supportsReadReplica: true,
            validMajorTargets: [],
            validMinorTargets: [],
            validUpgradeTargets: [],
        };
    },
};
