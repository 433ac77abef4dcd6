import { expect } from "chai";
import { models } from "./lambda.js";
import {
    existing,
    itJudges,
    itJudgesDeletion,
    itJudgesInSituations,
    modelOf,
    outputsOf,
    policyOf,
} from "./shared/fixtures.test.js";

const invalid = "InvalidParameterValueException";
const malformed = "ValidationException";
const functionType = "aws:lambda/function:Function";
const roleArn = "arn:aws:iam::123456789012:role/pager";
const trusting = (service: string): ReturnType<typeof existing> =>
    existing("aws:iam/role:Role", "pager", {
        arn: roleArn,
        assumeRolePolicy: policyOf({ Principal: { Service: service }, Action: "sts:AssumeRole" }),
    });

describe("a simulated function", () => {
    const lambdaFunction = modelOf(models, functionType);
    const good = {
        name: "pager",
        role: roleArn,
        runtime: "nodejs24.x",
        handler: "index.handler",
        code: "archive",
        packageType: "Zip",
        timeout: 30,
        memorySize: 256,
        architectures: ["arm64"],
        environment: { variables: { TOPIC: "alerts" } },
        loggingConfig: { logFormat: "JSON", applicationLogLevel: "INFO" },
    };
    const variables = (values: Record<string, string>): { environment: { variables: Record<string, string> } } => ({
        environment: { variables: values },
    });

    itJudges(lambdaFunction, good, [
        { what: "a name of 65 characters", change: { name: "f".repeat(65) }, code: malformed },
        { what: "a timeout of 901 seconds", change: { timeout: 901 }, code: malformed },
        { what: "64 MB of memory", change: { memorySize: 64 }, code: malformed },
        { what: "256 MB of storage", change: { ephemeralStorage: { size: 256 } }, code: malformed },
        { what: "a runtime that has ended", change: { runtime: "nodejs18.x" }, code: invalid },
        { what: "a runtime that never was", change: { runtime: "node24" }, code: invalid },
        { what: "no runtime", change: { runtime: null }, code: invalid },
        { what: "no handler", change: { handler: null }, code: invalid },
        { what: "no code", change: { code: null }, code: invalid },
        { what: "code from two places", change: { s3Bucket: "b", s3Key: "k" }, code: invalid },
        { what: "a bucket without a key", change: { code: null, s3Bucket: "b" }, code: invalid },
        { what: "an image packed as a zip", change: { code: null, imageUri: "i" }, code: invalid },
        { what: "an unknown architecture", change: { architectures: ["x86"] }, code: invalid },
        { what: "an unknown tracing", change: { tracingConfig: { mode: "On" } }, code: malformed },
        { what: "six layers", change: { layers: ["1", "2", "3", "4", "5", "6"] }, code: invalid },
        {
            what: "levels of a plain log",
            change: { loggingConfig: { logFormat: "Text", applicationLogLevel: "INFO" } },
            code: invalid,
        },
        {
            what: "an unknown log level",
            change: { loggingConfig: { logFormat: "JSON", systemLogLevel: "ERROR" } },
            code: malformed,
        },
        {
            what: "files outside of /mnt",
            change: {
                fileSystemConfig: { arn: "arn:a", localMountPath: "/srv/uploads" },
                vpcConfig: { subnetIds: ["s"] },
            },
            code: malformed,
        },
        {
            what: "files without a network",
            change: { fileSystemConfig: { arn: "arn:a", localMountPath: "/mnt/uploads" } },
            code: invalid,
        },
        { what: "a variable of Lambda's own", change: variables({ AWS_REGION: "eu-west-1" }), code: invalid },
        { what: "a variable with a hyphen", change: variables({ "MY-TOPIC": "a" }), code: invalid },
        { what: "variables of more than 4 KB", change: variables({ LONG: "l".repeat(4096) }), code: invalid },
    ]);
    itJudgesInSituations(lambdaFunction, good, [
        { what: "with a role that Lambda may assume", exists: [trusting("lambda.amazonaws.com")] },
        { what: "with a role of another service", exists: [trusting("ec2.amazonaws.com")], code: invalid },
    ]);

    it("has Lambda's own ARNs", () => {
        const outputs = outputsOf(lambdaFunction, good);
        expect(outputs.arn).to.equal("arn:aws:lambda:eu-west-1:123456789012:function:pager");
        expect(outputs.invokeArn).to.equal(
            `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${String(outputs.arn)}/invocations`,
        );
        expect(outputs.version).to.equal("$LATEST");
        expect(outputsOf(lambdaFunction, { ...good, publish: true }).version).to.equal("1");
    });
});

describe("what calls a simulated function", () => {
    const pager = existing(functionType, "pager", { timeout: 60 });
    const live = (owner: string): ReturnType<typeof existing> =>
        existing("aws:lambda/alias:Alias", `arn:aws:lambda:eu-west-1:123456789012:function:${owner}:live`, {
            name: "live",
        });

    describe("a permission", () => {
        const permission = modelOf(models, "aws:lambda/permission:Permission");
        const good = {
            statementId: "sns",
            action: "lambda:InvokeFunction",
            function: "pager",
            principal: "sns.amazonaws.com",
        };
        itJudges(permission, good, [
            { what: "an action of another service", change: { action: "sns:Publish" }, code: malformed },
            { what: "a principal that is a word", change: { principal: "sns" }, code: invalid },
            { what: "an account of 11 digits", change: { sourceAccount: "12345678901" }, code: malformed },
            { what: "a source that is no ARN", change: { sourceArn: "alerts" }, code: malformed },
        ]);
        itJudgesInSituations(permission, good, [
            { what: "for a function that exists", exists: [pager] },
            {
                what: "for a function by its ARN",
                change: { function: "arn:aws:lambda:eu-west-1:123456789012:function:pager" },
                exists: [pager],
            },
            { what: "for a function that does not exist", exists: [], code: "ResourceNotFoundException" },
            { what: "for its newest version", change: { qualifier: "$LATEST" }, exists: [pager] },
            { what: "for an alias that exists", change: { qualifier: "live" }, exists: [pager, live("pager")] },
            {
                what: "for an alias of another function",
                change: { qualifier: "live" },
                exists: [pager, live("writer")],
                code: "ResourceNotFoundException",
            },
        ]);
    });

    describe("a queue", () => {
        const mapping = modelOf(models, "aws:lambda/eventSourceMapping:EventSourceMapping");
        const queueArn = "arn:aws:sqs:eu-west-1:123456789012:jobs";
        const good = { functionName: "pager", eventSourceArn: queueArn, batchSize: 10 };
        const queue = (visibilityTimeoutSeconds: number): ReturnType<typeof existing> =>
            existing("aws:sqs/queue:Queue", "q", { arn: queueArn, visibilityTimeoutSeconds });
        itJudges(mapping, good, [
            { what: "a batch of 11 at once", change: { batchSize: 11 }, code: invalid },
            { what: "a starting position", change: { startingPosition: "LATEST" }, code: invalid },
            {
                what: "a window of more than 5 minutes",
                change: { maximumBatchingWindowInSeconds: 301 },
                code: malformed,
            },
            { what: "a concurrency of 1", change: { scalingConfig: { maximumConcurrency: 1 } }, code: malformed },
            {
                what: "a stream without a starting position",
                change: { eventSourceArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/jobs" },
                code: invalid,
            },
        ]);
        itJudgesInSituations(mapping, good, [
            { what: "whose messages stay hidden long enough", exists: [pager, queue(60)] },
            { what: "whose messages appear again too early", exists: [pager, queue(30)], code: invalid },
            { what: "of a function that does not exist", exists: [queue(60)], code: "ResourceNotFoundException" },
        ]);
    });

    describe("an asynchronous call", () => {
        const good = {
            functionName: "pager",
            maximumRetryAttempts: 2,
            destinationConfig: { onFailure: { destination: "arn:aws:sqs:eu-west-1:123456789012:dead" } },
        };
        const config = modelOf(models, "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig");
        itJudgesInSituations(config, { ...good, qualifier: "live" }, [
            { what: "of an alias that exists", exists: [pager, live("pager")] },
            { what: "of an alias that does not exist", exists: [pager], code: "ResourceNotFoundException" },
        ]);
        itJudges(config, good, [
            { what: "three retries", change: { maximumRetryAttempts: 3 }, code: malformed },
            { what: "events of 7 hours", change: { maximumEventAgeInSeconds: 25_200 }, code: malformed },
            {
                what: "a destination by its name",
                change: { destinationConfig: { onFailure: { destination: "dead" } } },
                code: invalid,
            },
        ]);
    });

    describe("an address", () => {
        itJudges(
            modelOf(models, "aws:lambda/functionUrl:FunctionUrl"),
            { functionName: "pager", authorizationType: "AWS_IAM" },
            [{ what: "an unknown authorisation", change: { authorizationType: "PASSWORD" }, code: malformed }],
        );
    });

    describe("an alias", () => {
        itJudges(
            modelOf(models, "aws:lambda/alias:Alias"),
            { functionName: "pager", name: "live", functionVersion: "1" },
            [
                { what: "a name of digits", change: { name: "1" }, code: malformed },
                { what: "a version that is a word", change: { functionVersion: "latest" }, code: malformed },
            ],
        );
    });
});

describe("a simulated rule of events", () => {
    const ruleType = "aws:cloudwatch/eventRule:EventRule";
    const targetType = "aws:cloudwatch/eventTarget:EventTarget";
    const rule = modelOf(models, ruleType);
    const good = { name: "failover", eventPattern: '{"source":["aws.rds"]}', state: "ENABLED" };
    const scheduled = (scheduleExpression: string): Record<string, string | null> => ({
        eventPattern: null,
        scheduleExpression,
    });

    itJudges(rule, good, [
        { what: "a name of 65 characters", change: { name: "r".repeat(65) }, code: malformed },
        { what: "neither pattern nor schedule", change: { eventPattern: null }, code: malformed },
        {
            what: "a pattern that is no JSON",
            change: { eventPattern: "aws.rds" },
            code: "InvalidEventPatternException",
        },
        {
            what: "a pattern whose value is no list",
            change: { eventPattern: '{"source":"aws.rds"}' },
            code: "InvalidEventPatternException",
        },
        { what: "a rate of 1 minutes", change: scheduled("rate(1 minutes)"), code: malformed },
        { what: "a rate of 5 minute", change: scheduled("rate(5 minute)"), code: malformed },
        { what: "a cron expression of five fields", change: scheduled("cron(0 8 * * ?)"), code: malformed },
        { what: "a cron expression with both kinds of day", change: scheduled("cron(0 8 * * * *)"), code: malformed },
        {
            what: "a schedule on a custom bus",
            change: { ...scheduled("rate(5 minutes)"), eventBusName: "shop" },
            code: malformed,
        },
        { what: "an unknown state", change: { state: "ON" }, code: malformed },
    ]);

    const target = existing(targetType, "failover-topic", { rule: "failover" });
    itJudgesDeletion(rule, existing(ruleType, "failover", { name: "failover" }), [
        { what: "while it has a target", exists: [target], code: malformed },
        { what: "without targets", exists: [] },
    ]);

    describe("'s target", () => {
        const targetModel = modelOf(models, targetType);
        const aimed = { rule: "failover", arn: "arn:aws:sns:eu-west-1:123456789012:alerts", input: '{"a":1}' };
        itJudges(targetModel, aimed, [
            { what: "a name in place of an ARN", change: { arn: "alerts" }, code: malformed },
            { what: "two inputs", change: { inputPath: "$.detail" }, code: malformed },
            { what: "an input that is no JSON", change: { input: "hello" }, code: malformed },
            { what: "200 retries", change: { retryPolicy: { maximumRetryAttempts: 200 } }, code: malformed },
        ]);
        const known = existing(ruleType, "failover", { name: "failover" });
        itJudgesInSituations(targetModel, aimed, [
            { what: "of a rule that exists", exists: [known] },
            { what: "of a rule that does not exist", exists: [], code: "ResourceNotFoundException" },
            {
                what: "of a rule with five targets",
                exists: [
                    known,
                    ...[1, 2, 3, 4, 5].map((number) => existing(targetType, `t${number}`, { rule: "failover" })),
                ],
                code: "LimitExceededException",
            },
        ]);
    });
});

describe("a simulated schedule", () => {
    const schedule = modelOf(models, "aws:scheduler/schedule:Schedule");
    const good = {
        name: "nightly",
        scheduleExpression: "cron(0 2 ? * MON-FRI *)",
        scheduleExpressionTimezone: "Europe/Berlin",
        flexibleTimeWindow: { mode: "OFF" },
        target: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:pager", roleArn },
    };

    itJudges(schedule, good, [
        { what: "a schedule in words", change: { scheduleExpression: "daily" }, code: malformed },
        {
            what: "a zone that does not exist",
            change: { scheduleExpressionTimezone: "Europe/Atlantis" },
            code: malformed,
        },
        {
            what: "a window that is off and long",
            change: { flexibleTimeWindow: { mode: "OFF", maximumWindowInMinutes: 5 } },
            code: malformed,
        },
        {
            what: "a window of two days",
            change: { flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 2880 } },
            code: malformed,
        },
        { what: "a target by its name", change: { target: { arn: "pager", roleArn } }, code: malformed },
        { what: "an unknown state", change: { state: "ON" }, code: malformed },
    ]);
    itJudgesInSituations(schedule, good, [
        { what: "with a role that the scheduler may assume", exists: [trusting("scheduler.amazonaws.com")] },
        { what: "with a role of another service", exists: [trusting("lambda.amazonaws.com")], code: malformed },
        {
            what: "in a group that does not exist",
            change: { groupName: "night" },
            exists: [trusting("scheduler.amazonaws.com")],
            code: "ResourceNotFoundException",
        },
    ]);

    it("is identified by its group and name", () => {
        expect(outputsOf(schedule, good).id).to.equal("default/nightly");
    });
});

describe("a call of a simulated function", () => {
    const invocation = modelOf(models, "aws:lambda/invocation:Invocation");
    const good = { functionName: "pager", input: "{}", qualifier: "$LATEST", lifecycleScope: "CREATE_ONLY" };

    itJudges(invocation, good, [
        { what: "an input that is not JSON", change: { input: "now" }, code: "InvalidRequestContentException" },
        {
            what: "an input of more than 6 MB",
            change: { input: `"${"i".repeat(6 * 1024 * 1024)}"` },
            code: "RequestTooLargeException",
        },
        { what: "an unknown scope", change: { lifecycleScope: "ALWAYS" }, code: malformed },
    ]);
    itJudgesInSituations(invocation, good, [
        { what: "of a function that exists", exists: [existing(functionType, "pager", { name: "pager" })] },
        { what: "of a function that does not exist", exists: [], code: "ResourceNotFoundException" },
    ]);

    it("has no answer, because no function is run", () => {
        expect(outputsOf(invocation, good).result).to.equal("null");
    });
});
