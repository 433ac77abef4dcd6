import { expect } from "chai";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tableOf } from "../fixtures.test.js";
import { parsePriceTable, priceOf } from "../price-table.js";
import { refreshPrices, writeTable } from "./refresh.js";

/** Of the form that AWS's files have, with prices that AWS has not. */
const head = (offer: string) => `"FormatVersion","v1.0"
"Disclaimer","This pricing list is for informational purposes only."
"Publication Date","2026-09-25T17:45:21Z"
"Version","20260925174521"
"OfferCode","${offer}"
"SKU","OfferTermCode","RateCode","TermType","PriceDescription","EffectiveDate","StartingRange","EndingRange","Unit","PricePerUnit","Currency","Product Family","serviceCode","Instance Type","Tenancy","Operating System","License Model","usageType","operation","CapacityStatus","Pre Installed S/W"`;
const row = (term: string, from: string, price: string, more: readonly string[]) =>
    `"SKU","T","R","${term}","$${price}, as of now","2026-09-01","${from}","Inf","Hrs","${price}","USD",${more.map((cell) => `"${cell}"`).join(",")}`;
const box = (system: string, capacity = "Used") => [
    "Compute Instance",
    "AmazonEC2",
    "t3.micro",
    "Shared",
    system,
    "No License required",
    capacity === "Used" ? "EU-BoxUsage:t3.micro" : "EU-UnusedBox:t3.micro",
    "RunInstances",
    capacity,
    "NA",
];
const gateway = (usage: string) => ["NAT Gateway", "AmazonEC2", "", "", "", "", usage, "NatGateway", "", ""];
const ec2 = [
    head("AmazonEC2"),
    row("OnDemand", "0", "0.0200000000", box("Linux")),
    row("OnDemand", "0", "0.0290000000", box("Windows")),
    row("OnDemand", "0", "0.0000000000", box("Linux", "UnusedCapacityReservation")),
    row("Reserved", "0", "0.0100000000", box("Linux")),
    row("OnDemand", "0", "0.0600000000", gateway("EU-NatGateway-Hours")),
    row("OnDemand", "0", "0.0700000000", gateway("EU-RegionalNatGateway-Hours")),
    row("OnDemand", "0", "0.0480000000", gateway("EU-NatGateway-Bytes")),
    row("OnDemand", "0", "0.0490000000", gateway("EU-NatGateway-Bytes")),
].join("\n");
const sns = [
    head("AmazonSNS"),
    row("OnDemand", "0", "0.0000000000", ["API Request", "AmazonSNS", "", "", "", "", "EU-Requests-Tier1", "", "", ""]),
    row("OnDemand", "1000000", "0.0000005000", [
        "API Request",
        "AmazonSNS",
        "",
        "",
        "",
        "",
        "EU-Requests-Tier1",
        "",
        "",
        "",
    ]),
].join("\r\n");

describe("refreshPrices", () => {
    let server: Server;
    let host: string;
    const files = new Map([
        ["/offers/v1.0/aws/AmazonEC2/current/eu-west-1/index.csv", ec2],
        ["/offers/v1.0/aws/AmazonSNS/current/eu-west-1/index.csv", sns],
    ]);
    before((done) => {
        server = createServer((request, response) => {
            const file = files.get(request.url ?? "");
            response.writeHead(file === undefined ? 404 : 200).end(file);
        }).listen(0, "127.0.0.1", () => {
            host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
            done();
        });
    });
    after((done) => void server.close(done));

    const old = tableOf({
        "ec2:t3.micro": 1,
        "ec2:t9.huge": 9,
        "vpc.nat-gateway": 1,
        "vpc.nat-data": 1,
        "sns.requests": 1,
        "waf.acl": 5,
    });
    const refresh = () => refreshPrices({ table: old, host, today: "2026-12-01" });

    it("takes the on-demand Linux price, the first tier that is not free, and the day", async () => {
        const { table } = await refresh();
        expect(table.date).to.equal("2026-12-01");
        expect(priceOf(table, "ec2:t3.micro", "eu-west-1")).to.deep.equal({
            price: 0.02,
            source: "AmazonEC2-eu-west-1",
            read: "2026-12-01",
            verified: true,
        });
        expect(priceOf(table, "vpc.nat-gateway", "eu-west-1")?.price).to.equal(0.06);
        expect(priceOf(table, "sns.requests", "eu-west-1")?.price).to.equal(0.0000005);
        const source = `${host}/offers/v1.0/aws/AmazonSNS/current/eu-west-1/index.csv, published 2026-09-25T17:45:21Z`;
        expect(table.sources.get("AmazonSNS-eu-west-1")).to.equal(source);
    });

    it("keeps and names what the file has not, or has twice, and what no rule looks up", async () => {
        const { table, kept, byHand } = await refresh();
        expect(kept).to.deep.equal([
            "ec2:t9.huge in eu-west-1: the file has no such price",
            "vpc.nat-data in eu-west-1: the file has several: 0.048, 0.049",
        ]);
        expect(byHand).to.deep.equal(["waf.acl"]);
        expect(priceOf(table, "ec2:t9.huge", "eu-west-1")).to.deep.equal(priceOf(old, "ec2:t9.huge", "eu-west-1"));
    });

    it("writes a table that reads as the same, each price on a line", async () => {
        const { table } = await refresh();
        const text = writeTable(table);
        expect(parsePriceTable(JSON.parse(text))).to.deep.equal(table);
        expect(text).to.include('{ "price": 0.0000005, "source": "AmazonSNS-eu-west-1", "read": "2026-12-01" }');
    });

    it("fails where a file is missing, and writes nothing", async () => {
        let failure: unknown;
        await refreshPrices({ table: old, regions: ["mars-1"], host, today: "2026-12-01" }).catch(
            (error: unknown) => (failure = error),
        );
        expect(failure)
            .to.be.instanceOf(Error)
            .with.property("message")
            .that.matches(/mars-1\/index\.csv answered 404$/);
    });
});
