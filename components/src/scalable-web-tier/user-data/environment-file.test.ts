import { expect } from "chai";
import { renderEnvironmentFile } from "./environment-file.js";

describe("renderEnvironmentFile", () => {
    it("is sorted, so that the same variables make the same file", () => {
        expect(renderEnvironmentFile({ B: "2", A: "1" })).to.equal('A="1"\nB="2"\n');
    });

    it("escapes what systemd would read as something else", () => {
        expect(renderEnvironmentFile({ TRICKY: 'a"b\\c$d`e f#g' })).to.equal('TRICKY="a\\"b\\\\c\\$d\\`e f#g"\n');
    });

    it("keeps line ends inside the quotes", () => {
        expect(renderEnvironmentFile({ LINES: "one\ntwo" })).to.equal('LINES="one\ntwo"\n');
    });

    it("is empty for nothing", () => {
        expect(renderEnvironmentFile({})).to.equal("");
    });
});
