import { EnvironmentReader, type Variables } from "../common/environment.js";

/**
 * The environment variables of the manager: the contract between the program that deploys it and the software that reads it.
 *
 * Whoever deploys it writes its variables `satisfies ManagerEnvironment<…>`, so that a missing one fails to compile. `Value` is what a variable is made of where it is
 * set: a plain string, or a string that is known only later. No variable holds a secret; secrets go by ARN.
 */
export interface ManagerEnvironment<Value = string> {
    /** Name of the environment as people call it, such as `dev`. */
    ENVIRONMENT_NAME: Value;
    /** Region that the instance runs in, such as `eu-west-1`. */
    AWS_REGION: Value;
    /** TCP port to listen on, 1 to 65535; 0 takes a free one. */
    PORT: Value;
    /** Name of the parameter that the configuration of the caches is written to. The same as the image application's. */
    CACHE_CONFIGURATION_PARAMETER: Value;
    /** Namespace in CloudWatch that nodes and manager share, such as `Evenkeel/dev`. The same as the image application's. */
    METRICS_NAMESPACE: Value;
    /** Secret with who may log in: JSON with `username` and `password`, or `passwordHash` in its place. Another password is noticed within a minute. */
    ADMINISTRATOR_SECRET_ARN: Value;
    /** Secret with the keys that sign sessions, one a line, each of at least 32 characters: the first signs, all verify. Not the image application's. */
    SESSION_SECRET_ARN: Value;
    /** Name of the Auto Scaling group that the image application's nodes are in: it keeps at least as many as the configuration says. @default nobody starts and ends nodes */
    AUTO_SCALING_GROUP?: Value;
    /** Fewest instances of that group as it was deployed: the configuration cannot go below, 1 to 1,000. @default 1 */
    AUTO_SCALING_GROUP_MIN_SIZE?: Value;
    /** ARN of the topic that is told when more nodes help no more. @default only the log says so */
    ALERT_TOPIC_ARN?: Value;
    /** Address to listen on. @default "127.0.0.1", because nginx on the same instance is the only client */
    HOST?: Value;
    /** Id of the instance, such as `i-0123456789abcdef0`. @default not shown */
    INSTANCE_ID?: Value;
    /** Availability zone of the instance, such as `eu-west-1a`. @default not shown */
    AVAILABILITY_ZONE?: Value;
    /** `yes` where people come by HTTPS, `no` on one machine. @default "yes" */
    HTTPS?: Value;
    /** Addresses and networks whose word on the client's address is taken, parted by commas. @default those of nginx on the same instance */
    TRUSTED_PROXIES?: Value;
    /** Connections at a time, 1 to 65,535; more are closed at once. @default 200 */
    MAX_CONNECTIONS?: Value;
    /** Seconds that requests in progress are given after SIGTERM, 1 to 300. @default 15, which leaves half of systemd's 30 for the rest */
    DRAIN_SECONDS?: Value;
    /** Address of an emulator that stands for AWS. @default AWS */
    AWS_ENDPOINT_URL?: Value;
}

/** What the manager has been told, checked and converted. */
export interface ManagerSettings {
    readonly environmentName: string;
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly instanceId: string | undefined;
    readonly availabilityZone: string | undefined;
    readonly listen: { readonly host: string; readonly port: number; readonly maxConnections: number };
    readonly configurationParameter: string;
    readonly metricsNamespace: string;
    readonly administratorSecret: string;
    readonly sessionSecret: string;
    readonly autoScalingGroup: string | undefined;
    readonly autoScalingGroupMinSize: number;
    readonly alertTopic: string | undefined;
    readonly https: boolean;
    readonly trustedProxies: readonly string[];
    readonly drainSeconds: number;
}

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): ManagerSettings {
    const reader = new EnvironmentReader<keyof ManagerEnvironment>(variables);
    const proxies = reader.list("TRUSTED_PROXIES");
    const settings: ManagerSettings = {
        environmentName: reader.text("ENVIRONMENT_NAME", 'the name of the environment, such as "dev"'),
        region: reader.text("AWS_REGION", 'the region of the instance, such as "eu-west-1"'),
        endpoint: reader.optional("AWS_ENDPOINT_URL"),
        instanceId: reader.optional("INSTANCE_ID"),
        availabilityZone: reader.optional("AVAILABILITY_ZONE"),
        listen: {
            host: reader.optional("HOST") ?? "127.0.0.1",
            port: reader.wholeNumber("PORT", { lowest: 0, highest: 65_535 }),
            maxConnections: reader.wholeNumber("MAX_CONNECTIONS", { lowest: 1, highest: 65_535, otherwise: 200 }),
        },
        configurationParameter: reader.text(
            "CACHE_CONFIGURATION_PARAMETER",
            'the name of the parameter to write, such as "/evenkeel/dev/cache-configuration"',
        ),
        metricsNamespace: reader.text("METRICS_NAMESPACE", 'the namespace in CloudWatch, such as "Evenkeel/dev"'),
        administratorSecret: reader.text("ADMINISTRATOR_SECRET_ARN", "the ARN of the secret with who may log in"),
        sessionSecret: reader.text("SESSION_SECRET_ARN", "the ARN of the secret with the keys that sign sessions"),
        autoScalingGroup: reader.optional("AUTO_SCALING_GROUP"),
        autoScalingGroupMinSize: reader.wholeNumber("AUTO_SCALING_GROUP_MIN_SIZE", {
            lowest: 1,
            highest: 1_000,
            otherwise: 1,
        }),
        alertTopic: reader.optional("ALERT_TOPIC_ARN"),
        https: reader.choice("HTTPS", { of: ["yes", "no"], otherwise: "yes" }) === "yes",
        // nginx on the same instance has found out the client's address already, and hands it on.
        trustedProxies: proxies.length === 0 ? ["127.0.0.1/32", "::1/128"] : proxies,
        drainSeconds: reader.wholeNumber("DRAIN_SECONDS", { lowest: 1, highest: 300, otherwise: 15 }),
    };
    reader.finish();
    return settings;
}
