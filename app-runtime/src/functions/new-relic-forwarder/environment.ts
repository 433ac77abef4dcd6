import { EnvironmentReader, type Variables } from "../../common/environment.js";
import { readMetrics, type WatchedMetric } from "./watched-metric.js";

/**
 * The environment variables of the function that hands alerts and metrics to New Relic: the contract between the program that deploys it and the software that reads it.
 *
 * Whoever deploys it writes its variables `satisfies NewRelicForwarderEnvironment<…>`, so that a missing one fails to compile. `Value` is what a variable is made of where it is
 * set: a plain string, or a string that is known only later. No variable holds a secret; secrets go by ARN.
 */
export interface NewRelicForwarderEnvironment<Value = string> {
    /** Name of the environment as people call it, such as `dev`: what New Relic tells environments apart by. */
    ENVIRONMENT_NAME: Value;
    /** ARN of the secret that holds New Relic's licence key, alone or as `licenseKey` of a JSON object. A new key counts within five minutes. */
    LICENSE_KEY_SECRET_ARN: Value;
    /** Name of the DynamoDB table that remembers what has been sent. */
    STATE_TABLE: Value;
    /**
     * Metrics of CloudWatch to hand on, a JSON list of at most 100 such as `[{"namespace":"AWS/RDS","name":"CPUUtilization","statistic":"Average","dimensions":{"DBInstanceIdentifier":"orders"}}]`.
     * All variables of a function together have at most 4 KB. @default none
     */
    METRICS?: Value;
    /** Where New Relic takes OTLP: `https://otlp.eu01.nr-data.net` for accounts in Europe. @default "https://otlp.nr-data.net" */
    OTLP_ENDPOINT?: Value;
    /** Address of an emulator that stands for AWS. @default AWS */
    AWS_ENDPOINT_URL?: Value;
}

/** What the function has been told, checked and converted. */
export interface NewRelicForwarderSettings {
    readonly environmentName: string;
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly licenseKeySecret: string;
    readonly stateTable: string;
    readonly metrics: readonly WatchedMetric[];
    readonly otlpEndpoint: string;
}

/**
 * Reads the settings from environment variables. `AWS_REGION` is set by Lambda.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): NewRelicForwarderSettings {
    const reader = new EnvironmentReader<keyof NewRelicForwarderEnvironment | "AWS_REGION">(variables);
    const { metrics, faults } = readMetrics(reader.optional("METRICS") ?? "[]");
    faults.forEach((fault) => reader.refuse("METRICS", fault));
    const otlpEndpoint = reader.optional("OTLP_ENDPOINT") ?? "https://otlp.nr-data.net";
    if (!isSafe(otlpEndpoint)) {
        reader.refuse("OTLP_ENDPOINT", "set it to an https address without a path: the key goes there");
    }
    const settings: NewRelicForwarderSettings = {
        environmentName: reader.text("ENVIRONMENT_NAME", 'the name of the environment, such as "dev"'),
        region: reader.text("AWS_REGION", 'the region of the function, such as "eu-west-1"'),
        endpoint: reader.optional("AWS_ENDPOINT_URL"),
        licenseKeySecret: reader.text("LICENSE_KEY_SECRET_ARN", "the ARN of the secret with New Relic's licence key"),
        stateTable: reader.text("STATE_TABLE", "the name of the table for what has been sent"),
        metrics,
        otlpEndpoint,
    };
    reader.finish();
    return settings;
}

/** In clear text only on this machine, where tests are. */
function isSafe(address: string): boolean {
    if (!URL.canParse(address)) {
        return false;
    }
    const { protocol, hostname, pathname } = new URL(address);
    return pathname === "/" && (protocol === "https:" || (protocol === "http:" && hostname === "127.0.0.1"));
}
