import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { plan, PlanError, type RemoteComponent } from "./plan.js";
import { unknownValue } from "../cloud/inputs.js";

/** Two resources under a component, as small as a component can be. */
class Alerts extends pulumi.ComponentResource {
    public readonly topicArn: pulumi.Output<string>;

    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("test:index:Alerts", name, {}, opts);
        const key = new aws.kms.Key(`${name}-key`, {}, { parent: this });
        const topic = new aws.sns.Topic(`${name}-topic`, { kmsMasterKeyId: key.id }, { parent: this, protect: true });
        this.topicArn = topic.arn;
        this.registerOutputs({ topicArn: this.topicArn });
    }
}

/** A component of a package that runs in a process of its own, as `awsx.ec2.Vpc` does. */
class RemoteVpc extends pulumi.ComponentResource {
    declare public readonly vpcId: pulumi.Output<string>;
    declare public readonly range: pulumi.Output<string>;

    constructor(name: string, args: { cidrBlock: string }) {
        super("test:index:Vpc", name, { ...args, vpcId: undefined, range: undefined }, {}, true);
    }
}

const documentedVpc: RemoteComponent = ({ cidrBlock = null }) => ({ vpcId: "vpc-1", range: cidrBlock });

async function failureOf(planning: Promise<unknown>): Promise<unknown> {
    try {
        await planning;
    } catch (error) {
        return error;
    }
    throw new Error("The plan succeeded.");
}

describe("plan", () => {
    it("lists what a program registers, below whom, and with ids in AWS's format", async () => {
        const graph = await plan(() => new Alerts("main"));

        expect(graph.inventory()).to.deep.equal([
            "main-key: aws:kms/key:Key",
            "main-topic: aws:sns/topic:Topic",
            "main: test:index:Alerts",
        ]);
        expect(graph.childrenOf("main").map(({ name }) => name)).to.deep.equal(["main-key", "main-topic"]);
        const topic = graph.find("aws:sns/topic:Topic", "main-topic");
        expect(topic.urn).to.equal("urn:pulumi:stack::project::test:index:Alerts$aws:sns/topic:Topic::main-topic");
        expect(topic.output("arn")).to.match(/^arn:aws:sns:us-east-1:123456789012:/);
        expect(topic.input("kmsMasterKeyId")).to.equal(graph.find("aws:kms/key:Key", "main-key").id);
        expect(graph.find("test:index:Alerts", "main").outputs).to.deep.equal({ topicArn: topic.output("arn") });
    });

    it("shows the options that reach a resource", async () => {
        const graph = await plan(() => {
            const provider = new aws.Provider("abroad", { region: "eu-west-1" });
            return new Alerts("main", { providers: { aws: provider } });
        });

        const topic = graph.find("aws:sns/topic:Topic", "main-topic");
        expect(topic.options.protect).to.equal(true);
        expect(topic.options.dependsOn).to.deep.equal([graph.find("aws:kms/key:Key", "main-key").urn]);
        expect(topic.options.provider).to.equal(graph.find("pulumi:providers:aws", "abroad").urn);
        expect(topic.output("region")).to.equal("eu-west-1");
    });

    it("unwraps secrets and says which inputs are secret", async () => {
        const graph = await plan(() => {
            new aws.sns.Topic("plain", { displayName: "Open" });
            new aws.sns.Topic("hidden", { displayName: pulumi.secret("Hidden") });
        });

        const hidden = graph.find("aws:sns/topic:Topic", "hidden");
        expect(hidden.input("displayName")).to.equal("Hidden");
        expect(hidden.secretInputs).to.deep.equal(["displayName"]);
        expect(graph.find("aws:sns/topic:Topic", "plain").secretInputs).to.deep.equal([]);
    });

    it("gives a program its configuration, region and default tags", async () => {
        const program = (): object => {
            const config = new pulumi.Config();
            const topic = new aws.sns.Topic("alerts", { tags: { Size: config.require("size") } });
            return { arn: topic.arn, password: config.requireSecret("password") };
        };
        const graph = await plan(program, {
            project: "shop",
            config: { size: "small", "aws:region": "eu-central-1", "aws:defaultTags": '{"tags":{"Team":"web"}}' },
            secretConfig: { password: "correct horse" },
        });

        const topic = graph.find("aws:sns/topic:Topic", "alerts");
        expect(topic.output("tagsAll")).to.deep.equal({ Size: "small", Team: "web" });
        expect(graph.outputs).to.deep.equal({ arn: topic.output("arn"), password: "correct horse" });
        expect(String(topic.output("arn"))).to.contain(":eu-central-1:");
    });

    it("knows in a preview what the program gave, and nothing that AWS makes up", async () => {
        const graph = await plan(() => new Alerts("main"), { preview: true });

        const topic = graph.find("aws:sns/topic:Topic", "main-topic");
        expect(topic.id).to.equal(undefined);
        expect(topic.input("kmsMasterKeyId")).to.equal(unknownValue);
        expect(topic.output("arn")).to.equal(unknownValue);
    });

    it("waits for resources that are created late", async () => {
        const graph = await plan(async () => {
            const zones = await aws.getAvailabilityZones({});
            zones.names.slice(0, 2).forEach((zone) => new aws.sns.Topic(zone));
        });

        expect(graph.inventory("aws:sns/topic:Topic")).to.deep.equal(["us-east-1a", "us-east-1b"]);
    });

    it("awaits outputs for a test", async () => {
        let arn: pulumi.Output<string> | undefined;
        const graph = await plan(() => {
            arn = new Alerts("main").topicArn;
        });

        expect(await graph.output(arn)).to.equal(graph.find("aws:sns/topic:Topic", "main-topic").output("arn"));
    });

    it("takes the outputs of a remote component from the test, and knows none of them in a preview", async () => {
        const program = (): object => {
            const vpc = new RemoteVpc("main", { cidrBlock: "10.1.0.0/16" });
            const group = new aws.ec2.SecurityGroup("web", { vpcId: vpc.vpcId });
            return { range: vpc.range, group: group.name };
        };
        const remoteComponents = { "test:index:Vpc": documentedVpc };
        const graph = await plan(program, { remoteComponents });
        const preview = await plan(program, { remoteComponents, preview: true });

        expect(graph.inventory()).to.deep.equal(["main: test:index:Vpc", "web: aws:ec2/securityGroup:SecurityGroup"]);
        expect(graph.find("test:index:Vpc", "main").outputs).to.deep.equal({ vpcId: "vpc-1", range: "10.1.0.0/16" });
        expect(graph.find("aws:ec2/securityGroup:SecurityGroup", "web").input("vpcId")).to.equal("vpc-1");
        expect(graph.outputs).to.deep.include({ range: "10.1.0.0/16" });
        expect(preview.find("aws:ec2/securityGroup:SecurityGroup", "web").input("vpcId")).to.equal(unknownValue);
    });

    it("keeps plans that overlap apart", async () => {
        const graphs = await Promise.all(
            ["one", "two", "three"].map((name) => plan(() => new aws.sns.Topic(name), { stack: name })),
        );

        expect(graphs.map((graph) => graph.inventory("aws:sns/topic:Topic"))).to.deep.equal([
            ["one"],
            ["two"],
            ["three"],
        ]);
        expect(graphs.map(({ resources }) => resources[0]?.urn.split("::")[0])).to.deep.equal([
            "urn:pulumi:one",
            "urn:pulumi:two",
            "urn:pulumi:three",
        ]);
    });
});

describe("plan refuses", () => {
    it("what the program throws, unchanged", async () => {
        const mistake = new pulumi.RunError("zones is empty");

        expect(await failureOf(plan(() => Promise.reject(mistake)))).to.equal(mistake);
    });

    it("an error inside apply, which nobody awaits", async () => {
        const error = await failureOf(
            plan(() => {
                pulumi.output("x").apply(() => {
                    throw new Error("lost in apply");
                });
            }),
        );

        expect(error).to.be.instanceOf(PlanError).with.property("message", "lost in apply");
    });

    it("a look-up that fails, also where resources wait for its result", async () => {
        const error = await failureOf(
            plan(() => {
                const cluster = aws.rds.getClusterOutput({ clusterIdentifier: "orders" });
                const topic = new aws.sns.Topic("alerts", { displayName: cluster.engine });
                new aws.sns.TopicPolicy("alerts", { arn: topic.arn, policy: "{}" });
                return { arn: topic.arn };
            }),
        );

        expect(error).to.be.instanceOf(PlanError);
        expect(String(error)).to.contain("aws:rds/getCluster:getCluster");
    });

    it("two resources with one URN", async () => {
        const error = await failureOf(
            plan(() => {
                new aws.sns.Topic("same");
                new aws.sns.Topic("same");
            }),
        );

        expect(String(error)).to.contain(
            "Two resources have the URN urn:pulumi:stack::project::aws:sns/topic:Topic::same",
        );
    });

    it("what AWS would refuse for the inputs' own sake, with AWS's code and the resource, unless told not to", async () => {
        const program = (): void => {
            new aws.iam.Role("a-role-with-a-name-that-leaves-no-room-for-the-seven-random-digits", {
                assumeRolePolicy: "[]",
            });
        };
        const error = await failureOf(plan(program));

        expect(error).to.be.instanceOf(PlanError);
        expect(String(error)).to.contain("MalformedPolicyDocument: assumeRolePolicy is not a JSON object");
        expect(String(error)).to.contain(
            '(aws:iam/role:Role "a-role-with-a-name-that-leaves-no-room-for-the-seven-random-digits")',
        );
        expect((await plan(program, { refusals: false })).resources).to.have.length(1);
    });

    it("a remote component whose outputs nobody has given", async () => {
        const error = await failureOf(plan(() => new RemoteVpc("main", { cidrBlock: "10.1.0.0/16" })));

        expect(String(error)).to.contain("give its outputs as remoteComponents");
    });

    it("a function that has no model, by name", async () => {
        const error = await failureOf(plan(() => aws.ec2.getSpotPrice({})));

        expect(String(error)).to.contain(
            "The function aws:ec2/getSpotPrice:getSpotPrice is not modelled by the simulated cloud",
        );
    });

    it("a plan inside a plan", async () => {
        expect(String(await failureOf(plan(() => plan(() => undefined))))).to.contain(
            "inside the program of another plan()",
        );
    });
});
