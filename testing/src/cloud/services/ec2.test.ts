import { expect } from "chai";
import { Inputs } from "../inputs.js";
import { models } from "./ec2.js";
import { defaultsOfVpc } from "./ec2/types.js";
import { existing, itJudges, itJudgesInSituations, modelOf, place } from "./shared/fixtures.test.js";

const invalid = "InvalidParameterValue";
const vpc = existing("aws:ec2/vpc:Vpc", "vpc-1", { cidrBlock: "10.0.0.0/16" });

describe("a simulated NAT gateway", () => {
    const model = modelOf(models, "aws:ec2/natGateway:NatGateway");
    const good = { subnetId: "subnet-1", allocationId: "eipalloc-1", connectivityType: "public" };
    const subnet = existing("aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-1" });
    const gateway = existing("aws:ec2/internetGateway:InternetGateway", "igw-1", { vpcId: "vpc-1" });

    itJudges(model, good, [
        { what: "no subnet", change: { subnetId: null }, code: "MissingParameter" },
        { what: "no address", change: { allocationId: null }, code: "MissingParameter" },
        {
            what: "an address on a private gateway",
            change: { connectivityType: "private" },
            code: "InvalidParameterCombination",
        },
        {
            what: "a subnet on a regional gateway",
            change: { availabilityMode: "regional", allocationId: null },
            code: "InvalidParameterCombination",
        },
        { what: "an unknown mode", change: { availabilityMode: "global" }, code: invalid },
    ]);
    itJudgesInSituations(model, good, [
        { what: "where the VPC has a way out", exists: [vpc, subnet, gateway] },
        { what: "where it has none", exists: [vpc, subnet], code: "Gateway.NotAttached" },
        {
            what: "with the address of another gateway",
            exists: [vpc, subnet, gateway, existing(model.type, "nat-1", { allocationId: "eipalloc-1" })],
            code: "Resource.AlreadyAssociated",
        },
    ]);
});

describe("a simulated route", () => {
    const model = modelOf(models, "aws:ec2/route:Route");
    const good = { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" };
    const table = existing("aws:ec2/routeTable:RouteTable", "rtb-1", { vpcId: "vpc-1" });
    const gateway = existing("aws:ec2/internetGateway:InternetGateway", "igw-1", { vpcId: "vpc-1" });

    itJudges(model, good, [
        { what: "two targets", change: { natGatewayId: "nat-1" }, code: "InvalidParameterCombination" },
        { what: "no target", change: { gatewayId: null }, code: "InvalidParameterCombination" },
        { what: "no destination", change: { destinationCidrBlock: null }, code: "InvalidParameterCombination" },
        { what: "a malformed destination", change: { destinationCidrBlock: "anywhere" }, code: invalid },
    ]);
    itJudgesInSituations(model, good, [
        { what: "to the gateway of its VPC", exists: [table, gateway] },
        { what: "to no gateway", exists: [table], code: "InvalidGatewayID.NotFound" },
        {
            what: "to a gateway of another VPC",
            exists: [table, { ...gateway, facts: { vpcId: "vpc-2" } }],
            code: invalid,
        },
        {
            what: "where there is one to the same destination",
            exists: [
                table,
                gateway,
                existing(model.type, "r-1", { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0" }),
            ],
            code: "RouteAlreadyExists",
        },
    ]);
});

describe("a simulated route of IPv6", () => {
    const model = modelOf(models, "aws:ec2/route:Route");
    const good = { routeTableId: "rtb-1", destinationIpv6CidrBlock: "::/0", egressOnlyGatewayId: "eigw-1" };
    const table = existing("aws:ec2/routeTable:RouteTable", "rtb-1", { vpcId: "vpc-1" });
    const gateway = existing("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "eigw-1", {
        vpcId: "vpc-1",
    });

    itJudges(model, good, [
        { what: "a malformed destination", change: { destinationIpv6CidrBlock: "::0/" }, code: invalid },
        {
            what: "an IPv4 destination through an egress-only gateway",
            change: { destinationIpv6CidrBlock: null, destinationCidrBlock: "0.0.0.0/0" },
            code: "InvalidParameterCombination",
        },
    ]);
    itJudgesInSituations(model, good, [
        { what: "to the egress-only gateway of its VPC", exists: [table, gateway] },
        { what: "to no egress-only gateway", exists: [table], code: "InvalidGatewayID.NotFound" },
        {
            what: "to the egress-only gateway of another VPC",
            exists: [table, { ...gateway, facts: { vpcId: "vpc-2" } }],
            code: invalid,
        },
        {
            what: "beside one to all of IPv4",
            exists: [
                table,
                gateway,
                existing(model.type, "r-1", { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0" }),
            ],
        },
    ]);
});

describe("a simulated route table association", () => {
    const model = modelOf(models, "aws:ec2/routeTableAssociation:RouteTableAssociation");
    const good = { routeTableId: "rtb-1", subnetId: "subnet-1" };

    itJudges(model, good, [
        { what: "nothing to associate", change: { subnetId: null }, code: "InvalidParameterCombination" },
    ]);
    itJudgesInSituations(model, good, [
        { what: "for a subnet without one", exists: [] },
        {
            what: "for a subnet that has one",
            exists: [existing(model.type, "rtbassoc-1", { subnetId: "subnet-1", routeTableId: "rtb-2" })],
            code: "Resource.AlreadyAssociated",
        },
    ]);
});

describe("a simulated security group", () => {
    const model = modelOf(models, "aws:ec2/securityGroup:SecurityGroup");
    const good = { vpcId: "vpc-1", name: "web-1a2b3c4", description: "Web tier: port 443" };
    const rule = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] };

    itJudges(model, { ...good, ingress: [rule] }, [
        { what: "a name that begins with sg-", change: { name: "sg-web" }, code: "InvalidGroup.Reserved" },
        { what: "a description with an apostrophe", change: { description: "the web's" }, code: invalid },
        { what: "a description of 256 characters", change: { description: "d".repeat(256) }, code: invalid },
        {
            what: "an inline rule with a malformed range",
            change: { ingress: [{ ...rule, cidrBlocks: ["10.0.0.1/16"] }] },
            code: invalid,
        },
        { what: "an inline rule with ports backwards", change: { ingress: [{ ...rule, toPort: 80 }] }, code: invalid },
    ]);
    itJudgesInSituations(model, good, [
        { what: "where the name is free", exists: [existing(model.type, "sg-1", { vpcId: "vpc-2", name: good.name })] },
        {
            what: "where the VPC has one of the name",
            exists: [existing(model.type, "sg-1", { vpcId: "vpc-1", name: good.name })],
            code: "InvalidGroup.Duplicate",
        },
    ]);

    it("is adopted under the id that the VPC names", () => {
        const adopted = modelOf(models, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");

        expect(adopted.id(new Inputs({ vpcId: "vpc-1" }), place)).to.equal(defaultsOfVpc("vpc-1").securityGroup);
    });
});

describe("a simulated VPC endpoint", () => {
    const model = modelOf(models, "aws:ec2/vpcEndpoint:VpcEndpoint");
    const gateway = {
        vpcId: "vpc-1",
        serviceName: "com.amazonaws.eu-west-1.s3",
        vpcEndpointType: "Gateway",
        routeTableIds: ["rtb-1"],
    };
    const named = {
        vpcId: "vpc-1",
        serviceName: "com.amazonaws.eu-west-1.ssm",
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
    };

    itJudges(model, gateway, [
        {
            what: "a gateway for a service without one",
            change: { serviceName: "com.amazonaws.eu-west-1.ssm" },
            code: "InvalidParameter",
        },
        { what: "a gateway in subnets", change: { subnetIds: ["subnet-1"] }, code: "InvalidParameter" },
        { what: "an interface in route tables", change: { vpcEndpointType: "Interface" }, code: "InvalidParameter" },
        { what: "an unknown type", change: { vpcEndpointType: "Door", routeTableIds: null }, code: "InvalidParameter" },
    ]);
    itJudgesInSituations(model, named, [
        { what: "in its region", exists: [vpc] },
        {
            what: "for a service of another region",
            change: { serviceName: "com.amazonaws.eu-west-2.ssm" },
            exists: [vpc],
            code: "InvalidServiceName",
        },
        {
            what: "beside one that answers for the same names",
            exists: [vpc, existing(model.type, "vpce-1", named)],
            code: "InvalidParameter",
        },
    ]);
});

describe("a simulated flow log", () => {
    const model = modelOf(models, "aws:ec2/flowLog:FlowLog");
    const good = {
        vpcId: "vpc-1",
        trafficType: "ALL",
        logDestinationType: "cloud-watch-logs",
        logDestination: "arn:aws:logs:eu-west-1:123456789012:log-group:flows",
        iamRoleArn: "arn:aws:iam::123456789012:role/flows",
        maxAggregationInterval: 60,
    };

    itJudges(model, good, [
        { what: "nothing to watch", change: { vpcId: null }, code: "InvalidParameter" },
        { what: "no role for CloudWatch", change: { iamRoleArn: null }, code: "InvalidParameter" },
        { what: "a role for S3", change: { logDestinationType: "s3" }, code: "InvalidParameter" },
        { what: "an interval of 5 minutes", change: { maxAggregationInterval: 300 }, code: "InvalidParameter" },
        { what: "no traffic type", change: { trafficType: null }, code: "MissingParameter" },
        { what: "no destination", change: { logDestination: null }, code: "MissingParameter" },
    ]);
    itJudgesInSituations(model, good, [
        { what: "as the first", exists: [] },
        {
            what: "as the second of its kind",
            exists: [existing(model.type, "fl-1", good)],
            code: "FlowLogAlreadyExists",
        },
    ]);
});

describe("simulated network access rules", () => {
    itJudges(
        modelOf(models, "aws:ec2/networkAcl:NetworkAcl"),
        { vpcId: "vpc-1", ingress: [{ ruleNo: 100, cidrBlock: "10.0.0.0/16" }] },
        [
            {
                what: "two rules of one number",
                change: { egress: [{ ruleNo: 1 }, { ruleNo: 1 }] },
                code: "NetworkAclEntryAlreadyExists",
            },
            { what: "a number that AWS keeps", change: { ingress: [{ ruleNo: 32_767 }] }, code: invalid },
        ],
    );
});

describe("a simulated launch template", () => {
    const model = modelOf(models, "aws:ec2/launchTemplate:LaunchTemplate");
    const userData = (bytes: number): string => Buffer.alloc(bytes, "#").toString("base64");
    const good = {
        name: "web-1a2b3c4",
        imageId: "ami-0123456789abcdef0",
        instanceType: "t4g.small",
        userData: userData(16_384),
        vpcSecurityGroupIds: ["sg-1"],
        metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
            { deviceName: "/dev/sda1", ebs: { volumeType: "gp3", volumeSize: 20, encrypted: "true" } },
        ],
        tagSpecifications: [{ resourceType: "instance", tags: { Name: "web" } }],
    };
    const disk = (ebs: Record<string, string | number>) => ({
        blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs }],
    });

    itJudges(model, good, [
        {
            what: "16 KB and one byte of user data",
            change: { userData: userData(16_385) },
            code: "InvalidUserData.Malformed",
        },
        { what: "user data that is not encoded", change: { userData: "#!/bin/sh" }, code: "InvalidUserData.Malformed" },
        { what: "an image id of the wrong length", change: { imageId: "ami-123" }, code: "InvalidAMIID.Malformed" },
        { what: "an instance type without a size", change: { instanceType: "t4g" }, code: invalid },
        { what: "an unknown token mode", change: { metadataOptions: { httpTokens: "always" } }, code: invalid },
        { what: "a hop limit of 65", change: { metadataOptions: { httpPutResponseHopLimit: 65 } }, code: invalid },
        {
            what: "throughput on gp2",
            change: disk({ volumeType: "gp2", throughput: 250 }),
            code: "InvalidParameterCombination",
        },
        { what: "a gp3 disk with 2,000 operations", change: disk({ volumeType: "gp3", iops: 2_000 }), code: invalid },
        {
            what: "groups beside network interfaces",
            change: { networkInterfaces: [{}] },
            code: "InvalidParameterCombination",
        },
        {
            what: "tags on what is not launched",
            change: { tagSpecifications: [{ resourceType: "vpc" }] },
            code: invalid,
        },
    ]);

    it("has a new version after every change but that of its tags", () => {
        const version = (previous: object, values: Record<string, string>): unknown =>
            model.outputs?.(new Inputs(values), {
                ...place,
                id: "lt-1",
                previous: { latestVersion: 3, defaultVersion: 1, ...previous },
            });

        expect(version({ imageId: "a" }, { imageId: "b" })).to.include({ latestVersion: 4, defaultVersion: 1 });
        expect(version({ imageId: "a", userData: "x" }, { imageId: "a" })).to.include({ latestVersion: 4 });
        expect(version({ imageId: "a" }, { imageId: "a", tags: "new" })).to.include({ latestVersion: 3 });
        expect(version({ imageId: "a" }, { imageId: "b", updateDefaultVersion: "true" })).to.include({
            defaultVersion: 4,
        });
    });
});

describe("a simulated instance", () => {
    const good = { ami: "ami-0123456789abcdef0", instanceType: "t4g.nano", subnetId: "subnet-1" };

    itJudges(modelOf(models, "aws:ec2/instance:Instance"), good, [
        { what: "no image", change: { ami: null }, code: "MissingParameter" },
        {
            what: "user data twice",
            change: { userData: "a", userDataBase64: "YQ==" },
            code: "InvalidParameterCombination",
        },
        { what: "too much user data", change: { userData: "#".repeat(16_385) }, code: "InvalidUserData.Malformed" },
    ]);
});

describe("a simulated key pair", () => {
    itJudges(modelOf(models, "aws:ec2/keyPair:KeyPair"), { publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me" }, [
        {
            what: "a private key",
            change: { publicKey: "-----BEGIN OPENSSH PRIVATE KEY-----" },
            code: "InvalidKey.Format",
        },
    ]);
});
