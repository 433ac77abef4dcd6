import { expect } from "chai";
import { Inputs, type InputValue } from "../inputs.js";
import type { Cloud, FunctionModel, Json, Properties, Refusal } from "../model.js";
import { functions } from "./functions.js";
import { cloudOf, existing, place } from "./shared/fixtures.test.js";

type Values = Record<string, InputValue>;

const here = { ...place, defaultTags: { Team: "web" } };
const empty = cloudOf([]);

function functionOf(token: string): FunctionModel {
    const found = functions.find((model) => model.token === token);
    if (found === undefined) throw new Error(`There is no function ${token}`);
    return found;
}

function call(token: string, values: Values = {}, cloud: Cloud = empty): Properties {
    return functionOf(token).call(new Inputs(values), here, cloud);
}

function refusals(token: string, values: Values): Refusal[] {
    return (functionOf(token).refuse?.(new Inputs(values), empty) ?? []).filter((refusal) => refusal !== false);
}

describe("simulated look-ups of the account", () => {
    it("know who and where the program is", () => {
        expect(call("aws:index/getCallerIdentity:getCallerIdentity")).to.include({ accountId: "123456789012" });
        expect(call("aws:index/getRegion:getRegion")).to.include({
            region: "eu-west-1",
            description: "Europe (Ireland)",
        });
        expect(call("aws:index/getPartition:getPartition")).to.include({
            partition: "aws",
            dnsSuffix: "amazonaws.com",
        });
        expect(call("aws:index/getDefaultTags:getDefaultTags")).to.deep.include({ tags: { Team: "web" } });
    });

    it("know the zones of the region, and leave out the excluded", () => {
        const zones = (values: Values): Json | undefined =>
            call("aws:index/getAvailabilityZones:getAvailabilityZones", values)["names"];

        expect(zones({ state: "available" })).to.deep.equal(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
        expect(zones({ excludeNames: ["eu-west-1b"] })).to.deep.equal(["eu-west-1a", "eu-west-1c"]);
        expect(zones({ excludeZoneIds: ["euw1-az1"] })).to.deep.equal(["eu-west-1b", "eu-west-1c"]);
        expect(refusals("aws:index/getAvailabilityZones:getAvailabilityZones", { state: "open" })).to.have.length(1);
    });
});

describe("simulated look-ups of images", () => {
    const path = (release: string, disk: string): string =>
        `/aws/service/canonical/ubuntu/server/${release}/stable/current/arm64/hvm/${disk}/ami-id`;

    it("find Ubuntu where Canonical publishes it", () => {
        const answer = call("aws:ssm/getParameter:getParameter", { name: path("24.04", "ebs-gp3") });

        expect(answer["insecureValue"]).to.match(/^ami-[0-9a-f]{17}$/);
        expect(functionOf("aws:ssm/getParameter:getParameter").secretOutputs).to.deep.equal(["value"]);
    });

    it("refuse the path that does not exist for 22.04", () => {
        const code = (name: string): string[] =>
            refusals("aws:ssm/getParameter:getParameter", { name }).map((refusal) => refusal.code);

        expect(code(path("22.04", "ebs-gp3"))).to.deep.equal(["ParameterNotFound"]);
        expect(code(path("22.04", "ebs-gp2"))).to.deep.equal([]);
    });

    it("read a parameter that a program has written, but no secret one openly", () => {
        const parameter = (type: string): Cloud =>
            cloudOf([existing("aws:ssm/parameter:Parameter", "/a", { name: "/a", type, value: "v" })]);

        expect(call("aws:ssm/getParameter:getParameter", { name: "/a" }, parameter("String"))).to.include({
            value: "v",
            insecureValue: "v",
        });
        expect(call("aws:ssm/getParameter:getParameter", { name: "/a" }, parameter("SecureString"))).to.include({
            insecureValue: "",
        });
    });

    it("refuse the newest image of anybody", () => {
        expect(refusals("aws:ec2/getAmi:getAmi", { mostRecent: true })).to.have.length(1);
        expect(call("aws:ec2/getAmi:getAmi", { owners: ["099720109477"], mostRecent: true })).to.include({
            ownerId: "099720109477",
        });
    });
});

describe("simulated look-ups of networks", () => {
    const vpcId = "vpc-1";
    const cloud = cloudOf([
        existing("aws:ec2/vpc:Vpc", vpcId, { cidrBlock: "10.0.0.0/16", tagsAll: { Name: "main" } }),
        existing("aws:ec2/subnet:Subnet", "subnet-a", {
            vpcId,
            availabilityZone: "eu-west-1a",
            tagsAll: { Tier: "private" },
        }),
        existing("aws:ec2/subnet:Subnet", "subnet-b", {
            vpcId,
            availabilityZone: "eu-west-1b",
            tagsAll: { Tier: "public" },
        }),
    ]);

    it("find what programs have created, by id, tag and filter", () => {
        expect(call("aws:ec2/getVpc:getVpc", { tags: { Name: "main" } }, cloud)).to.include({
            id: vpcId,
            cidrBlock: "10.0.0.0/16",
        });
        expect(call("aws:ec2/getSubnet:getSubnet", { id: "subnet-b" }, cloud)).to.include({
            availabilityZone: "eu-west-1b",
        });
        const filters = [
            { name: "vpc-id", values: [vpcId] },
            { name: "tag:Tier", values: ["private"] },
        ];
        expect(call("aws:ec2/getSubnets:getSubnets", { filters }, cloud)["ids"]).to.deep.equal(["subnet-a"]);
    });

    it("take what no program has made for existing, so that it can be referred to", () => {
        const vpc = functionOf("aws:ec2/getVpc:getVpc");
        const answer = call("aws:ec2/getVpc:getVpc", { id: "vpc-of-somebody" });

        expect(answer).to.include({ id: "vpc-of-somebody", cidrBlock: "172.31.0.0/16" });
        expect(vpc.finds?.(answer, here).map(({ type, id }) => [type, id])).to.deep.equal([
            ["aws:ec2/vpc:Vpc", "vpc-of-somebody"],
        ]);
    });

    it("answer with a subnet per zone of a VPC that no program has made", () => {
        const subnets = functionOf("aws:ec2/getSubnets:getSubnets");
        const answer = call("aws:ec2/getSubnets:getSubnets", {
            filters: [{ name: "vpc-id", values: ["vpc-of-somebody"] }],
        });

        expect(answer["ids"]).to.have.length(3);
        expect(subnets.finds?.(answer, here).map(({ id }) => id)).to.deep.equal(answer["ids"]);
    });
});

describe("simulated look-ups by name", () => {
    it("find hosted zones, certificates, keys, roles and policies", () => {
        expect(call("aws:route53/getZone:getZone", { name: "example.com." })).to.include({ name: "example.com" });
        expect(call("aws:acm/getCertificate:getCertificate", { domain: "example.com" })["arn"]).to.match(
            /^arn:aws:acm:eu-west-1:/,
        );
        expect(call("aws:kms/getAlias:getAlias", { name: "alias/aws/rds" })["targetKeyArn"]).to.match(
            /^arn:aws:kms:eu-west-1:.*:key\//,
        );
        expect(call("aws:iam/getRole:getRole", { name: "admin" })).to.include({
            arn: "arn:aws:iam::123456789012:role/admin",
        });
        expect(call("aws:iam/getPolicy:getPolicy", { name: "ReadOnlyAccess" })).to.include({
            arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
        });
    });

    it("refuse what names nothing", () => {
        expect(refusals("aws:route53/getZone:getZone", {})).to.have.length(1);
        expect(refusals("aws:kms/getAlias:getAlias", { name: "rds" })).to.have.length(1);
    });
});

describe("a simulated look-up of engine versions", () => {
    it("finds the newest that fits", () => {
        const version = (values: Values): Properties => call("aws:rds/getEngineVersion:getEngineVersion", values);

        expect(version({ engine: "postgres", version: "17" })).to.include({
            version: "17.11",
            parameterGroupFamily: "postgres17",
        });
        expect(version({ engine: "mysql" })).to.include({ version: "8.4.11", parameterGroupFamily: "mysql8.4" });
        expect(version({ engine: "postgres", preferredVersions: ["9.6", "16"] })).to.include({ version: "16.15" });
        expect(
            refusals("aws:rds/getEngineVersion:getEngineVersion", { engine: "postgres", version: "9" }),
        ).to.have.length(1);
    });
});
