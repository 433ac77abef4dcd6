import { plan } from "@evenkeel/testing";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { Children } from "./golden.js";
import { recordGolden } from "./record.js";

const component = "test:index:Store";

class Store extends pulumi.ComponentResource {
    constructor(children: (parent: pulumi.Resource) => void) {
        super(component, "main", {}, {});
        children(this);
    }
}

async function record(children: (parent: pulumi.Resource) => void): Promise<Children> {
    const { resources } = await plan(() => void new Store(children));
    return recordGolden("store", { smallest: resources }).programs.smallest ?? {};
}

describe("recordGolden", () => {
    it("names children by their types and names, in order, without stack and project", async () => {
        const children = await record((parent) => {
            new aws.sns.Topic("main-b", {}, { parent });
            new aws.sns.Topic("main-a", {}, { parent });
        });

        expect(Object.keys(children)).to.deep.equal([
            `${component}$aws:sns/topic:Topic::main-a`,
            `${component}$aws:sns/topic:Topic::main-b`,
            `${component}::main`,
        ]);
    });

    it("says of what the cloud made up whose it is, also inside of documents", async () => {
        const children = await record((parent) => {
            const topic = new aws.sns.Topic("main-topic", {}, { parent });
            const statement = { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: topic.arn };
            const policy = pulumi.jsonStringify({ Version: "2012-10-17", Statement: [statement] });
            new aws.sns.TopicPolicy("main-policy", { arn: topic.arn, policy }, { parent });
        });

        expect(children[`${component}$aws:sns/topicPolicy:TopicPolicy::main-policy`]?.inputs).to.deep.equal({
            arn: "${Topic main-topic.id}",
            policy: {
                Version: "2012-10-17",
                Statement: [
                    { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: "${Topic main-topic.id}" },
                ],
            },
        });
    });

    it("keeps no secret, and of contents a fingerprint", async () => {
        const children = await record((parent) => {
            new aws.ssm.Parameter("main-secret", { type: "SecureString", value: pulumi.secret("hush") }, { parent });
            new aws.cloudwatch.Dashboard(
                "main-page",
                { dashboardName: "page", dashboardBody: '{"widgets":[]}' },
                { parent },
            );
        });

        expect(children[`${component}$aws:ssm/parameter:Parameter::main-secret`]?.inputs?.value).to.equal("[secret]");
        expect(children[`${component}$aws:cloudwatch/dashboard:Dashboard::main-page`]?.inputs).to.deep.equal({
            dashboardBody: "sha256:7f116ce064296bb6",
            dashboardName: "page",
        });
    });

    it("keeps the options that are on", async () => {
        const children = await record((parent) => {
            const former = new aws.sns.Topic("main-a", {}, { parent, protect: true, ignoreChanges: ["tags"] });
            const aliases = [{ name: "old", parent: pulumi.rootStackResource }];
            new aws.sns.Topic("main-b", {}, { parent, retainOnDelete: true, replaceWith: [former], aliases });
        });

        expect(children).to.deep.include({
            [`${component}$aws:sns/topic:Topic::main-a`]: { options: { protect: true, ignoreChanges: ["tags"] } },
            [`${component}$aws:sns/topic:Topic::main-b`]: {
                options: {
                    retainOnDelete: true,
                    replaceWith: [`${component}$aws:sns/topic:Topic::main-a`],
                    aliases: ["aws:sns/topic:Topic::old"],
                },
            },
        });
    });

    it("keeps inputs of the smallest program only", async () => {
        const { resources } = await plan(() => void new aws.sns.Topic("main", { fifoTopic: false }));
        const { programs } = recordGolden("store", { smallest: resources, everything: resources });

        expect(programs).to.deep.equal({
            smallest: { "aws:sns/topic:Topic::main": { inputs: { fifoTopic: false } } },
            everything: { "aws:sns/topic:Topic::main": {} },
        });
    });
});
