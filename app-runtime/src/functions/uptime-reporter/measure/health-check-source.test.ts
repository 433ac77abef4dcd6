import { expect } from "chai";
import { addResults } from "./health-check-source.js";

describe("results of a health check", () => {
    it("are good where it was healthy in the whole minute", () => {
        const results = new Map<number, boolean>();
        const at = (second: number): Date => new Date(Date.UTC(2026, 9, 5, 10, 0, second));
        addResults({ Timestamps: [at(0), at(60), at(150)], Values: [1, 0, 0.5], StatusCode: "Complete" }, results);
        addResults({ Timestamps: [at(240)], Values: [], StatusCode: "PartialData" }, results);

        expect([...results]).to.deep.equal([
            [at(0).getTime(), true],
            [at(60).getTime(), false],
            [at(120).getTime(), false],
        ]);
    });

    it("are not called unknown where CloudWatch could not give them", () => {
        expect(() => addResults({ StatusCode: "InternalError" }, new Map())).to.throw("did not give the results");
        expect(() => addResults({ StatusCode: "Forbidden" }, new Map())).to.throw("Forbidden");
    });
});
