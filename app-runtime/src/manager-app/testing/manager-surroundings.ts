import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import type { AwsPlace } from "../../common/aws/control-clients.js";
import { startAwsEmulator } from "../../local/aws-emulator.js";
import type { ManagerEnvironment } from "../environment.js";

/** Everything that managers need around them: an emulator of AWS, and two secrets in it. */
export interface ManagerSurroundings {
    readonly place: AwsPlace;
    /** What a manager finds in its environment. */
    readonly variables: ManagerEnvironment & Readonly<Record<string, string>>;
    stop(): Promise<void>;
}

/** The one who may log in. */
export const administrator = { username: "grace", password: "a nanosecond is this long" } as const;

/** Starts it all. Until it is stopped, clients of AWS in this process log in to the emulator, too. */
export async function startManagerSurroundings(): Promise<ManagerSurroundings> {
    const before = { ...process.env };
    const aws = await startAwsEmulator();
    Object.assign(process.env, aws.environment);
    const place = { region: aws.region, endpoint: aws.endpoint };
    const secrets = new SecretsManager(place);
    const keep = async (Name: string, SecretString: string): Promise<string> =>
        (await secrets.createSecret({ Name, SecretString })).ARN ?? "";
    const environment = {
        ENVIRONMENT_NAME: "parts",
        AWS_REGION: aws.region,
        PORT: "0",
        HTTPS: "no",
        CACHE_CONFIGURATION_PARAMETER: "/evenkeel/parts/cache-configuration",
        METRICS_NAMESPACE: "Evenkeel/parts",
        ADMINISTRATOR_SECRET_ARN: await keep("administrator", JSON.stringify(administrator)),
        SESSION_SECRET_ARN: await keep("sessions", "s".repeat(40)),
    } satisfies ManagerEnvironment;
    return {
        place,
        variables: { ...aws.environment, ...environment },
        stop: async () => {
            await aws.stop();
            process.env = before;
        },
    };
}
