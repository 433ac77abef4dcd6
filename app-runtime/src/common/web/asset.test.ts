import { expect } from "chai";
import { makeAsset } from "./asset.js";

describe("makeAsset", () => {
    it("puts a digest of the content into the address, so that another content has another one", () => {
        const asset = makeAsset("style.css", "a {}");

        expect(asset.path).to.match(/^\/assets\/style-[0-9a-f]{12}\.css$/);
        expect(asset.contentType).to.equal("text/css; charset=utf-8");
        expect(asset.body.toString()).to.equal("a {}");
        expect(makeAsset("style.css", "a {}").path).to.equal(asset.path);
        expect(makeAsset("style.css", "b {}").path).not.to.equal(asset.path);
    });

    it("refuses a kind of file that it has no content type for", () => {
        expect(() => makeAsset("page.html", "")).to.throw('Asset "page.html" ends in none of .css, .js, .svg');
    });
});
