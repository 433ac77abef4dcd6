import { expect } from "chai";
import { unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, usageOf, type Values } from "./fixtures.test.js";

describe("cost of a network", () => {
    it("is an hour of each NAT gateway and address", () => {
        const gateway = drafts("aws:ec2/natGateway:NatGateway", {});
        expect(fixedOf(gateway)).to.deep.equal({ "vpc.nat-gateway": 730 });
        expect(usageOf(gateway)).to.deep.equal(["vpc.nat-data", "transfer.out"]);
        expect(fixedOf(drafts("aws:ec2/eip:Eip", {}))).to.deep.equal({ "ec2.public-ipv4": 730 });
    });

    it("is an hour of an interface endpoint in each zone, and nothing for a gateway endpoint", () => {
        const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
        const inputs: Values = { vpcEndpointType: "Interface", subnetIds: [unknownValue, unknownValue, unknownValue] };
        expect(fixedOf(drafts(endpoint, inputs))).to.deep.equal({ "vpc.endpoint": 3 * 730 });
        expect(drafts(endpoint, { vpcEndpointType: "Gateway" })).to.deep.equal([]);
        expect(drafts(endpoint, {})).to.deep.equal([]);
        expect(fixedOf(drafts(endpoint, { vpcEndpointType: "Interface", subnetIds: unknownValue }))).to.deep.equal({
            "vpc.endpoint": "its subnets are not known yet",
        });
        expect(fixedOf(drafts(endpoint, { vpcEndpointType: unknownValue })).endpoint).to.include("not known yet");
    });

    it("has flow logs by the byte", () => {
        const parquet = { logDestinationType: "s3", destinationOptions: { fileFormat: "parquet" } };
        const log = "aws:ec2/flowLog:FlowLog";
        expect(usageOf(drafts(log, parquet))).to.deep.equal(["logs.vended-s3", "logs.vended-parquet"]);
        expect(usageOf(drafts(log, {}))).to.deep.equal(["logs.vended"]);
    });
});
