import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { alarmsOf, messageOf, statementsOf } from "../common/fixtures.test.js";
import { DatabaseTunnel } from "./database-tunnel.js";
import { args, config, network, planTunnel } from "./fixtures.test.js";

const instanceOf = (graph: Graph) => graph.find("aws:ec2/instance:Instance", "tunnel-instance");
const groupOf = (graph: Graph) => graph.find("aws:ec2/securityGroup:SecurityGroup", "tunnel-instance");
const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const inventory = [
    "tunnel-instance: aws:ec2/instance:Instance",
    "tunnel-instance: aws:ec2/securityGroup:SecurityGroup",
    "tunnel-instance: aws:iam/instanceProfile:InstanceProfile",
    "tunnel-instance: aws:iam/role:Role",
    "tunnel-session-manager: aws:iam/rolePolicy:RolePolicy",
    "tunnel-status-checks: aws:cloudwatch/metricAlarm:MetricAlarm",
    `tunnel-to-database-orders: ${egressType}`,
    `tunnel-to-http: ${egressType}`,
    `tunnel-to-https: ${egressType}`,
    "tunnel: evenkeel:index:DatabaseTunnel",
];

describe("DatabaseTunnel", function () {
    this.timeout(60_000);

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planTunnel();
        });

        it("is an instance with its role, its group, the ways out and an alarm", () => {
            expect(graph.inventory()).to.have.members(inventory);
            expect(graph.childrenOf("tunnel")).to.have.length(inventory.length - 1);
        });

        it("runs the cheapest instance, encrypted, without a key, an address or a program of its own", () => {
            const { ami, ...inputs } = instanceOf(graph).inputs;

            expect(ami).to.match(/^ami-[0-9a-f]{17}$/);
            expect(inputs).to.deep.equal({
                instanceType: "t4g.nano",
                subnetId: network.privateSubnets["eu-west-1a"],
                associatePublicIpAddress: false,
                vpcSecurityGroupIds: [groupOf(graph).id],
                iamInstanceProfile: graph
                    .find("aws:iam/instanceProfile:InstanceProfile", "tunnel-instance")
                    .output("name"),
                metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
                rootBlockDevice: {
                    volumeType: "gp3",
                    volumeSize: 8,
                    encrypted: true,
                    deleteOnTermination: true,
                    tags: { Name: "tunnel" },
                },
                tags: { Name: "tunnel" },
            });
        });

        it("stays the same instance when Canonical publishes an image, and boots when it may reach Session Manager", () => {
            const { ignoreChanges, dependsOn } = instanceOf(graph).options;

            expect(ignoreChanges).to.deep.equal(["ami"]);
            expect(dependsOn).to.include.members([
                graph.find("aws:iam/rolePolicy:RolePolicy", "tunnel-session-manager").urn,
                graph.find(egressType, "tunnel-to-https").urn,
            ]);
        });

        it("lets nobody in, and connections out to the database, AWS and Ubuntu only", () => {
            const rules = graph.ofType(egressType).map(({ inputs }) => inputs);
            const tcp = (port: number) => ({
                securityGroupId: groupOf(graph).id,
                ipProtocol: "tcp",
                fromPort: port,
                toPort: port,
            });

            expect(graph.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).to.deep.equal([]);
            expect(groupOf(graph).inputs).to.have.all.keys("vpcId", "description");
            expect(rules).to.have.deep.members([
                {
                    ...tcp(5432),
                    referencedSecurityGroupId: args.databases["orders"]?.securityGroupId,
                    description: "The database orders",
                },
                { ...tcp(443), cidrIpv4: "0.0.0.0/0", description: "Session Manager" },
                { ...tcp(80), cidrIpv4: "0.0.0.0/0", description: "Package archive of Ubuntu" },
            ]);
        });

        it("may talk to Session Manager, and sign in nowhere whatever it is granted", () => {
            const role = graph.find("aws:iam/role:Role", "tunnel-instance");
            const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "tunnel-session-manager");

            expect(role.inputs).to.not.have.property("permissionsBoundary");
            expect(statementsOf(role.input("assumeRolePolicy"))).to.deep.equal([
                { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
            ]);
            expect(statementsOf(policy.input("policy"))).to.deep.equal([
                {
                    Effect: "Allow",
                    Action: [
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel",
                    ],
                    Resource: "*",
                },
                {
                    Sid: "SignsInNowhere",
                    Effect: "Deny",
                    Action: ["secretsmanager:*", "rds-db:connect", "elasticache:Connect"],
                    Resource: "*",
                },
            ]);
        });

        it("prints the line to type, and the names that a person needs", () => {
            const role = graph.find("aws:iam/role:Role", "tunnel-instance");

            expect(graph.find("evenkeel:index:DatabaseTunnel", "tunnel").outputs).to.deep.equal({
                commands: {
                    orders:
                        `aws ssm start-session --region eu-west-1 --target ${String(instanceOf(graph).id)} ` +
                        "--document-name AWS-StartPortForwardingSessionToRemoteHost " +
                        '--parameters "host=orders.abc.eu-west-1.rds.amazonaws.com,portNumber=5432,localPortNumber=15432"',
                },
                instanceId: instanceOf(graph).id,
                securityGroupId: groupOf(graph).id,
                roleName: role.output("name"),
                roleArn: role.output("arn"),
                grantName: "tunnel",
                alarmArns: alarmsOf(graph, "tunnel"),
            });
        });

        it("tells the topic when AWS finds the instance broken", () => {
            const alarm = graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "tunnel-status-checks");

            expect(alarm.inputs).to.deep.include({
                dimensions: { InstanceId: instanceOf(graph).id },
                alarmActions: [args.alarmTopicArn],
                okActions: [args.alarmTopicArn],
            });
        });
    });

    it("can be previewed before anything exists", async () => {
        const preview = await plan(() => void new DatabaseTunnel("tunnel", args), { config, preview: true });

        expect(preview.inventory()).to.have.members(inventory);
    });

    it("leads to each of several databases by a line of its own", async () => {
        const securityGroupId = "sg-0123456789abcdef0";
        const graph = await planTunnel({
            databases: {
                orders: { address: "orders.example.com", port: 3306, securityGroupId, localPort: 3307 },
                stock: { address: "stock.example.com", port: 60_000, securityGroupId },
            },
        });
        const tunnel = graph.find("evenkeel:index:DatabaseTunnel", "tunnel");

        expect(tunnel.output("commands.orders")).to.contain(
            '"host=orders.example.com,portNumber=3306,localPortNumber=3307"',
        );
        expect(tunnel.output("commands.stock")).to.contain(
            '"host=stock.example.com,portNumber=60000,localPortNumber=60000"',
        );
        expect(graph.inventory(egressType)).to.include.members([
            "tunnel-to-database-orders",
            "tunnel-to-database-stock",
        ]);
    });

    it("takes a zone, another kind of processor, newer images, a boundary and tags", async () => {
        const permissionsBoundaryArn = "arn:aws:iam::123456789012:policy/boundary";
        const graph = await planTunnel({
            zone: "eu-west-1b",
            instanceType: "t3.nano",
            replaceForNewImages: true,
            permissionsBoundaryArn,
            alarms: { "status-checks": { silencedBecause: "stopped over night" } },
            tags: { owner: "team" },
        });
        const instance = instanceOf(graph);

        expect(instance.input("subnetId")).to.equal(network.privateSubnets["eu-west-1b"]);
        expect(instance.input("ami")).to.not.equal(instanceOf(await planTunnel()).input("ami"));
        expect(instance.options.ignoreChanges).to.deep.equal([]);
        expect(instance.input("tags")).to.deep.equal({ Name: "tunnel", owner: "team" });
        expect(instance.input("rootBlockDevice.tags")).to.deep.equal({ Name: "tunnel", owner: "team" });
        expect(graph.find("aws:iam/role:Role", "tunnel-instance").input("permissionsBoundary")).to.equal(
            permissionsBoundaryArn,
        );
        expect(
            graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "tunnel-status-checks").input("actionsEnabled"),
        ).to.equal(false);
        for (const child of graph.childrenOf("tunnel").filter(({ type }) => type !== "aws:iam/rolePolicy:RolePolicy")) {
            expect(child.input("tags"), child.name).to.include({ owner: "team" });
        }
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(() => {
            message = messageOf(() => new DatabaseTunnel("tunnel", { ...args, databases: {}, instanceType: "tiny" }));
        });

        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["tunnel: evenkeel:index:DatabaseTunnel"]);
    });
});
