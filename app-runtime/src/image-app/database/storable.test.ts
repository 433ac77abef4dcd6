import { expect } from "chai";
import { UnstorableValue } from "./errors.js";
import { identifier, isStorable, shortened, storable, storableTime } from "./storable.js";

describe("what can be kept", () => {
    it("is a text of 255 characters, of whatever script, without U+0000", () => {
        expect(isStorable("")).to.equal(true);
        expect(isStorable("😀".repeat(255))).to.equal(true);
        expect(isStorable("😀".repeat(256))).to.equal(false);
        expect(isStorable("a".repeat(256))).to.equal(false);
        expect(isStorable("a\u0000")).to.equal(false);
    });

    it("is named where it is not", () => {
        expect(() => storable("a".repeat(300), "name of the image")).to.throw(
            UnstorableValue,
            "The name of the image cannot be kept: it may have 255 characters at most, and no U+0000; it has 300.",
        );
        expect(storable("name", "name of the image")).to.equal("name");
    });

    it("is cut to fit where it is only for show", () => {
        expect(shortened("Nikon\u0000 D90")).to.equal("Nikon D90");
        expect(shortened("😀".repeat(400))).to.equal("😀".repeat(255));
    });

    it("is a time that both servers have", () => {
        for (const time of ["1000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"].map((text) => new Date(text))) {
            expect(storableTime(time)).to.equal(time);
        }
        for (const time of [undefined, new Date(Number.NaN), new Date(-8.64e15), new Date(8.64e15)]) {
            expect(storableTime(time)).to.equal(undefined);
        }
    });
});

describe("identifier", () => {
    it("lets pass what can be an id or a hash, and nothing else", () => {
        const id = "01a207a7-a631-737d-a7ca-293c2e002857";

        expect(identifier(id)).to.equal(id);
        for (const text of ["", " ", `${id} `, "é", "a\u0000", "a\nb", "x".repeat(129)]) {
            expect(identifier(text)).to.equal("");
        }
    });
});
