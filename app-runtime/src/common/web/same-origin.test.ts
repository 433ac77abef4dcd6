import { expect } from "chai";
import { isSameOrigin } from "./same-origin.js";

describe("isSameOrigin", () => {
    it("believes the browser's own verdict before anything else", () => {
        const headers = { origin: "http://evil.example", host: "shop.example" };

        expect(isSameOrigin({ ...headers, "sec-fetch-site": "same-origin" }, false)).to.equal(true);
        for (const site of ["cross-site", "same-site", "none", ""]) {
            expect(isSameOrigin({ origin: "http://a", host: "a", "sec-fetch-site": site }, false)).to.equal(false);
        }
    });

    it("compares the origin with the host where there is no verdict", () => {
        expect(isSameOrigin({ origin: "http://127.0.0.1:8080", host: "127.0.0.1:8080" }, false)).to.equal(true);
        expect(isSameOrigin({ origin: "https://shop.example", host: "shop.example:443" }, true)).to.equal(true);
        expect(isSameOrigin({ origin: "http://shop.example", host: "shop.example" }, true)).to.equal(false);
        expect(isSameOrigin({ origin: "http://evil.example", host: "shop.example" }, false)).to.equal(false);
        expect(isSameOrigin({ origin: "null", host: "shop.example" }, false)).to.equal(false);
    });

    it("does not believe a request that says nothing, or nonsense", () => {
        expect(isSameOrigin({ host: "shop.example" }, false)).to.equal(false);
        expect(isSameOrigin({ origin: "http://shop.example" }, false)).to.equal(false);
        expect(isSameOrigin({ origin: "http://a b", host: "a b" }, false)).to.equal(false);
    });
});
