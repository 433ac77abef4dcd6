import { type Graph, plan } from "@evenkeel/testing";
import * as aws from "@pulumi/aws";
import { expect } from "chai";
import { alarmsOf, messageOf, statementsOf } from "../common/fixtures.test.js";
import { NatGateways, type NetworkArgs } from "./args.js";
import { Network } from "./network.js";

const zones = ["eu-west-1a", "eu-west-1b"];
const planNetwork = (args: Partial<NetworkArgs> = {}): Promise<Graph> =>
    plan(() => ({ network: new Network("main", { zones, ...args }) }), { config: { "aws:region": "eu-west-1" } });

const perZone = (zone: string) => [
    `main-isolated-${zone}: aws:ec2/subnet:Subnet`,
    `main-isolated-association-${zone}: aws:ec2/routeTableAssociation:RouteTableAssociation`,
    `main-private-${zone}: aws:ec2/subnet:Subnet`,
    `main-private-association-${zone}: aws:ec2/routeTableAssociation:RouteTableAssociation`,
    `main-private-routes-${zone}: aws:ec2/routeTable:RouteTable`,
    `main-public-${zone}: aws:ec2/subnet:Subnet`,
    `main-public-association-${zone}: aws:ec2/routeTableAssociation:RouteTableAssociation`,
];

const gatewayOf = (zone: string) => [
    `main-nat-${zone}: aws:ec2/natGateway:NatGateway`,
    `main-nat-address-${zone}: aws:ec2/eip:Eip`,
];

const wayOutOf = (zone: string) => `main-private-default-route-${zone}: aws:ec2/route:Route`;

const always = [
    "main: evenkeel:index:Network",
    "main-default-security-group: aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    "main-endpoint-dynamodb: aws:ec2/vpcEndpoint:VpcEndpoint",
    "main-endpoint-s3: aws:ec2/vpcEndpoint:VpcEndpoint",
    "main-flow-log: aws:ec2/flowLog:FlowLog",
    "main-internet-gateway: aws:ec2/internetGateway:InternetGateway",
    "main-isolated-routes: aws:ec2/routeTable:RouteTable",
    "main-public-default-route: aws:ec2/route:Route",
    "main-public-routes: aws:ec2/routeTable:RouteTable",
    "main-vpc: aws:ec2/vpc:Vpc",
    ...zones.flatMap(perZone),
];

const ownLogGroup = [
    "main-flow-log-role: aws:iam/role:Role",
    "main-flow-log-writer: aws:iam/rolePolicy:RolePolicy",
    "main-flow-logs: aws:cloudwatch/logGroup:LogGroup",
];

describe("Network", function () {
    this.timeout(60_000);

    it("watches each gateway where a topic is given", async () => {
        const alarmTopicArn = "arn:aws:sns:eu-west-1:123456789012:health";
        const graph = await planNetwork({ alarmTopicArn, alarms: { "no-ports": { evaluationPeriods: 5 } } });
        const alarms = graph.ofType("aws:cloudwatch/metricAlarm:MetricAlarm");
        const gateway = graph.find("aws:ec2/natGateway:NatGateway", "main-nat-eu-west-1a");

        expect(alarms.map(({ name }) => name)).to.have.members(
            zones.flatMap((zone) => [`main-nat-${zone}-no-ports`, `main-nat-${zone}-packets-dropped`]),
        );
        expect(
            graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "main-nat-eu-west-1a-no-ports").inputs,
        ).to.deep.include({
            metricName: "ErrorPortAllocation",
            dimensions: { NatGatewayId: gateway.id },
            evaluationPeriods: 5,
            alarmActions: [alarmTopicArn],
            okActions: [alarmTopicArn],
        });
    });

    it("has no alarms to tune where nobody is told", async () => {
        let message = "";
        await plan(() => {
            message = messageOf(() => new Network("main", { zones, alarms: { "no-port": {} } }));
        });

        expect(message.split("\n")).to.deep.equal([
            'Network "main": alarms.no-port is none of its alarms; they are no-ports, packets-dropped.',
            'Network "main": alarms is set without alarmTopicArn, and without a topic there are none; name the topic.',
        ]);
    });

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planNetwork({ tags: { team: "web" } });
        });

        it("has three subnets and a gateway in each zone, and nothing that it does not need", () => {
            expect(graph.inventory()).to.have.members([
                ...always,
                ...ownLogGroup,
                ...zones.flatMap(gatewayOf),
                ...zones.map(wayOutOf),
            ]);
        });

        it("is the parent of everything", () => {
            expect(graph.childrenOf("main")).to.have.length(graph.resources.length - 1);
        });

        it("gives no public address to anything by itself", () => {
            const answers = graph.ofType("aws:ec2/subnet:Subnet").map((subnet) => subnet.input("mapPublicIpOnLaunch"));
            expect(answers).to.deep.equal(Array.from({ length: 6 }, () => false));
        });

        it("leads public subnets to the internet and private ones to the gateway of their own zone", () => {
            const gateway = graph.find("aws:ec2/internetGateway:InternetGateway", "main-internet-gateway");
            const route = graph.find("aws:ec2/route:Route", "main-public-default-route");
            expect(route.inputs).to.include({ destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id });

            for (const zone of zones) {
                const nat = graph.find("aws:ec2/natGateway:NatGateway", `main-nat-${zone}`);
                const table = graph.find("aws:ec2/routeTable:RouteTable", `main-private-routes-${zone}`);
                const wayOut = graph.find("aws:ec2/route:Route", `main-private-default-route-${zone}`);
                expect(nat.input("subnetId")).to.equal(graph.find("aws:ec2/subnet:Subnet", `main-public-${zone}`).id);
                expect(nat.options.dependsOn).to.include(route.urn);
                expect(wayOut.inputs).to.include({ routeTableId: table.id, natGatewayId: nat.id });
            }
        });

        it("leads isolated subnets nowhere", () => {
            const table = graph.find("aws:ec2/routeTable:RouteTable", "main-isolated-routes");
            const users = graph.resources.filter(({ inputs }) => inputs["routeTableId"] === table.id);
            const listed = graph.resources.filter(({ inputs }) => JSON.stringify(inputs).includes(`"${table.id}"`));

            expect(users.map(({ name }) => name)).to.deep.equal(
                zones.map((zone) => `main-isolated-association-${zone}`),
            );
            expect(listed).to.deep.equal(users);
        });

        it("empties the default security group", () => {
            const group = graph.find(
                "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
                "main-default-security-group",
            );
            expect(group.inputs).to.have.keys("vpcId", "tags");
        });

        it("reaches S3 and DynamoDB from private subnets without a gateway", () => {
            const tables = zones.map(
                (zone) => graph.find("aws:ec2/routeTable:RouteTable", `main-private-routes-${zone}`).id,
            );
            for (const service of ["s3", "dynamodb"]) {
                expect(
                    graph.find("aws:ec2/vpcEndpoint:VpcEndpoint", `main-endpoint-${service}`).inputs,
                ).to.deep.include({
                    vpcEndpointType: "Gateway",
                    serviceName: `com.amazonaws.eu-west-1.${service}`,
                    routeTableIds: tables,
                });
            }
        });

        it("records all connections in a log group that forgets them after 30 days", () => {
            const group = graph.find("aws:cloudwatch/logGroup:LogGroup", "main-flow-logs");
            const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "main-flow-log-writer");
            const flowLog = graph.find("aws:ec2/flowLog:FlowLog", "main-flow-log");

            expect(group.input("retentionInDays")).to.equal(30);
            expect(flowLog.inputs).to.include({
                trafficType: "ALL",
                logDestinationType: "cloud-watch-logs",
                logDestination: group.output("arn"),
            });
            expect(flowLog.options.dependsOn).to.include(policy.urn);
            expect(statementsOf(policy.input("policy"))).to.deep.equal([
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    Resource: [group.output("arn"), `${String(group.output("arn"))}:*`],
                },
            ]);
        });

        it("lets only the flow logs of this account take the writer's role", () => {
            const role = graph.find("aws:iam/role:Role", "main-flow-log-role");
            expect(statementsOf(role.input("assumeRolePolicy"))).to.deep.equal([
                {
                    Effect: "Allow",
                    Principal: { Service: "vpc-flow-logs.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: {
                        StringEquals: { "aws:SourceAccount": "123456789012" },
                        ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-west-1:123456789012:vpc-flow-log/*" },
                    },
                },
            ]);
        });

        it("puts the tags on what can be tagged", () => {
            const untagged = graph.resources.filter(({ custom, inputs }) => custom && inputs["tags"] === undefined);
            expect(new Set(untagged.map(({ type }) => type))).to.deep.equal(
                new Set([
                    "aws:ec2/route:Route",
                    "aws:ec2/routeTableAssociation:RouteTableAssociation",
                    "aws:iam/rolePolicy:RolePolicy",
                ]),
            );
        });

        it("tells other components its subnets by zone", () => {
            const subnet = (kind: string, zone: string) =>
                graph.find("aws:ec2/subnet:Subnet", `main-${kind}-${zone}`).id;
            const byZone = (kind: string) => Object.fromEntries(zones.map((zone) => [zone, subnet(kind, zone)]));

            expect(graph.find("evenkeel:index:Network", "main").outputs).to.deep.equal({
                vpcId: graph.find("aws:ec2/vpc:Vpc", "main-vpc").id,
                cidrBlock: "10.0.0.0/16",
                publicSubnets: byZone("public"),
                privateSubnets: byZone("private"),
                isolatedSubnets: byZone("isolated"),
                natAddresses: Object.fromEntries(
                    zones.map((zone) => [
                        zone,
                        graph.find("aws:ec2/eip:Eip", `main-nat-address-${zone}`).output("publicIp"),
                    ]),
                ),
                alarmArns: alarmsOf(graph, "main"),
            });
        });
    });

    it("makes who uses its subnets wait until there is a way out", async () => {
        const [zone = ""] = zones;
        const graph = await plan(
            () => {
                const network = new Network("main", { zones });
                new aws.lb.LoadBalancer("web", { subnets: Object.values(network.publicSubnets) });
                new aws.efs.MountTarget("files", {
                    fileSystemId: "fs-0123456789abcdef0",
                    subnetId: network.privateSubnets[zone] ?? "",
                });
            },
            { config: { "aws:region": "eu-west-1" } },
        );
        const route = (name: string) => graph.find("aws:ec2/route:Route", name).urn;

        expect(graph.find("aws:lb/loadBalancer:LoadBalancer", "web").options.dependsOn).to.include(
            route("main-public-default-route"),
        );
        expect(graph.find("aws:efs/mountTarget:MountTarget", "files").options.dependsOn).to.include.members([
            ...zones.map((each) => route(`main-private-default-route-${each}`)),
            graph.find("aws:ec2/vpcEndpoint:VpcEndpoint", "main-endpoint-s3").urn,
        ]);
    });

    it("shares one gateway, or has none, with the same route tables", async () => {
        const single = await planNetwork({ natGateways: NatGateways.Single });
        const none = await planNetwork({ natGateways: NatGateways.None });

        expect(single.inventory()).to.have.members([
            ...always,
            ...ownLogGroup,
            ...gatewayOf("eu-west-1a"),
            ...zones.map(wayOutOf),
        ]);
        expect(
            single.find("aws:ec2/route:Route", "main-private-default-route-eu-west-1b").input("natGatewayId"),
        ).to.equal(single.find("aws:ec2/natGateway:NatGateway", "main-nat-eu-west-1a").id);
        expect(none.inventory()).to.have.members([...always, ...ownLogGroup]);
    });

    it("writes flow logs to a bucket that it is given, without a role of its own", async () => {
        const graph = await planNetwork({
            natGateways: NatGateways.None,
            flowLogs: { bucketArn: "arn:aws:s3:::logs" },
        });

        expect(graph.inventory()).to.have.members(always);
        expect(graph.find("aws:ec2/flowLog:FlowLog", "main-flow-log").inputs).to.deep.include({
            logDestinationType: "s3",
            logDestination: "arn:aws:s3:::logs",
            destinationOptions: { fileFormat: "parquet", hiveCompatiblePartitions: true, perHourPartition: true },
        });
    });

    it("opens endpoints of services to the network's own addresses", async () => {
        const graph = await planNetwork({ natGateways: NatGateways.None, interfaceEndpoints: ["ssm", "ecr.api"] });

        expect(graph.inventory()).to.have.members([
            ...always,
            ...ownLogGroup,
            "main-endpoints: aws:ec2/securityGroup:SecurityGroup",
            "main-endpoints-https: aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "main-endpoint-ssm: aws:ec2/vpcEndpoint:VpcEndpoint",
            "main-endpoint-ecr.api: aws:ec2/vpcEndpoint:VpcEndpoint",
        ]);
        const rule = graph.find("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "main-endpoints-https");
        expect(rule.inputs).to.include({ cidrIpv4: "10.0.0.0/16", ipProtocol: "tcp", fromPort: 443, toPort: 443 });
        expect(graph.find("aws:ec2/vpcEndpoint:VpcEndpoint", "main-endpoint-ecr.api").inputs).to.deep.include({
            vpcEndpointType: "Interface",
            serviceName: "com.amazonaws.eu-west-1.ecr.api",
            privateDnsEnabled: true,
            securityGroupIds: [graph.find("aws:ec2/securityGroup:SecurityGroup", "main-endpoints").id],
            subnetIds: zones.map((zone) => graph.find("aws:ec2/subnet:Subnet", `main-private-${zone}`).id),
        });
    });

    it("puts a permissions boundary on its role", async () => {
        const permissionsBoundaryArn = "arn:aws:iam::123456789012:policy/boundary";
        const graph = await planNetwork({ permissionsBoundaryArn });

        expect(graph.find("aws:iam/role:Role", "main-flow-log-role").input("permissionsBoundary")).to.equal(
            permissionsBoundaryArn,
        );
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(() => {
            message = messageOf(() => new Network("main", { zones: [], cidrBlock: "10.0.0.0/8" }));
        });

        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["main: evenkeel:index:Network"]);
    });
});
