/**
 * The environment variables of the server: the contract between the program that deploys it and the software that reads it.
 *
 * Whoever deploys the server writes its variables `satisfies ServerEnvironment<…>`, so that a missing one fails to compile.
 * `Value` is what a variable is made of where it is set: a plain string, or a string that is known only later.
 */
export interface ServerEnvironment<Value = string> {
    /** Name of the environment as people call it, such as `dev`. */
    ENVIRONMENT_NAME: Value;
    /** Region that the instance runs in, such as `eu-west-1`. */
    AWS_REGION: Value;
    /** TCP port to listen on, 1 to 65535; 0 takes a free one. */
    PORT: Value;
    /**
     * Address to listen on.
     * @default "127.0.0.1", because nginx on the same instance is the only client
     */
    HOST?: Value;
    /** Id of the instance, such as `i-0123456789abcdef0`. @default not shown */
    INSTANCE_ID?: Value;
    /** Availability zone of the instance, such as `eu-west-1a`. @default not shown */
    AVAILABILITY_ZONE?: Value;
    /**
     * Seconds that requests in progress are given to finish after SIGTERM, 1 to 300.
     * @default 25, under the 30 seconds after which an instance is usually killed
     */
    DRAIN_SECONDS?: Value;
}

/** What the server has been told, checked and converted. */
export interface ServerSettings {
    readonly environmentName: string;
    readonly region: string;
    readonly port: number;
    readonly host: string;
    readonly instanceId: string | undefined;
    readonly availabilityZone: string | undefined;
    readonly drainSeconds: number;
}

/** The environment cannot be worked with; the message has one sentence per variable. */
export class EnvironmentError extends Error {
    public override readonly name = "EnvironmentError";

    constructor(public readonly problems: readonly string[]) {
        super(problems.join("\n"));
    }
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): ServerSettings {
    const problems: string[] = [];
    const settings = {
        environmentName: readText(
            variables,
            "ENVIRONMENT_NAME",
            'the name of the environment, such as "dev"',
            problems,
        ),
        region: readText(variables, "AWS_REGION", 'the region of the instance, such as "eu-west-1"', problems),
        port: readWholeNumber(variables, "PORT", { lowest: 0, highest: 65_535 }, problems),
        host: readOptional(variables, "HOST") ?? "127.0.0.1",
        instanceId: readOptional(variables, "INSTANCE_ID"),
        availabilityZone: readOptional(variables, "AVAILABILITY_ZONE"),
        drainSeconds: readWholeNumber(variables, "DRAIN_SECONDS", { lowest: 1, highest: 300, otherwise: 25 }, problems),
    };
    if (problems.length > 0) {
        throw new EnvironmentError(problems);
    }
    return settings;
}

type VariableName = keyof ServerEnvironment;

/** A variable that is set to nothing counts as not set: systemd and shells write empty ones freely. */
function readOptional(variables: Variables, name: VariableName): string | undefined {
    const value = variables[name]?.trim();
    return value === "" ? undefined : value;
}

function readText(variables: Variables, name: VariableName, meaning: string, problems: string[]): string {
    const value = readOptional(variables, name);
    if (value === undefined) {
        problems.push(`${name} is not set; set it to ${meaning}.`);
    }
    return value ?? "";
}

interface Range {
    lowest: number;
    highest: number;
    /** What an unset variable means; without it the variable is required. */
    otherwise?: number;
}

function readWholeNumber(variables: Variables, name: VariableName, range: Range, problems: string[]): number {
    const allowed = `a whole number from ${range.lowest} to ${range.highest}`;
    const value = readOptional(variables, name);
    if (value === undefined) {
        if (range.otherwise === undefined) {
            problems.push(`${name} is not set; set it to ${allowed}.`);
        }
        return range.otherwise ?? range.lowest;
    }
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < range.lowest || number > range.highest) {
        problems.push(`${name} is "${value}"; set it to ${allowed}.`);
    }
    return number;
}
