import { expect } from "chai";
import { entityTag, hasAlready } from "./validators.js";

describe("conditional requests", () => {
    const tag = entityTag({ checksum: "abc" }, "thumbnail");

    it("tell the sizes of one image apart", () => {
        expect(tag).to.equal('"abc-thumbnail"');
        expect(entityTag({ checksum: "abc" }, "original")).to.equal('"abc-original"');
    });

    for (const header of [tag, `W/${tag}`, "*", `"other", ${tag}`, ` ${tag} `]) {
        it(`are answered from the client's own cache for ${header}`, () => {
            expect(hasAlready(header, tag)).to.equal(true);
        });
    }

    for (const header of [undefined, "", "abc-thumbnail", '"abc-original"', "W/", ",,,", `${tag}x`]) {
        it(`are answered with bytes for ${String(header)}`, () => {
            expect(hasAlready(header, tag)).to.equal(false);
        });
    }
});
