import * as aws from "@pulumi/aws";
import type { ChildScope } from "../common/scope.js";
import { engineTraits, parameterFamily } from "./engines.js";
import type { DatabaseSettings } from "./settings.js";

/**
 * The engine's settings: TLS for everybody, slow statements logged, and as many connections as the alarm is told.
 *
 * The name is Pulumi's, so that a major upgrade can have its new group beside the old one.
 */
export function createParameterGroup(
    { name, parent, tags }: ChildScope,
    settings: DatabaseSettings,
): aws.rds.ParameterGroup {
    const { engine, version, connectionLimit, blueGreen } = settings;
    const parameters = [
        ...engineTraits[engine].parameters,
        ...(blueGreen ? engineTraits[engine].blueGreenParameters : []),
        { name: "max_connections", value: String(connectionLimit) },
    ];
    return new aws.rds.ParameterGroup(
        `${name}-parameters`,
        {
            family: parameterFamily(engine, version),
            description: `Parameters of the database ${name}`,
            // RDS refuses "immediate" for parameters that need a restart, and takes this for all of them. A new
            // instance starts with the group attached, so that nothing is pending there.
            parameters: parameters.map((parameter) => ({ ...parameter, applyMethod: "pending-reboot" })),
            tags,
        },
        { parent },
    );
}
