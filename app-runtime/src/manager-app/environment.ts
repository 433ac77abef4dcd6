import { EnvironmentReader, type Variables } from "../common/environment.js";
import { readServerSettings, type ServerEnvironment, type ServerSettings } from "../common/web/server-environment.js";

/**
 * The environment variables of the manager: the contract between the program that deploys it and the software that reads it.
 *
 * Whoever deploys it writes its variables `satisfies ManagerEnvironment<…>`, so that a missing one fails to compile. `Value` is what a variable is made of where it is
 * set: a plain string, or a string that is known only later. No variable holds a secret; secrets go by ARN.
 */
export interface ManagerEnvironment<Value = string> extends ServerEnvironment<Value> {
    /** Name of the parameter that the configuration of the caches is written to. The same as the image application's. */
    CACHE_CONFIGURATION_PARAMETER: Value;
    /** Secret with who may log in: JSON with `username` and `password`, or `passwordHash` in its place. Another password is noticed within a minute. */
    ADMINISTRATOR_SECRET_ARN: Value;
    /** `here` where this process applies the auto-scaling rule and holds the group to it; `elsewhere` where the function `cache-autoscaler` does, and this process only shows and writes the configuration. @default "here" */
    AUTO_SCALING?: Value;
    /** Name of the Auto Scaling group that the image application's nodes are in: it keeps at least as many as the configuration says. Not read where `AUTO_SCALING` is `elsewhere`. @default nobody starts and ends nodes */
    AUTO_SCALING_GROUP?: Value;
    /** Fewest instances of that group as it was deployed: the configuration cannot go below, 1 to 1,000. @default 1 */
    AUTO_SCALING_GROUP_MIN_SIZE?: Value;
    /** ARN of the topic that is told when more nodes help no more, and when they do again. Not read where `AUTO_SCALING` is `elsewhere`. @default only the log says so */
    ALERT_TOPIC_ARN?: Value;
}

/** What the manager has been told, checked and converted. */
export interface ManagerSettings extends ServerSettings {
    readonly configurationParameter: string;
    readonly administratorSecret: string;
    /** Whether this process applies the auto-scaling rule. */
    readonly scalesHere: boolean;
    readonly autoScalingGroup: string | undefined;
    readonly autoScalingGroupMinSize: number;
    readonly alertTopic: string | undefined;
}

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): ManagerSettings {
    const reader = new EnvironmentReader<keyof ManagerEnvironment>(variables);
    const settings: ManagerSettings = {
        ...readServerSettings(reader, { maxConnections: 200 }),
        configurationParameter: reader.text(
            "CACHE_CONFIGURATION_PARAMETER",
            'the name of the parameter to write, such as "/evenkeel/dev/cache-configuration"',
        ),
        administratorSecret: reader.text("ADMINISTRATOR_SECRET_ARN", "the ARN of the secret with who may log in"),
        scalesHere: reader.choice("AUTO_SCALING", { of: ["here", "elsewhere"], otherwise: "here" }) === "here",
        autoScalingGroup: reader.optional("AUTO_SCALING_GROUP"),
        autoScalingGroupMinSize: reader.wholeNumber("AUTO_SCALING_GROUP_MIN_SIZE", {
            lowest: 1,
            highest: 1_000,
            otherwise: 1,
        }),
        alertTopic: reader.optional("ALERT_TOPIC_ARN"),
    };
    reader.finish();
    return settings;
}
