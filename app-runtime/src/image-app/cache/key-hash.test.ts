import { expect } from "chai";
import { randomBytes } from "node:crypto";
import { hashOfImageKey, hashOfText } from "./key-hash.js";

const imageKeys = Array.from({ length: 20_000 }, () => {
    const digits = randomBytes(8).toString("hex");
    const id = `0190a8f2-1234-7abc-${digits.slice(0, 4)}-0000${digits.slice(4, 12)}`;
    return ["original", "standard", "thumbnail"].map((size) => `${id}/${size}`);
}).flat();

for (const hash of [hashOfText, hashOfImageKey]) {
    describe(hash.name, () => {
        it("is a whole number of 32 bits, the same for the same key", () => {
            for (const key of ["", "a", "0190a8f2", ...imageKeys.slice(0, 30)]) {
                expect(hash(key)).to.equal(hash(key) | 0);
                expect(hash(key)).to.equal(hash(Buffer.from(key).toString()));
            }
        });

        it("differs for nearly all of the keys of the application, in its lowest bits too", () => {
            expect(new Set(imageKeys.map(hash)).size).to.be.above(imageKeys.length - 20);
            // Of 60,000 keys in 131,072 cells, chance puts about 48,000 into one of their own or as the first one.
            expect(new Set(imageKeys.map((key) => hash(key) & 0x1_ffff)).size).to.be.above(47_000);
        });
    });
}
