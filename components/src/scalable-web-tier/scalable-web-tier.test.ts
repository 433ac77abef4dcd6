import { setImmediate } from "node:timers/promises";
import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { alarmsOf, messageOf } from "../common/fixtures.test.js";
import { ManagedDatabase } from "../managed-database/index.js";
import { awaitedByGroup, groupOf, network, planTier, templateOf, tierArgs, userDataOf } from "./fixtures.test.js";
import { ScalableWebTier } from "./scalable-web-tier.js";

const config = { "aws:region": "eu-west-1" };
describe("ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier()));

    it("is by default exactly this", () => {
        expect(graph.inventory()).to.deep.equal([
            "web-80-from-203.0.113.0-24: aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "web-application-errors: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-artefact: aws:iam/rolePolicy:RolePolicy",
            "web-balancer-errors: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-balancer-to-instances: aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "web-balancer: aws:ec2/securityGroup:SecurityGroup",
            "web-balancer: aws:lb/loadBalancer:LoadBalancer",
            "web-by-cpu: aws:autoscaling/policy:Policy",
            "web-by-memory: aws:autoscaling/policy:Policy",
            "web-cpu-notice: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-cpu: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-disk: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-group: aws:autoscaling/group:Group",
            "web-http: aws:lb/listener:Listener",
            "web-in-service: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-instance: aws:iam/instanceProfile:InstanceProfile",
            "web-instance: aws:iam/role:Role",
            "web-instances-from-balancer: aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "web-instances-to-http: aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "web-instances-to-https: aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "web-instances-to-network: aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "web-instances: aws:ec2/securityGroup:SecurityGroup",
            "web-log-access: aws:cloudwatch/logGroup:LogGroup",
            "web-log-application: aws:cloudwatch/logGroup:LogGroup",
            "web-log-system: aws:cloudwatch/logGroup:LogGroup",
            "web-memory: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-rejected-connections: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-rollout-log: aws:cloudwatch/logGroup:LogGroup",
            "web-rollout-wait-14: aws:lambda/invocation:Invocation",
            "web-rollout-wait-28: aws:lambda/invocation:Invocation",
            "web-rollout: aws:iam/role:Role",
            "web-rollout: aws:iam/rolePolicy:RolePolicy",
            "web-rollout: aws:lambda/function:Function",
            "web-rollout: aws:lambda/invocation:Invocation",
            "web-scaling-events: aws:autoscaling/notification:Notification",
            "web-session-manager: aws:iam/rolePolicy:RolePolicy",
            "web-slow-answers: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-status-checks: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-target-connection-errors: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-targets: aws:lb/targetGroup:TargetGroup",
            "web-telemetry: aws:iam/rolePolicy:RolePolicy",
            "web-template: aws:ec2/launchTemplate:LaunchTemplate",
            "web-terminating: aws:autoscaling/lifecycleHook:LifecycleHook",
            "web-unhealthy-instances: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web: evenkeel:index:ScalableWebTier",
        ]);
    });

    it("is the same in a first preview, where nothing has an id yet", async () => {
        const preview = await plan(() => void new ScalableWebTier("web", tierArgs), { config, preview: true });
        expect(preview.inventory()).to.deep.equal(graph.inventory());
    });

    it("is the parent of everything", () => {
        expect(graph.childrenOf("web")).to.have.length(graph.resources.length - 1);
    });

    it("has outputs that a dashboard and a person need", () => {
        const outputs = graph.find("evenkeel:index:ScalableWebTier", "web").outputs;
        expect(outputs.url).to.equal(`http://${String(outputs.dnsName)}`);
        expect(outputs.loadBalancerArnSuffix).to.match(/^app\/web-balancer-/);
        expect(outputs.targetGroupArnSuffix).to.match(/^targetgroup\/web-targets-/);
        const group = (role: string) => graph.find("aws:ec2/securityGroup:SecurityGroup", `web-${role}`).id;
        expect(outputs.securityGroupId).to.equal(group("instances"));
        expect(outputs.balancerSecurityGroupId).to.equal(group("balancer"));
        expect(outputs.webAclArn).to.equal(undefined);
    });

    it("hands out all its alarms by role, as a dashboard takes them, its log groups and its firewall", async () => {
        const asked = await planTier({ firewall: {}, scaling: { rushPercent: 50 } });
        const { outputs } = asked.find("evenkeel:index:ScalableWebTier", "web");
        expect(outputs.alarmArns).to.deep.equal(alarmsOf(asked, "web")).and.to.include.keys("firewall", "rush");
        const logName = (role: string) =>
            asked.find("aws:cloudwatch/logGroup:LogGroup", `web-log-${role}`).output("name");
        expect(outputs.logGroupNames).to.deep.equal({
            application: logName("application"),
            access: logName("access"),
            system: logName("system"),
            firewall: logName("firewall"),
        });
        expect(outputs.webAclArn).to.equal(asked.find("aws:wafv2/webAcl:WebAcl", "web-firewall").output("arn"));
    });
});

describe("ScalableWebTier with options", () => {
    it("puts its tags on everything that can be tagged, instances and volumes included", async () => {
        const graph = await planTier({ tags: { owner: "team" } });
        const untagged = graph.childrenOf("web").filter(({ inputs }) => !("tags" in inputs));
        expect([...new Set(untagged.map(({ type }) => type))].sort()).to.deep.equal([
            "aws:autoscaling/lifecycleHook:LifecycleHook",
            "aws:autoscaling/notification:Notification",
            "aws:autoscaling/policy:Policy",
            "aws:iam/rolePolicy:RolePolicy",
            "aws:lambda/invocation:Invocation",
        ]);
        expect(groupOf(graph).inputs.tags).to.deep.equal([
            { key: "Name", value: "web", propagateAtLaunch: true },
            { key: "owner", value: "team", propagateAtLaunch: true },
        ]);
        const tags = { Name: "web", owner: "team" };
        expect(templateOf(graph).inputs.tagSpecifications).to.deep.equal([
            { resourceType: "instance", tags },
            { resourceType: "volume", tags },
        ]);
    });

    it("creates nothing when anything is wrong", async () => {
        let message = "";
        const program = () => {
            message = messageOf(() => new ScalableWebTier("web", { ...tierArgs, allowFrom: [], volumeSize: 1 }));
        };
        const graph = await plan(program, { config });
        expect(message.split("\n")).to.deep.equal([
            'ScalableWebTier "web": allowFrom is empty; list the address ranges that may visit, or ["0.0.0.0/0"] for everybody.',
            'ScalableWebTier "web": volumeSize is 1; use 8 to 16384 GiB.',
        ]);
        expect(graph.inventory()).to.deep.equal(["web: evenkeel:index:ScalableWebTier"]);
    });
});

describe("What a ScalableWebTier is granted", () => {
    const databaseArgs = {
        network: { ...network, isolatedSubnets: network.privateSubnets },
        alarmTopicArn: tierArgs.alertTopics.health,
    };

    it("reaches the environment of its instances, which wait for it", async () => {
        const graph = await plan(
            () => {
                const database = new ManagedDatabase("main", databaseArgs);
                database.grantConnect(
                    new ScalableWebTier("web", { ...tierArgs, environment: { ENVIRONMENT_NAME: "dev" } }),
                );
            },
            { config },
        );
        const database = graph.find("evenkeel:index:ManagedDatabase", "main");
        expect(userDataOf(graph).split("\n")).to.include.members([
            `DATABASE_HOST="${String(database.output("address"))}"`,
            `DATABASE_SECRET_ARN="${String(database.output("secretArn"))}"`,
            'ENVIRONMENT_NAME="dev"',
        ]);
        expect(awaitedByGroup(graph)).to.include.members(["main-from-web", "main-password-for-web"]);
    });

    it("is mounted at boot", async () => {
        const graph = await plan(
            () => {
                const mount = { fileSystemId: "fs-1", accessPointId: "fsap-1", path: "/mnt/uploads" };
                new ScalableWebTier("web", tierArgs).accept({ environment: {}, resources: [], mounts: [mount] });
            },
            { config },
        );
        expect(userDataOf(graph)).to.contain("retry mount '/mnt/uploads'\n");
    });

    it("is refused when its instances have been defined", async () => {
        let message = "";
        const program = async () => {
            const database = new ManagedDatabase("main", databaseArgs);
            const tier = new ScalableWebTier("web", tierArgs);
            await setImmediate();
            message = messageOf(() => database.grantConnect(tier));
        };
        await plan(program, { config });
        expect(message).to.contain(
            'ScalableWebTier "web": a grant came after the instances were defined; make all grants',
        );
    });

    it("is refused a second time, since the software could tell two databases apart by nothing", async () => {
        let message = "";
        const program = () => {
            const tier = new ScalableWebTier("web", tierArgs);
            new ManagedDatabase("one", databaseArgs).grantConnect(tier);
            message = messageOf(() => new ManagedDatabase("two", databaseArgs).grantConnect(tier));
        };
        await plan(program, { config });
        expect(message).to.contain('a grant sets "DATABASE_HOST", "DATABASE_PORT",');
    });
});
