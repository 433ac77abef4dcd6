import { expect } from "chai";
import { readSessionKeys } from "./session-keys.js";

describe("the keys that sign sessions", () => {
    it("are the lines of the secret in their order, whatever blanks are around them", async () => {
        expect(await readSessionKeys(async () => "\n first-key \r\nsecond-key\n\n")).to.deep.equal([
            "first-key",
            "second-key",
        ]);
    });

    it("are none where the secret is blank", async () => {
        expect(await readSessionKeys(async () => " \n")).to.deep.equal([]);
    });
});
