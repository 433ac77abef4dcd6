import { EnvironmentReader, type Variables } from "../../common/environment.js";

/**
 * The environment variables of the health guardian: the contract between the program that deploys it and the function that reads it.
 *
 * Whoever deploys it writes its variables `satisfies HealthGuardianEnvironment<…>`, so that a missing one fails to compile. `Value` is what a variable is made of where it
 * is set: a plain string, or a string that is known only later.
 */
export interface HealthGuardianEnvironment<Value = string> {
    /** Name of the environment as people call it, such as `prod`: what a message begins with. */
    ENVIRONMENT_NAME: Value;
    /** Name of the table that the function remembers in. */
    STATE_TABLE: Value;
    /** ARN of the topic that administrators are told by. */
    ALERT_TOPIC_ARN: Value;
    /** Name of the Auto Scaling group that is watched. */
    AUTO_SCALING_GROUP: Value;
    /** ARN of the target group that the group's instances are in, with one port for each. */
    TARGET_GROUP_ARN: Value;
    /** ARN of the load balancer in front of it, whose figures a message carries. */
    LOAD_BALANCER_ARN: Value;
    /** Address that is asked through the load balancer, such as `https://example.com/ready`. What answers names its dependencies, as the image application's `/ready` does. */
    PROBE_URL: Value;
    /** Seconds that an answer to it may take, 1 to 10. @default 5 */
    PROBE_SECONDS?: Value;
    /** `yes` says in the log what would be done and does nothing. @default "no" */
    DRY_RUN?: Value;
    /** Region that the function runs in. Set by Lambda. */
    AWS_REGION?: Value;
    /** Address of an emulator that stands for AWS. @default AWS */
    AWS_ENDPOINT_URL?: Value;
}

/** What the health guardian has been told, checked and converted. */
export interface HealthGuardianSettings {
    readonly environmentName: string;
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly stateTable: string;
    readonly alertTopic: string;
    readonly group: string;
    readonly targetGroup: string;
    readonly loadBalancer: string;
    readonly probe: { readonly url: URL; readonly seconds: number };
    readonly isDryRun: boolean;
}

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): HealthGuardianSettings {
    const reader = new EnvironmentReader<keyof HealthGuardianEnvironment>(variables);
    const settings: HealthGuardianSettings = {
        environmentName: reader.text("ENVIRONMENT_NAME", 'the name of the environment, such as "prod"'),
        region: reader.text("AWS_REGION", 'the region of the function, such as "eu-west-1"'),
        endpoint: reader.optional("AWS_ENDPOINT_URL"),
        stateTable: reader.text("STATE_TABLE", "the name of the table to remember in"),
        alertTopic: reader.text("ALERT_TOPIC_ARN", "the ARN of the topic for administrators"),
        group: reader.text("AUTO_SCALING_GROUP", "the name of the group to watch"),
        targetGroup: readArn(reader, "TARGET_GROUP_ARN", ":targetgroup/"),
        loadBalancer: readArn(reader, "LOAD_BALANCER_ARN", ":loadbalancer/app/"),
        probe: {
            url: readAddress(reader),
            seconds: reader.wholeNumber("PROBE_SECONDS", { lowest: 1, highest: 10, otherwise: 5 }),
        },
        isDryRun: reader.choice("DRY_RUN", { of: ["yes", "no"], otherwise: "no" }) === "yes",
    };
    reader.finish();
    return settings;
}

type Reader = EnvironmentReader<keyof HealthGuardianEnvironment>;

/** Its last part is what CloudWatch knows the thing by. */
function readArn(reader: Reader, name: "TARGET_GROUP_ARN" | "LOAD_BALANCER_ARN", part: string): string {
    const arn = reader.text(name, `an ARN with "${part}" in it`);
    if (arn !== "" && !arn.includes(part)) {
        reader.refuse(name, `set it to an ARN with "${part}" in it`);
    }
    return arn;
}

function readAddress(reader: Reader): URL {
    const meaning = 'an address behind the load balancer, such as "https://example.com/ready"';
    const text = reader.text("PROBE_URL", meaning);
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && ["http:", "https:"].includes(url.protocol)) {
        return url;
    }
    if (text !== "") {
        reader.refuse("PROBE_URL", `set it to ${meaning}`);
    }
    // Never seen by anyone: `finish` throws before the settings are used.
    return new URL("http://unset.invalid");
}
