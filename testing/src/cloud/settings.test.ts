import { expect } from "chai";
import { readSettings } from "./settings.js";

describe("readSettings", () => {
    it("reads default tags from an object and from the JSON text of the engine", () => {
        const tags = { Team: "web" };

        expect(readSettings({ region: "eu-west-1", defaultTags: { tags } })).to.deep.equal({
            region: "eu-west-1",
            defaultTags: tags,
        });
        expect(readSettings({ defaultTags: JSON.stringify({ tags }) })).to.deep.equal({
            region: "us-east-1",
            defaultTags: tags,
        });
    });

    it("says which setting it cannot read, without its value", () => {
        expect(() => readSettings({ defaultTags: "{Team" })).to.throw(
            /setting defaultTags is not JSON; give an object/,
        );
    });
});
