import type { EnvironmentReader } from "../environment.js";

/** The environment variables that every web application of ours reads. No variable holds a secret; secrets go by ARN. */
export interface ServerEnvironment<Value = string> {
    /** Name of the environment as people call it, such as `dev`. */
    ENVIRONMENT_NAME: Value;
    /** Region that the instance runs in, such as `eu-west-1`. */
    AWS_REGION: Value;
    /** TCP port to listen on, 1 to 65535; 0 takes a free one. */
    PORT: Value;
    /** Secret with the keys that sign sessions, one a line, each of at least 32 characters: the first signs, all verify. Each application has its own. */
    SESSION_SECRET_ARN: Value;
    /** Namespace in CloudWatch that nodes and manager share, such as `Evenkeel/dev`. */
    METRICS_NAMESPACE: Value;
    /** Address to listen on. @default "127.0.0.1", because nginx on the same instance is the only client */
    HOST?: Value;
    /** Id of the instance, such as `i-0123456789abcdef0`. @default the image application calls itself by the machine and its process, the manager shows none */
    INSTANCE_ID?: Value;
    /** Availability zone of the instance, such as `eu-west-1a`. @default not shown */
    AVAILABILITY_ZONE?: Value;
    /** `yes` where people come by HTTPS, `no` on one machine. @default "yes" */
    HTTPS?: Value;
    /** Addresses and networks whose word on the client's address is taken, parted by commas. @default those of nginx on the same instance */
    TRUSTED_PROXIES?: Value;
    /** Connections at a time, 1 to 65,535; more are closed at once. @default 2000, for the manager 200 */
    MAX_CONNECTIONS?: Value;
    /** Seconds in which the process ends after SIGTERM, whatever is still in progress, 1 to 300. @default 25, because systemd kills it after 30 */
    STOP_SECONDS?: Value;
    /** Address of an emulator that stands for AWS. @default AWS */
    AWS_ENDPOINT_URL?: Value;
}

/** What a web application has been told, checked and converted. */
export interface ServerSettings {
    readonly environmentName: string;
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly instanceId: string | undefined;
    readonly availabilityZone: string | undefined;
    readonly listen: { readonly host: string; readonly port: number; readonly maxConnections: number };
    readonly sessionSecret: string;
    readonly metricsNamespace: string;
    readonly https: boolean;
    readonly trustedProxies: readonly string[];
    readonly stopSeconds: number;
}

/** What differs between the applications. */
export interface ServerDefaults {
    /** Connections at a time. */
    readonly maxConnections: number;
}

export function readServerSettings(
    reader: EnvironmentReader<keyof ServerEnvironment>,
    { maxConnections }: ServerDefaults,
): ServerSettings {
    const proxies = reader.list("TRUSTED_PROXIES");
    return {
        environmentName: reader.text("ENVIRONMENT_NAME", 'the name of the environment, such as "dev"'),
        region: reader.text("AWS_REGION", 'the region of the instance, such as "eu-west-1"'),
        endpoint: reader.optional("AWS_ENDPOINT_URL"),
        instanceId: reader.optional("INSTANCE_ID"),
        availabilityZone: reader.optional("AVAILABILITY_ZONE"),
        listen: {
            host: reader.optional("HOST") ?? "127.0.0.1",
            port: reader.wholeNumber("PORT", { lowest: 0, highest: 65_535 }),
            maxConnections: reader.wholeNumber("MAX_CONNECTIONS", {
                lowest: 1,
                highest: 65_535,
                otherwise: maxConnections,
            }),
        },
        sessionSecret: reader.text("SESSION_SECRET_ARN", "the ARN of the secret with the keys that sign sessions"),
        metricsNamespace: reader.text("METRICS_NAMESPACE", 'the namespace in CloudWatch, such as "Evenkeel/dev"'),
        https: reader.choice("HTTPS", { of: ["yes", "no"], otherwise: "yes" }) === "yes",
        // nginx on the same instance has found out the client's address already, and hands it on.
        trustedProxies: proxies.length === 0 ? ["127.0.0.1/32", "::1/128"] : proxies,
        stopSeconds: reader.wholeNumber("STOP_SECONDS", { lowest: 1, highest: 300, otherwise: 25 }),
    };
}
