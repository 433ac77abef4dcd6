import { expect } from "chai";
import { goodRow, goodShift } from "./shift.fixtures.test.js";
import { readShiftFile } from "./shift-file.js";

const bytes = (text: string): Buffer => Buffer.from(text);
const json = (value: unknown): Buffer => bytes(JSON.stringify(value));
const headings = Object.keys(goodRow).join(",");
const line = Object.values(goodRow).join(",");

describe("a file of shifts", () => {
    it("is the same as JSON and as CSV, with and without the mark at the beginning", () => {
        const asJson = readShiftFile("shifts/a.json", json([goodRow]));
        const asCsv = readShiftFile("shifts/a.CSV", bytes(`\ufeff${headings}\r\n${line}\r\n`));

        expect(asJson).to.deep.equal({ shifts: [goodShift], faults: [], rows: 1 });
        expect(asCsv).to.deep.equal(asJson);
    });

    it("gives the good rows where others are bad", () => {
        const { shifts, faults } = readShiftFile(
            "a.json",
            json([
                goodRow,
                { ...goodRow, email: "" },
                "x",
                { ...goodRow, wage: "1" },
                { ...goodRow, name: 5 },
                goodRow,
            ]),
        );

        expect(shifts.map(({ row }) => row)).to.deep.equal([1, 6]);
        expect(faults.map(({ row, field }) => `${row} ${field}`)).to.deep.equal([
            "2 email",
            "3 row",
            "4 row",
            "5 name",
        ]);
    });

    it("refuses a line of CSV with more or fewer fields, by its row", () => {
        const { shifts, faults } = readShiftFile("a.csv", bytes(`${headings}\n${line},more\n${line}\nx`));

        expect(shifts.map(({ row }) => row)).to.deep.equal([2]);
        expect(faults).to.deep.equal(
            [1, 3].map((row) => ({ row, field: "row", allowed: "7 fields, as many as the first line names" })),
        );
    });

    it("takes true and false for sms in JSON, and null for what is left out", () => {
        const row = { ...goodRow, sms: true, phone: "+4915112345678" };
        const { shifts, faults } = readShiftFile("a.json", json([row, { ...goodRow, sms: false, phone: null }]));

        expect(faults).to.deep.equal([]);
        expect(shifts.map(({ phone }) => phone)).to.deep.equal(["+4915112345678", undefined]);
    });

    it("cannot be made to set other members of a row", () => {
        const text = `[{"__proto__": {"name": "x"}, "constructor": "y"}]`;
        expect(readShiftFile("a.json", bytes(text)).faults.map(({ field }) => field)).to.deep.equal(["row", "row"]);
    });

    for (const [what, name, content, sentence] of [
        ["empty", "a.json", bytes(""), "It is empty"],
        ["blank", "a.csv", bytes("\ufeff \n"), "It is empty"],
        ["without rows", "a.json", bytes("[]"), "It has no row"],
        ["with headings only", "a.csv", bytes(headings), "It has no row"],
        ["of another kind", "a.xlsx", bytes("x"), "Its name has another ending"],
        ["no JSON", "a.json", bytes("[{]"), "It is no JSON"],
        ["nested without end", "a.json", bytes("[".repeat(200_000)), "It is no JSON"],
        ["no list", "a.json", json({ shifts: [] }), "It is no list"],
        ["not in UTF-8", "a.csv", Buffer.from([0xff, 0xfe, 0x41, 0]), "It is no text in UTF-8"],
        [
            "with another heading",
            "a.csv",
            bytes("name,mail\nx,y"),
            "email, start, end, timeZone, place, addedBy are not",
        ],
        ["with a heading twice", "a.csv", bytes(`${headings},name\n`), "Its first line names other columns"],
        ["with a quote left open", "a.csv", bytes(`${headings}\n"x`), "Line 2 opens a quote"],
        ["too long", "a.json", json(Array.from({ length: 5_001 }, () => 1)), "It has 5001 rows, at most 5000"],
    ] as const) {
        it(`that is ${what} is refused with a sentence`, () => {
            expect(() => readShiftFile(name, content)).to.throw(sentence);
        });
    }
});
