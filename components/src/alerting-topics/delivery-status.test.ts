import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { statementsOf } from "../common/fixtures.test.js";
import { AlertingTopics } from "./alerting-topics.js";
import type { AlertingTopicsArgs } from "./args.js";
import { Severity, SubscriberProtocol } from "./subscriber-args.js";

const planTopics = (args: AlertingTopicsArgs): Promise<Graph> =>
    plan(() => void new AlertingTopics("alerts", args), { config: { "aws:region": "eu-west-1" } });

describe("the delivery status", function () {
    this.timeout(60_000);
    let graph: Graph;

    before(async () => {
        graph = await planTopics({
            purposes: ["health", "cost"],
            permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/boundary",
            deliveryStatus: { successPercent: 10, logRetentionDays: 90 },
            tags: { team: "web" },
            subscribers: {
                mail: { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" },
                hook: {
                    protocol: SubscriberProtocol.Https,
                    endpoint: "https://example.com/hook",
                    purposes: ["health"],
                    severities: [Severity.Page],
                },
                queue: {
                    protocol: SubscriberProtocol.Queue,
                    endpoint: "arn:aws:sqs:eu-west-1:123456789012:alerts",
                    purposes: ["health"],
                    severities: [Severity.Page],
                },
                pager: {
                    protocol: SubscriberProtocol.PagerDuty,
                    pagerDuty: {
                        routingKeySecretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1b2c3",
                    },
                    purposes: ["cost"],
                },
            },
        });
    });

    const role = () => graph.find("aws:iam/role:Role", "alerts-delivery-status");
    const topic = (key: string) => graph.find("aws:sns/topic:Topic", `alerts-${key}`);
    const group = (key: string) => graph.find("aws:cloudwatch/logGroup:LogGroup", `alerts-delivery-status-${key}`);
    const feedback = (kind: string) => ({
        [`${kind}SuccessFeedbackRoleArn`]: role().output("arn"),
        [`${kind}FailureFeedbackRoleArn`]: role().output("arn"),
        [`${kind}SuccessFeedbackSampleRate`]: 10,
    });

    it("is asked for where it is told of: not for e-mail, and PagerDuty is a function", () => {
        const plain = {
            kmsMasterKeyId: graph.find("aws:kms/key:Key", "alerts-key").output("arn"),
            signatureVersion: 2,
            tags: { team: "web" },
        };

        expect(topic("health").inputs).to.deep.equal({ ...plain, ...feedback("http"), ...feedback("sqs") });
        expect(topic("cost").inputs).to.deep.equal({ ...plain, ...feedback("lambda") });
        expect(topic("health_notice").inputs).to.deep.equal(plain);
    });

    it("is kept under the names that SNS gives, success and failure apart", () => {
        const name = `sns/eu-west-1/123456789012/${String(topic("health").output("name"))}`;

        expect(group("health").inputs).to.deep.equal({ name, retentionInDays: 90, tags: { team: "web" } });
        expect(group("health_failure").input("name")).to.equal(`${name}/Failure`);
        expect(graph.inventory().filter((line) => line.startsWith("alerts-delivery-status"))).to.have.members([
            "alerts-delivery-status: aws:iam/role:Role",
            "alerts-delivery-status: aws:iam/rolePolicy:RolePolicy",
            ...["health", "health_failure", "cost", "cost_failure"].map(
                (key) => `alerts-delivery-status-${key}: aws:cloudwatch/logGroup:LogGroup`,
            ),
        ]);
    });

    it("is written by SNS as a role that may write there and nowhere else", () => {
        const permission = graph.find("aws:iam/rolePolicy:RolePolicy", "alerts-delivery-status");
        const arns = ["health", "health_failure", "cost", "cost_failure"].map((key) =>
            String(group(key).output("arn")),
        );

        expect(statementsOf(role().input("assumeRolePolicy"))).to.deep.equal([
            { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sts:AssumeRole" },
        ]);
        expect(role().input("permissionsBoundary")).to.equal("arn:aws:iam::123456789012:policy/boundary");
        expect(statementsOf(permission.input("policy"))).to.deep.equal([
            {
                Effect: "Allow",
                Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: arns.flatMap((arn) => [arn, `${arn}:*`]),
            },
        ]);
    });

    it("leaves topics as they are where nobody asks for it", async () => {
        const without = await planTopics({
            purposes: ["health"],
            subscribers: { hook: { protocol: SubscriberProtocol.Https, endpoint: "https://example.com/hook" } },
        });

        expect(without.find("aws:sns/topic:Topic", "alerts-health").inputs).to.have.all.keys(
            "kmsMasterKeyId",
            "signatureVersion",
        );
        expect(without.inventory().filter((line) => line.includes("delivery-status"))).to.deep.equal([]);
    });
});
