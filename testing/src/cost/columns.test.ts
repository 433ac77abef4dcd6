import { expect } from "chai";
import { columns, counted, dollars, unitDollars } from "./columns.js";

describe("columns", () => {
    it("pads words to the right and numbers to the left", () => {
        const rows = [
            ["name", "price"],
            ["a", "12.00"],
            ["longer", "1.00"],
        ];
        expect(columns(rows, [1])).to.deep.equal(["name    price", "a       12.00", "longer   1.00"]);
        expect(columns([], [])).to.deep.equal([]);
    });

    it("writes amounts with cents and unit prices with all their digits", () => {
        expect([dollars(1234.5), dollars(0)]).to.deep.equal(["1,234.50", "0.00"]);
        expect([unitDollars(0.0000005), unitDollars(3)]).to.deep.equal(["0.0000005", "3.00"]);
        expect([counted(1, "meter"), counted(2, "meter")]).to.deep.equal(["1 meter", "2 meters"]);
    });
});
