import { expect } from "chai";
import { unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, usageOf, type Values } from "./fixtures.test.js";

describe("cost of a table", () => {
    const table = (inputs: Values) => drafts("aws:dynamodb/table:Table", inputs);

    it("is by use where that is paid, with backups where there are any", () => {
        const prices = ["dynamodb.reads", "dynamodb.writes", "dynamodb.storage"];
        const onDemand = { billingMode: "PAY_PER_REQUEST" };

        expect(usageOf(table(onDemand))).to.deep.equal(prices);
        expect(usageOf(table({ ...onDemand, pointInTimeRecovery: { enabled: true } }))).to.deep.equal([
            ...prices,
            "dynamodb.backups",
        ]);
    });

    it("is by the hour where capacity is asked for", () => {
        expect(fixedOf(table({ readCapacity: 5, writeCapacity: 2 }))).to.deep.equal({
            "dynamodb.read-capacity": 5 * 730,
            "dynamodb.write-capacity": 2 * 730,
        });
    });

    it("is not known where the way to pay is not, or the class has no price", () => {
        expect(fixedOf(table({ billingMode: unknownValue }))).to.deep.equal({ capacity: "not known yet" });
        expect(fixedOf(table({ tableClass: "STANDARD_INFREQUENT_ACCESS" }))).to.deep.equal({
            "capacity and storage of a table for rare access": "there is no price of this class",
        });
    });
});
