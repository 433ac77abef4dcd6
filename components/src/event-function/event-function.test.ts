import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import path from "node:path";
import { alarmsOf, messageOf, statementsOf } from "../common/fixtures.test.js";
import { EventFunction } from "./event-function.js";
import { args, calledBy, codePath, config, planFunction } from "./fixtures.test.js";

const functionOf = (graph: Graph) => graph.find("aws:lambda/function:Function", "poller-function");
const queueOf = (graph: Graph) => graph.find("aws:sqs/queue:Queue", "poller-undelivered");
const roleOf = (graph: Graph) => graph.find("aws:iam/role:Role", "poller-function");
const ownStatements = (graph: Graph) =>
    statementsOf(graph.find("aws:iam/rolePolicy:RolePolicy", "poller-function").input("policy"));
const alarm = (role: string) => `poller-${role}: aws:cloudwatch/metricAlarm:MetricAlarm`;
const inventory = [
    "poller: evenkeel:index:EventFunction",
    "poller-function: aws:iam/role:Role",
    "poller-function: aws:iam/rolePolicy:RolePolicy",
    "poller-function: aws:lambda/function:Function",
    "poller-function: aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    "poller-function-log: aws:cloudwatch/logGroup:LogGroup",
    "poller-key: aws:kms/key:Key",
    "poller-undelivered: aws:sqs/queue:Queue",
    "poller-undelivered: aws:sqs/queuePolicy:QueuePolicy",
    "poller-schedule: aws:cloudwatch/eventRule:EventRule",
    "poller-schedule: aws:cloudwatch/eventTarget:EventTarget",
    "poller-schedule: aws:lambda/permission:Permission",
    ...["errors", "silent", "slow", "throttles", "undelivered"].map(alarm),
];

describe("EventFunction", function () {
    this.timeout(60_000);

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planFunction();
        });

        it("is a function, what calls it, a queue for what it never managed, and alarms", () => {
            expect(graph.inventory()).to.have.members(inventory);
            expect(graph.childrenOf("poller")).to.have.length(inventory.length - 1);
        });

        it("runs the bundle as it is, one call at a time, and logs JSON to a log that expires", () => {
            const { code, ...inputs } = functionOf(graph).inputs;
            const log = graph.find("aws:cloudwatch/logGroup:LogGroup", "poller-function-log");

            expect(JSON.stringify(code))
                .to.contain('"index.js"')
                .and.to.contain(path.relative(process.cwd(), codePath));
            expect(inputs).to.deep.equal({
                description: args.description,
                role: roleOf(graph).output("arn"),
                runtime: "nodejs24.x",
                architectures: ["arm64"],
                handler: "index.handler",
                timeout: 60,
                memorySize: 256,
                reservedConcurrentExecutions: 1,
                environment: { variables: {} },
                kmsKeyArn: graph.find("aws:kms/key:Key", "poller-key").output("arn"),
                loggingConfig: { logFormat: "JSON", logGroup: log.output("name") },
            });
            expect(log.inputs).to.include({ retentionInDays: 30 });
        });

        it("may write its log, read its variables and keep what failed, and nothing else", () => {
            const log = graph.find("aws:cloudwatch/logGroup:LogGroup", "poller-function-log");
            const allowed = ownStatements(graph).map(({ Action, Resource }) => [Action, Resource]);

            expect(allowed).to.deep.equal([
                [["logs:CreateLogStream", "logs:PutLogEvents"], `${String(log.output("arn"))}:*`],
                ["kms:Decrypt", graph.find("aws:kms/key:Key", "poller-key").output("arn")],
                ["sqs:SendMessage", queueOf(graph).output("arn")],
            ]);
            expect(roleOf(graph).inputs).to.not.have.property("permissionsBoundary");
        });

        it("keeps for 14 days what it never managed, encrypted and over TLS only", () => {
            const policy = graph.find("aws:sqs/queuePolicy:QueuePolicy", "poller-undelivered");
            const [tls, ...senders] = statementsOf(policy.input("policy"));

            expect(queueOf(graph).inputs).to.deep.equal({
                messageRetentionSeconds: 14 * 86_400,
                sqsManagedSseEnabled: true,
            });
            expect(tls).to.deep.include({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
            expect(senders).to.deep.equal([
                {
                    Sid: "Schedule",
                    Effect: "Allow",
                    Principal: { Service: "events.amazonaws.com" },
                    Action: "sqs:SendMessage",
                    Resource: queueOf(graph).output("arn"),
                    Condition: {
                        ArnEquals: {
                            "aws:SourceArn": [
                                graph.find("aws:cloudwatch/eventRule:EventRule", "poller-schedule").output("arn"),
                            ],
                        },
                    },
                },
            ]);
        });

        it("is tried three times within a quarter of an hour", () => {
            const type = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

            expect(graph.find(type, "poller-function").inputs).to.deep.equal({
                functionName: functionOf(graph).output("name"),
                maximumRetryAttempts: 2,
                maximumEventAgeInSeconds: 900,
                destinationConfig: { onFailure: { destination: queueOf(graph).output("arn") } },
            });
        });

        it("tells its names and its alarms", () => {
            expect(graph.find("evenkeel:index:EventFunction", "poller").outputs).to.deep.equal({
                functionName: functionOf(graph).output("name"),
                functionArn: functionOf(graph).output("arn"),
                roleName: roleOf(graph).output("name"),
                roleArn: roleOf(graph).output("arn"),
                logGroupName: graph.find("aws:cloudwatch/logGroup:LogGroup", "poller-function-log").output("name"),
                undeliveredQueueUrl: queueOf(graph).output("url"),
                alarmArns: alarmsOf(graph, "poller"),
                grantName: "poller",
            });
        });

        it("has each alarm look at what it is about", () => {
            const dimensions = (role: string) =>
                graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", `poller-${role}`).input("dimensions");
            const rule = graph.find("aws:cloudwatch/eventRule:EventRule", "poller-schedule");

            for (const role of ["errors", "throttles", "slow"]) {
                expect(dimensions(role)).to.deep.equal({ FunctionName: functionOf(graph).output("name") });
            }
            expect(dimensions("undelivered")).to.deep.equal({ QueueName: queueOf(graph).output("name") });
            expect(dimensions("silent")).to.deep.equal({ RuleName: rule.output("name") });
        });
    });

    it("can be previewed before anything exists", async () => {
        const preview = await plan(() => void new EventFunction("poller", args), { config, preview: true });

        expect(preview.inventory()).to.have.members(inventory);
    });

    it("has what it is told: size, time, variables, bounds and a key that is there already", async () => {
        const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";
        const permissionsBoundaryArn = "arn:aws:iam::123456789012:policy/boundary";
        const graph = await planFunction({
            timeoutSeconds: 300,
            memoryMb: 1024,
            reservedConcurrency: -1,
            logRetentionDays: 90,
            environment: { SITE: "https://shop.example.com" },
            kmsKeyArn,
            permissionsBoundaryArn,
        });

        expect(functionOf(graph).inputs).to.deep.include({
            timeout: 300,
            memorySize: 1024,
            reservedConcurrentExecutions: -1,
            environment: { variables: { SITE: "https://shop.example.com" } },
            kmsKeyArn,
        });
        expect(graph.inventory("aws:kms/key:Key")).to.deep.equal([]);
        expect(roleOf(graph).inputs).to.include({ permissionsBoundary: permissionsBoundaryArn });
        expect(ownStatements(graph)).to.deep.include({ Effect: "Allow", Action: "kms:Decrypt", Resource: kmsKeyArn });
    });

    it("may do what it is permitted, under the conditions that are given", async () => {
        const conditions = { StringEquals: { "cloudwatch:namespace": ["Uptime"] } };
        const graph = await planFunction({
            permissions: [
                { actions: ["cloudwatch:PutMetricData"], resources: ["*"], conditions },
                { actions: ["sns:Publish"], resources: [args.alarmTopicArn] },
            ],
        });

        expect(ownStatements(graph).slice(-2)).to.deep.equal([
            { Effect: "Allow", Action: ["cloudwatch:PutMetricData"], Resource: ["*"], Condition: conditions },
            { Effect: "Allow", Action: ["sns:Publish"], Resource: [args.alarmTopicArn] },
        ]);
    });

    describe("with state", () => {
        it("has a table that is encrypted, restorable, protected and forgets by itself", async () => {
            const graph = await planFunction({ state: {} });
            const table = graph.find("aws:dynamodb/table:Table", "poller-state");

            expect(table.inputs).to.deep.equal({
                billingMode: "PAY_PER_REQUEST",
                hashKey: "id",
                attributes: [{ name: "id", type: "S" }],
                ttl: { attributeName: "expiresAt", enabled: true },
                pointInTimeRecovery: { enabled: true },
                serverSideEncryption: { enabled: true },
                deletionProtectionEnabled: true,
            });
            expect(table.options.protect).to.equal(true);
            expect(functionOf(graph).input("environment")).to.deep.equal({
                variables: { STATE_TABLE: table.output("name") },
            });
            expect(graph.find("evenkeel:index:EventFunction", "poller").output("stateTableName")).to.equal(
                table.output("name"),
            );
            expect(ownStatements(graph)).to.deep.include({
                Effect: "Allow",
                Action: ["GetItem", "PutItem", "UpdateItem", "DeleteItem"].map((each) => `dynamodb:${each}`),
                Resource: table.output("arn"),
            });
        });

        it("lets it go where that is asked for", async () => {
            const graph = await planFunction({ state: { deletionProtection: false } });
            const table = graph.find("aws:dynamodb/table:Table", "poller-state");

            expect(table.inputs).to.include({ deletionProtectionEnabled: false });
            expect(table.options.protect).to.not.equal(true);
        });
    });

    it("puts its tags on everything that can be tagged", async () => {
        const graph = await planFunction({ state: {}, tags: { owner: "team" } });
        const taggable = graph.childrenOf("poller").filter((child) => child.output("tagsAll") !== undefined);

        expect(taggable).to.have.length.greaterThan(8);
        for (const child of taggable) expect(child.input("tags"), child.name).to.deep.equal({ owner: "team" });
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(() => {
            const wrong = { ...calledBy({}), timeoutSeconds: 0 };
            message = messageOf(() => new EventFunction("poller", wrong));
        });

        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["poller: evenkeel:index:EventFunction"]);
    });
});
