import type { NotificationConfiguration } from "@aws-sdk/client-s3";
import { zipSync } from "fflate";
import type { AwsEmulator } from "../../local/aws-emulator.js";
import { functionClients, type FunctionClients } from "./clients.js";
import { readFunctionLogs } from "./function-logs.js";
import { invokeFunction, type Invocation } from "./invocation.js";
import { Schedule } from "./schedule.js";

/** A function to deploy. */
export interface FunctionToDeploy {
    /** Letters, digits, `-` and `_`; no other function of the emulator has it. */
    readonly name: string;
    /** The file `index.js`: CommonJS with the export `handler`, and all that it imports. */
    readonly bundle: Uint8Array;
    /** @default nothing but what AWS sets */
    readonly environment?: Readonly<Record<string, string>>;
    /** Seconds that a call may take. @default 3, as on AWS */
    readonly timeoutSeconds?: number;
    /** @default 128, as on AWS */
    readonly memoryMegabytes?: number;
}

/** Which objects call a function; without either, all do. */
export interface ObjectFilter {
    readonly prefix?: string;
    readonly suffix?: string;
}

/**
 * Deploys a function to an emulator that was started with `{ functions: true }`, as Node on AWS has it: a zip, a role, a handler `index.handler`.
 *
 * @throws the error that the emulator answers, such as one for a name that is taken
 */
export async function deployFunction(emulator: AwsEmulator, wanted: FunctionToDeploy): Promise<DeployedFunction> {
    const { name, bundle, environment = {}, timeoutSeconds = 3, memoryMegabytes = 128 } = wanted;
    const clients = functionClients(emulator);
    const { Role } = await clients.iam.createRole({ RoleName: name, AssumeRolePolicyDocument: trust });
    const { FunctionArn } = await clients.lambda.createFunction({
        FunctionName: name,
        Role: Role?.Arn,
        Runtime: "nodejs24.x",
        Handler: "index.handler",
        Code: { ZipFile: zipSync({ "index.js": bundle }) },
        Environment: { Variables: { ...environment } },
        Timeout: timeoutSeconds,
        MemorySize: memoryMegabytes,
    });
    if (FunctionArn === undefined) {
        throw new Error(`The emulator answered no ARN for the function ${name}.`);
    }
    return new DeployedFunction(clients, name, FunctionArn);
}

const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

/**
 * A function in the emulator of AWS, called as AWS calls it.
 *
 * An object that is put and a message that is published call the function before the emulator answers: when the put is over, so is the function. Where the function fails, put and
 * publish go well nevertheless, as on AWS; what it did and {@link logs} tell.
 *
 * What the emulator (moto 5) lacks, and no test here can prove:
 * - Retries: a call that nobody waits for is made once, and AWS makes it up to three times. Call a function again with the same event to show that it bears it.
 * - Dead-letter queue, destinations, and the largest age of an event: they can be set, and nothing is sent there.
 * - Concurrency: reserved concurrency is kept and not enforced; each call has a process of its own, none is used again, and what is outside of the handler runs for each call.
 * - Schedules: the time never comes; see {@link Schedule.tick}.
 * - Permissions: neither what the role may do nor who may call the function is asked.
 * - Refusals: AWS takes no two notifications of a bucket whose filters overlap, no variable of its own names, and no code over its limits; the emulator takes them.
 * - Events: of S3 they have no `sequencer`, and the time no `Z`; of SNS the ARNs, the id, the time and the attributes of the message are invented, and the subject too where there is none.
 * - The runtime: it is this machine's Node, its processor and its whole network; memory is limited for JavaScript's heap only, files outside of the function's folder are not kept away
 *   from it, layers and callbacks are refused, and lines of the log are as they were printed, without START, END and REPORT. A call ends after 5 minutes whatever its time-out.
 */
export class DeployedFunction {
    constructor(
        private readonly clients: FunctionClients,
        public readonly name: string,
        public readonly arn: string,
    ) {}

    /** Calls it and waits for its answer. @throws Error where the emulator could not run it */
    public invoke(event: unknown): Promise<Invocation> {
        return invokeFunction(this.clients.lambda, this.arn, event);
    }

    /** From now on each new object of the bucket that the filter takes calls it. What the bucket notifies of already, it goes on to. */
    public async onObjectCreated(bucket: string, { prefix, suffix }: ObjectFilter = {}): Promise<void> {
        const { objects } = this.clients;
        const { $metadata: _, ...present } = await objects.getBucketNotificationConfiguration({ Bucket: bucket });
        const rules = Object.entries({ prefix, suffix }).flatMap(([Name, Value]) =>
            Value === undefined ? [] : [{ Name: Name === "prefix" ? "prefix" : "suffix", Value } as const],
        );
        const configuration: NotificationConfiguration = {
            ...present,
            LambdaFunctionConfigurations: [
                ...(present.LambdaFunctionConfigurations ?? []),
                {
                    LambdaFunctionArn: this.arn,
                    Events: ["s3:ObjectCreated:*"],
                    ...(rules.length === 0 ? {} : { Filter: { Key: { FilterRules: rules } } }),
                },
            ],
        };
        await objects.putBucketNotificationConfiguration({
            Bucket: bucket,
            NotificationConfiguration: configuration,
        });
    }

    /** From now on each message to the topic calls it. */
    public async onTopic(topicArn: string): Promise<void> {
        await this.clients.topics.subscribe({ TopicArn: topicArn, Protocol: "lambda", Endpoint: this.arn });
    }

    /**
     * From now on it is called at set times, such as `rate(1 minute)`: each time is a {@link Schedule.tick}.
     *
     * @param input what it is called with @default the event of a schedule
     */
    public async onSchedule(expression: string, input?: unknown): Promise<Schedule> {
        const { events } = this.clients;
        const rule = `${this.name}-schedule`;
        await events.putRule({ Name: rule, ScheduleExpression: expression, State: "ENABLED" });
        await events.putTargets({
            Rule: rule,
            Targets: [
                { Id: this.name, Arn: this.arn, ...(input === undefined ? {} : { Input: JSON.stringify(input) }) },
            ],
        });
        return new Schedule(this.clients, rule);
    }

    /** The lines that it has logged in all calls that have ended, first call first. @throws Error where the emulator could not run a call */
    public logs(): Promise<readonly string[]> {
        return readFunctionLogs(this.clients.logs, this.name);
    }
}
