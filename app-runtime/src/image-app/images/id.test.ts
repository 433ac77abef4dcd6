import { expect } from "chai";
import { firstImageIdAt, isImageId, newImageId } from "./id.js";

describe("newImageId", () => {
    it("sorts by time as text", () => {
        const ids = [5, 1_700_000_000_000, 1_700_000_000_001, 2 ** 45].map((time) => newImageId(new Date(time)));

        expect([...ids].reverse().sort()).to.deep.equal(ids);
    });

    it("holds the time in its first 48 bits, and says that it is a UUID of version 7", () => {
        const id = newImageId(new Date(0x0190_0000_abcd));

        expect(id).to.match(/^01900000-abcd-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    it("is never smaller than the first of its moment, and always smaller than that of the next", () => {
        for (const time of [5, 1_700_000_000_000, 2 ** 45]) {
            const id = newImageId(new Date(time));

            expect(id >= firstImageIdAt(new Date(time))).to.equal(true);
            expect(id < firstImageIdAt(new Date(time + 1))).to.equal(true);
        }
    });

    it("does not repeat itself within a millisecond", () => {
        const now = new Date();

        expect(new Set(Array.from({ length: 1_000 }, () => newImageId(now))).size).to.equal(1_000);
    });
});

describe("isImageId", () => {
    it("knows the ids that are given", () => {
        expect(isImageId(newImageId())).to.equal(true);
    });

    const id = "01900000-abcd-7000-8000-0123456789ab";
    [
        "",
        `${id}\n`,
        ` ${id}`,
        `${id}/../x`,
        `../${id}`,
        id.toUpperCase(),
        id.replace("-7", "-4"),
        id.replace("-8", "-c"),
        "..",
        `${id}\0`,
    ].forEach((text) => {
        it(`does not take ${JSON.stringify(text)} for one`, () => {
            expect(isImageId(text)).to.equal(false);
        });
    });
});
