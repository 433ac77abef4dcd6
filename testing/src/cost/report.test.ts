import { expect } from "chai";
import { estimateCost } from "./estimate.js";
import { tableOf } from "./fixtures.test.js";
import { listing } from "./listing.js";
import { resource } from "./meters/fixtures.test.js";
import { shortReport } from "./report.js";

const table = tableOf({ "vpc.nat-gateway": 2, "vpc.nat-data": 0.0000005, "ec2.public-ipv4": 0.005 });
const gateway = resource("aws:ec2/natGateway:NatGateway", {}, { name: "main-nat", parent: "urn:main" });
const network = resource("shop:index:Network", {}, { name: "main", urn: "urn:main", custom: false });
const address = resource("aws:ec2/eip:Eip", {}, { name: "alone" });
const queue = resource("aws:mq/broker:Broker", {}, { name: "jobs" });
const abroad = resource("aws:ec2/eip:Eip", {}, { name: "far", region: "ap-south-1" });
const database = resource("aws:rds/instance:Instance", { engine: "postgres" }, { name: "store" });

describe("shortReport", () => {
    it("is a table by component, where to read every line, and what it rests on", () => {
        const lines = shortReport(estimateCost([network, gateway, address], { table }), ".evenkeel/cost.txt");
        expect(lines.slice(0, -1)).to.deep.equal([
            "what it costs in eu-west-1 whether it is used or not:",
            "  component  type     USD a month  not known  meters by use",
            "  main       Network     1,460.00                         2",
            "  alone      Eip             3.65",
            "  total                  1,463.65",
            "2 meters run by use and are in no total (1 of them without a price); every line with its unit price: .evenkeel/cost.txt",
        ]);
        expect(lines.at(-1)).to.match(/^assumed: a month has 730 hours; .*; 0 of the 3 prices are not verified/);
    });

    it("names everything that is not in the total", () => {
        const lines = shortReport(estimateCost([database, queue, abroad, address], { table }), "x").join("\n");
        expect(lines).to.include("total known");
        expect(lines).to.include("not in the total: store: instance hours (the instance class is not known yet)");
        expect(lines).to.include("no meter for aws:mq/broker:Broker (1 resource): not priced");
        expect(lines).to.include("1 resource in ap-south-1: not priced, because the price table lacks that region");
    });

    it("says so where nothing has a price", () => {
        const lines = shortReport(estimateCost([resource("aws:iam/role:Role", {})], { table }), "x");
        expect(lines[0]).to.equal("nothing in this stack has a price");
    });

    it("counts what it does not name one by one", () => {
        const many = Array.from({ length: 8 }, (_, at) => resource(`aws:made/up${at}:Up`, {}));
        expect(shortReport(estimateCost(many, { table }), "x")).to.include("and 3 more types that are not priced");
    });
});

describe("listing", () => {
    const text = listing(estimateCost([network, gateway, database, queue], { table })).join("\n");

    it("has every line with quantity and unit price, by component", () => {
        expect(text).to.match(/^main \(shop:index:Network\): 1,460\.00 USD a month$/m);
        expect(text).to.match(/^ {2}main-nat +NAT gateway +730 +x 2\.00 +a hour +1,460\.00$/m);
        expect(text).to.match(/^ {2}main-nat +data that the NAT gateway handles +0\.0000005 +a hour +by use$/m);
        expect(text).to.match(/^ {2}main-nat +data out .* by use +no price of transfer\.out in eu-west-1$/m);
    });

    it("says of each line that is not known why, and what is not priced at all", () => {
        expect(text).to.match(/^ {2}store +instance hours +not known +the instance class is not known yet$/m);
        expect(text).to.include("no meter for aws:mq/broker:Broker");
        expect(text).to.include("- a month has 730 hours");
    });
});
