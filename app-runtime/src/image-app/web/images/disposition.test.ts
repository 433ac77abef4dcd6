import { expect } from "chai";
import { contentDisposition } from "./disposition.js";

describe("contentDisposition", () => {
    it("gives the name the ending that suits the bytes", () => {
        expect(contentDisposition("Ferry.PNG", "webp")).to.equal(
            `inline; filename="Ferry.webp"; filename*=UTF-8''Ferry.webp`,
        );
        expect(contentDisposition("no ending", "jpg")).to.contain('filename="no ending.jpg"');
    });

    it("writes other scripts in the form that browsers understand", () => {
        expect(contentDisposition("żółw.png", "png")).to.equal(
            `inline; filename="___w.png"; filename*=UTF-8''%C5%BC%C3%B3%C5%82w.png`,
        );
    });

    it("leaves nothing with which a name could end the header or its quotes", () => {
        const header = contentDisposition(`a"; filename="evil.exe\\'()*%`, "png");

        expect(header.match(/"/g)).to.have.lengthOf(2);
        expect(header)
            .to.match(/^[\x20-\x7e]+$/)
            .and.not.to.contain("\\");
        expect(header.split("UTF-8''")[1]).to.match(/^[A-Za-z0-9%._-]+$/);
    });
});
