import { expect } from "chai";
import { CsvError, readCsv } from "./csv.js";

describe("readCsv", () => {
    it("reads fields, quoted ones with what parts fields, and every kind of line end", () => {
        expect(readCsv('a,b\r\n"x, y","say ""hi"""\n"two\nlines",\rlast,""')).to.deep.equal([
            ["a", "b"],
            ["x, y", 'say "hi"'],
            ["two\nlines", ""],
            ["last", ""],
        ]);
    });

    it("takes semicolons where the first line has them, and leaves empty lines out", () => {
        expect(readCsv("a;b\n\n1,5;2\n  \n")).to.deep.equal([
            ["a", "b"],
            ["1,5", "2"],
        ]);
    });

    it("has a last empty field where the text ends with a separator", () => {
        expect(readCsv("a,b\nx,")).to.deep.equal([
            ["a", "b"],
            ["x", ""],
        ]);
    });

    it("names the line of a quote that is not closed, or has something behind it", () => {
        expect(() => readCsv('a,b\n"x,y\n')).to.throw(CsvError, "Line 2 opens a quote that is not closed.");
        expect(() => readCsv('a,b\n"x"y,z')).to.throw(CsvError, "Line 2 has something after a closed quote.");
    });

    it("reads what it would be written as", () => {
        const fields = ["", " ", ",", ";", '"', "\n", "\r\n", "é", 'a"b', "x,y"];
        const rows = fields.map((one) => fields.map((other) => `${one}${other}`));
        const written = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(",")).join("\n");

        expect(readCsv(written)).to.deep.equal(rows);
    });
});
