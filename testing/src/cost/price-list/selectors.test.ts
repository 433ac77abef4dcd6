import { expect } from "chai";
import { readPriceTable } from "../price-table.js";
import { isMeant, selectorOf } from "./selectors.js";

describe("selectorOf", () => {
    it("says where the price of a key is found", () => {
        expect(selectorOf("ec2:m7g.large")).to.deep.include({ offer: "AmazonEC2", usageType: "BoxUsage:m7g.large" });
        expect(selectorOf("rds.postgres:db.t4g.micro")).to.deep.equal({
            offer: "AmazonRDS",
            usageType: "InstanceUsage:db.t4g.micro",
            columns: { databaseengine: "PostgreSQL", deploymentoption: "Single-AZ" },
        });
        expect(selectorOf("elasticache.valkey:cache.t4g.small")?.columns).to.deep.equal({ cacheengine: "Valkey" });
        expect(selectorOf("vpc.nat-gateway")?.usageType).to.equal("NatGateway-Hours");
        for (const key of ["waf.acl", "rds.oracle:db.t3.micro", "elasticache.x:y", "made.up:z"]) {
            expect(selectorOf(key), key).to.equal(undefined);
        }
    });

    it("knows most keys of the table", () => {
        const keys = [...readPriceTable().items.keys()];
        const unknown = keys.filter((key) => selectorOf(key) === undefined);
        expect(unknown.length).to.be.lessThan(keys.length / 5);
    });
});

describe("isMeant", () => {
    const meant = (usagetype: string, more: object = {}) =>
        isMeant(
            { offer: "AWSELB", usageType: "LCUUsage", columns: { operation: "LoadBalancing:Application" } },
            new Map(
                Object.entries({
                    usagetype,
                    termtype: "OnDemand",
                    currency: "USD",
                    operation: "LoadBalancing:Application",
                    ...more,
                }),
            ),
        );

    it("takes the usage type with the region's prefix and without, and nothing that only ends alike", () => {
        const types = ["LCUUsage", "EU-LCUUsage", "USE1-LCUUsage", "EU-Outposts-LCUUsage", "EU-ReservedLCUUsage"];
        expect(types.map((type) => meant(type))).to.deep.equal([true, true, true, false, false]);
    });

    it("takes on-demand prices in dollars of what the columns say", () => {
        expect(meant("LCUUsage", { termtype: "Reserved" })).to.equal(false);
        expect(meant("LCUUsage", { currency: "CNY" })).to.equal(false);
        expect(meant("LCUUsage", { operation: "LoadBalancing:Network" })).to.equal(false);
    });
});
