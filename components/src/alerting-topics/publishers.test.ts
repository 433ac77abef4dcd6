import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { statementsOf } from "../common/fixtures.test.js";
import { AlertingTopics } from "./alerting-topics.js";
import type { AlertingTopicsArgs } from "./args.js";

const account = "123456789012";
const root = `arn:aws:iam::${account}:root`;
const planTopics = (args: AlertingTopicsArgs = {}): Promise<Graph> =>
    plan(() => void new AlertingTopics("alerts", args), { config: { "aws:region": "eu-west-1" } });

const topicArn = (graph: Graph, purpose: string) =>
    graph.find("aws:sns/topic:Topic", `alerts-${purpose}`).output("arn");

const fromAccount = { StringEquals: { "aws:SourceAccount": account } };
const fromAlarms = {
    ...fromAccount,
    ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:eu-west-1:${account}:alarm:*` },
};
const services = [
    { Sid: "CloudWatchAlarms", Principal: { Service: "cloudwatch.amazonaws.com" }, Condition: fromAlarms },
    { Sid: "EventBridgeRules", Principal: { Service: "events.amazonaws.com" } },
    { Sid: "BucketEvents", Principal: { Service: "s3.amazonaws.com" }, Condition: fromAccount },
    { Sid: "DatabaseEvents", Principal: { Service: "events.rds.amazonaws.com" }, Condition: fromAccount },
    { Sid: "Budgets", Principal: { Service: "budgets.amazonaws.com" }, Condition: fromAccount },
    { Sid: "CostAnomalies", Principal: { Service: "costalerts.amazonaws.com" }, Condition: fromAccount },
];

describe("who publishes to AlertingTopics", function () {
    this.timeout(60_000);
    let graph: Graph;

    before(async () => {
        graph = await planTopics();
    });

    it("are services and Auto Scaling's role, which may use the key", () => {
        const use = { Effect: "Allow", Action: ["kms:GenerateDataKey*", "kms:Decrypt"], Resource: "*" };
        expect(statementsOf(graph.find("aws:kms/key:Key", "alerts-key").input("policy"))).to.deep.equal([
            { Sid: "Account", Effect: "Allow", Principal: { AWS: root }, Action: "kms:*", Resource: "*" },
            ...services.map((service) => ({ ...service, ...use })),
            {
                Sid: "AutoScaling",
                Principal: {
                    AWS: `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
                },
                ...use,
            },
        ]);
    });

    for (const purpose of ["cost", "cost_notice"]) {
        it(`are the owner and the same services, and nobody without TLS, for ${purpose}`, () => {
            const Resource = topicArn(graph, purpose);
            const policy = graph.find("aws:sns/topicPolicy:TopicPolicy", `alerts-${purpose}`);
            expect(statementsOf(policy.input("policy"))).to.deep.equal([
                {
                    Sid: "Owner",
                    Effect: "Allow",
                    Principal: { AWS: root },
                    Action: [
                        "sns:GetTopicAttributes",
                        "sns:SetTopicAttributes",
                        "sns:AddPermission",
                        "sns:RemovePermission",
                        "sns:DeleteTopic",
                        "sns:Subscribe",
                        "sns:ListSubscriptionsByTopic",
                        "sns:Publish",
                    ],
                    Resource,
                },
                ...services.map((service) => ({ ...service, Effect: "Allow", Action: "sns:Publish", Resource })),
                {
                    Sid: "DenyWithoutTls",
                    Effect: "Deny",
                    Principal: { AWS: "*" },
                    Action: "sns:Publish",
                    Resource,
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ]);
        });
    }

    it("are the role of Auto Scaling that is given", async () => {
        const autoScalingRoleArn = `arn:aws:iam::${account}:role/own`;
        const own = await planTopics({ purposes: ["health"], autoScalingRoleArn });
        const policy = own.find("aws:kms/key:Key", "alerts-key").input("policy");

        expect(statementsOf(policy).at(-1)).to.deep.include({ Principal: { AWS: autoScalingRoleArn } });
    });
});
