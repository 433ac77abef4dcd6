import { EnvironmentReader, type Variables } from "../../common/environment.js";

/**
 * The environment variables of the cache autoscaler: the contract between the program that deploys it and the function that reads it.
 *
 * Whoever deploys it writes its variables `satisfies CacheAutoscalerEnvironment<…>`, so that a missing one fails to compile. `Value` is what a variable is made of where it
 * is set: a plain string, or a string that is known only later. The manager beside it gets `AUTO_SCALING` set to `elsewhere`.
 */
export interface CacheAutoscalerEnvironment<Value = string> {
    /** Name of the environment as people call it, such as `prod`: what a message begins with. */
    ENVIRONMENT_NAME: Value;
    /** Name of the table that the function remembers in. */
    STATE_TABLE: Value;
    /** Name of the parameter with the configuration of the caches. The same as the manager's and the image application's. */
    CACHE_CONFIGURATION_PARAMETER: Value;
    /** Namespace in CloudWatch that nodes and manager share, such as `Evenkeel/prod`. The same as theirs. */
    METRICS_NAMESPACE: Value;
    /** Name of the Auto Scaling group that the nodes are in: it keeps at least as many as the configuration says. */
    AUTO_SCALING_GROUP: Value;
    /** Fewest instances of that group as it was deployed: the configuration cannot go below, 1 to 1,000. @default 1 */
    AUTO_SCALING_GROUP_MIN_SIZE?: Value;
    /** ARN of the topic that is told when more nodes help no more, and when they do again. */
    ALERT_TOPIC_ARN: Value;
    /** Region that the function runs in. Set by Lambda. */
    AWS_REGION?: Value;
    /** Address of an emulator that stands for AWS. @default AWS */
    AWS_ENDPOINT_URL?: Value;
}

/** What the cache autoscaler has been told, checked and converted. */
export interface CacheAutoscalerSettings {
    readonly environmentName: string;
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly stateTable: string;
    readonly configurationParameter: string;
    readonly metricsNamespace: string;
    readonly group: string;
    readonly leastNodes: number;
    readonly alertTopic: string;
}

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): CacheAutoscalerSettings {
    const reader = new EnvironmentReader<keyof CacheAutoscalerEnvironment>(variables);
    const settings: CacheAutoscalerSettings = {
        environmentName: reader.text("ENVIRONMENT_NAME", 'the name of the environment, such as "prod"'),
        region: reader.text("AWS_REGION", 'the region of the function, such as "eu-west-1"'),
        endpoint: reader.optional("AWS_ENDPOINT_URL"),
        stateTable: reader.text("STATE_TABLE", "the name of the table to remember in"),
        configurationParameter: reader.text(
            "CACHE_CONFIGURATION_PARAMETER",
            'the name of the parameter of the caches, such as "/evenkeel/prod/cache-configuration"',
        ),
        metricsNamespace: reader.text("METRICS_NAMESPACE", 'the namespace in CloudWatch, such as "Evenkeel/prod"'),
        group: reader.text("AUTO_SCALING_GROUP", "the name of the group of the nodes"),
        leastNodes: reader.wholeNumber("AUTO_SCALING_GROUP_MIN_SIZE", { lowest: 1, highest: 1_000, otherwise: 1 }),
        alertTopic: reader.text("ALERT_TOPIC_ARN", "the ARN of the topic for administrators"),
    };
    reader.finish();
    return settings;
}
