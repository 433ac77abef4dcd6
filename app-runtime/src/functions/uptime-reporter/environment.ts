import { EnvironmentReader, type Variables } from "../../common/environment.js";
import { isTimeZone } from "../../common/time-zones.js";

/**
 * The environment variables of the uptime reporter: the contract between the program that deploys it and the software that reads it.
 *
 * `Value` is what a variable is made of where it is set: a plain string, or a string that is known only later. No variable holds a secret.
 */
export interface UptimeReporterEnvironment<Value = string> {
    /** Name of the environment as people call it, such as `prod`. */
    ENVIRONMENT_NAME: Value;
    /** Region that the function runs in; Lambda sets it. */
    AWS_REGION: Value;
    /** Name of the table that keeps open incidents and what has been told: key `id`, time to live `expiresAt`. */
    STATE_TABLE: Value;
    /** Bucket that reports are written to, under `reports/uptime/`. */
    REPORTS_BUCKET: Value;
    /** ARN of the topic that is told of reports, of a slow burn and of probes that say nothing. */
    REPORTS_TOPIC_ARN: Value;
    /** ARN of the topic that wakes somebody: of a fast burn. */
    PAGES_TOPIC_ARN: Value;
    /** Route 53 health checks, each as `service=id`, parted by commas: `site=0d9c9b6e-…,manager=7a52…`. */
    HEALTH_CHECKS: Value;
    /** Time zone whose weeks and days are reported, of the IANA database. @default "UTC" */
    TIME_ZONE?: Value;
    /** Per cent of a week's minutes that are to be good, from 90 to 99.99. @default "99.95" */
    GOAL_PERCENT?: Value;
    /** Address of an emulator that stands for AWS. @default AWS */
    AWS_ENDPOINT_URL?: Value;
}

/** A service that is watched, and the health check that watches it. */
export interface Service {
    readonly name: string;
    readonly healthCheck: string;
}

/** What the function has been told, checked. */
export interface UptimeReporterSettings {
    readonly environmentName: string;
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly stateTable: string;
    readonly bucket: string;
    readonly reportsTopic: string;
    readonly pagesTopic: string;
    readonly services: readonly Service[];
    readonly timeZone: string;
    readonly goalPercent: number;
}

type Reader = EnvironmentReader<keyof UptimeReporterEnvironment>;

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): UptimeReporterSettings {
    const reader: Reader = new EnvironmentReader(variables);
    const settings: UptimeReporterSettings = {
        environmentName: reader.text("ENVIRONMENT_NAME", 'the name of the environment, such as "prod"'),
        region: reader.text("AWS_REGION", 'the region of the function, such as "eu-west-1"'),
        endpoint: reader.optional("AWS_ENDPOINT_URL"),
        stateTable: reader.text("STATE_TABLE", "the name of the table that keeps open incidents"),
        bucket: reader.text("REPORTS_BUCKET", "the name of the bucket that reports are written to"),
        reportsTopic: reader.text("REPORTS_TOPIC_ARN", "the ARN of the topic that is told of reports"),
        pagesTopic: reader.text("PAGES_TOPIC_ARN", "the ARN of the topic that wakes somebody"),
        services: readServices(reader),
        timeZone: readTimeZone(reader),
        goalPercent: readGoal(reader),
    };
    reader.finish();
    return settings;
}

function readServices(reader: Reader): readonly Service[] {
    const form = "service=id, parted by commas, such as site=0d9c9b6e-1111-4222-8333-444455556666";
    reader.text("HEALTH_CHECKS", `the Route 53 health checks, each as ${form}`);
    const services = reader.list("HEALTH_CHECKS").map((text) => {
        const [, name = "", healthCheck = ""] = /^([A-Za-z][\w-]{0,39})=([\w-]{1,64})$/.exec(text) ?? [];
        return { name, healthCheck };
    });
    const names = new Set(services.map(({ name }) => name));
    if (services.some(({ name }) => name === "") || names.size < services.length) {
        reader.refuse("HEALTH_CHECKS", `set it to different ${form}`);
    }
    return services;
}

function readTimeZone(reader: Reader): string {
    const zone = reader.optional("TIME_ZONE") ?? "UTC";
    if (!isTimeZone(zone)) {
        reader.refuse("TIME_ZONE", 'set it to a name of the IANA database, such as "Europe/Berlin"');
    }
    return zone;
}

function readGoal(reader: Reader): number {
    const text = reader.optional("GOAL_PERCENT") ?? "99.95";
    const goal = Number(text);
    if (!/^\d{2}(\.\d{1,3})?$/.test(text) || goal < 90 || goal > 99.99) {
        reader.refuse("GOAL_PERCENT", "set it to a number from 90 to 99.99");
    }
    return goal;
}
