import { expect } from "chai";
import { tableOf } from "./fixtures.test.js";
import { parsePriceTable, priceOf, readPriceTable } from "./price-table.js";

describe("the price table of this package", () => {
    const table = readPriceTable();

    it("has a unit, a source and a day for every price, in two regions at least", () => {
        expect(table.regions).to.include.members(["eu-west-1", "us-east-1"]);
        for (const [key, { unit, prices }] of table.items) {
            expect(unit, key).not.to.equal("");
            expect(prices.size, key).to.be.greaterThan(0);
            for (const row of prices.values()) expect(row.read <= table.date, key).to.equal(true);
        }
    });

    it("says which prices nobody has compared with a document", () => {
        for (const { prices } of table.items.values()) {
            for (const { source, verified } of prices.values()) expect(verified).to.equal(source !== "not-compared");
        }
    });
});

describe("priceOf", () => {
    it("is the price of the region, else the one of everywhere", () => {
        const global = tableOf({ "kms.key": 1 }, "global");
        expect(priceOf(global, "kms.key", "ap-south-1")?.price).to.equal(1);
        expect(global.regions).to.deep.equal([]);
        expect(priceOf(tableOf({ "kms.key": 1 }), "kms.key", "ap-south-1")).to.equal(undefined);
        expect(priceOf(global, "kms.keys", "ap-south-1")).to.equal(undefined);
    });
});

describe("parsePriceTable refuses", () => {
    const row = { price: 1, source: "page", read: "2026-11-01" };
    const good = {
        currency: "USD",
        date: "2026-11-02",
        sources: { page: "a page" },
        items: { key: { unit: "hour", prices: { "eu-west-1": row } } },
    };
    const withRow = (change: object) => ({
        ...good,
        items: { key: { unit: "hour", prices: { "eu-west-1": { ...row, ...change } } } },
    });

    const refused: readonly [what: string, table: unknown, message: string][] = [
        ["what is no object", undefined, "items is empty"],
        ["another currency", { ...good, currency: "EUR" }, "currency is not USD"],
        ["no day", { ...good, date: "yesterday" }, "date is no day"],
        ["a day that does not exist", { ...good, date: "2026-13-41" }, "date is no day"],
        ["a source without text", { ...good, sources: { page: "a", other: "" } }, "sources.other is no text"],
        ["a price of zero, which would hide a cost", withRow({ price: 0 }), "items.key.prices.eu-west-1: price is no"],
        ["a price in text", withRow({ price: "1" }), "price is no number above zero"],
        ["a source that is not listed", withRow({ source: "rumour" }), "source rumour is not in sources"],
        ["a price without a day", withRow({ read: undefined }), "read is no day"],
        ["a doubtful doubt", withRow({ verified: "maybe" }), "verified is neither true nor false"],
        ["an item without a unit", { ...good, items: { key: { prices: { "eu-west-1": row } } } }, "items.key.unit"],
    ];
    for (const [what, table, message] of refused) {
        it(what, () => expect(() => parsePriceTable(table)).to.throw(message));
    }

    it("everything at once, by the file's name", () => {
        const twice = { ...withRow({ price: -1 }), currency: "EUR" };
        expect(() => parsePriceTable(twice, "prices.json")).to.throw(/^prices\.json is no price table: .*; /);
        expect(parsePriceTable(good).regions).to.deep.equal(["eu-west-1"]);
    });
});
