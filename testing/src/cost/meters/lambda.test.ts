import { expect } from "chai";
import { type InputValue, unknownValue } from "../../cloud/inputs.js";
import { drafts, usageOf, type Values } from "./fixtures.test.js";

describe("cost of a function", () => {
    const prices = (inputs: Values) => usageOf(drafts("aws:lambda/function:Function", inputs));

    it("is requests and seconds, by the processor", () => {
        expect(prices({})).to.deep.equal(["lambda.requests", "lambda.duration"]);
        expect(prices({ architectures: ["arm64"] })).to.deep.equal(["lambda.requests", "lambda.duration-arm"]);
    });

    it("has storage above what every function has", () => {
        const sizes: Record<string, InputValue>[] = [{ size: 1024 }, { size: unknownValue }];
        for (const ephemeralStorage of sizes) {
            expect(prices({ ephemeralStorage })).to.include("lambda.storage");
        }
        expect(prices({ ephemeralStorage: { size: 512 } })).not.to.include("lambda.storage");
    });
});
