import { expect } from "chai";
import { goodRow, goodShift } from "./shift.fixtures.test.js";
import { keyOf, personOf, readShift, type Row } from "./shift.js";

/** The fields that are refused. */
function refused(change: Row): readonly string[] {
    const read = readShift({ ...goodRow, ...change }, 7);
    return "email" in read ? [] : read.map(({ row, field }) => `${row} ${field}`);
}

describe("readShift", () => {
    it("reads a row at the local time of its place", () => {
        expect(readShift(goodRow, 1)).to.deep.equal(goodShift);
        expect(readShift({ ...goodRow, start: "2026-10-05 08:00:00", end: "2026-10-05T14:30Z" }, 1)).to.deep.equal(
            goodShift,
        );
    });

    it("takes a number for SMS only from those who ask", () => {
        const phone = "+49 151 123-45678";
        expect(readShift({ ...goodRow, phone }, 1)).to.include({ phone: undefined });
        expect(readShift({ ...goodRow, phone, sms: "no" }, 1)).to.include({ phone: undefined });
        expect(readShift({ ...goodRow, phone, sms: "Yes" }, 1)).to.include({ phone: "+4915112345678" });
    });

    for (const [field, change] of [
        ["name", { name: " \u202e " }],
        ["name", { name: "x".repeat(101) }],
        ["email", { email: "ana@example.com\r\nBcc: all@example.com" }],
        ["email", { email: "ana@example.com, ben@example.com" }],
        ["email", { email: "Ana <ana@example.com>" }],
        ["email", { email: "ana@localhost" }],
        ["email", { email: "zoë@example.com" }],
        ["email", { email: `${"a".repeat(65)}@example.com` }],
        ["phone", { phone: "0151 12345678" }],
        ["phone", { sms: "yes" }],
        ["sms", { sms: "maybe" }],
        ["start", { start: "tomorrow" }],
        ["start", { start: "2026-02-30T08:00" }],
        ["start", { start: "2026-10-04T24:00" }],
        ["end", { end: "2026-10-05T08:00" }],
        ["end", { end: "2026-10-06T08:01" }],
        ["timeZone", { timeZone: "+02:00" }],
        ["timeZone", { timeZone: "Berlin" }],
        ["place", { place: "" }],
        ["addedBy", { addedBy: "" }],
    ] as const satisfies readonly (readonly [string, Row])[]) {
        it(`refuses ${JSON.stringify(change).slice(0, 60)} by row and field`, () => {
            expect(refused(change)).to.deep.equal([`7 ${field}`]);
        });
    }

    it("names all that is wrong at once, with what is allowed and without what it holds", () => {
        const faults = readShift({ name: "secret person", email: "secret", timeZone: "UTC" }, 3);

        expect(JSON.stringify(faults)).to.contain("such as ana@example.com");
        expect(JSON.stringify(faults)).not.to.contain("secret");
        expect("email" in faults ? [] : faults.map(({ field }) => field)).to.deep.equal([
            ...["email", "start", "end", "place", "addedBy"],
        ]);
    });

    it("refuses an hour that clocks skip, and asks for the offset of one that comes twice", () => {
        const spring = readShift({ ...goodRow, start: "2026-03-29T02:30", end: "2026-03-29T08:00" }, 1);
        const autumn = readShift({ ...goodRow, start: "2026-10-25T02:30", end: "2026-10-25T08:00" }, 1);
        const said = readShift({ ...goodRow, start: "2026-10-25T02:30+01:00", end: "2026-10-25T08:00" }, 1);

        expect(spring).to.have.nested.property("0.allowed").that.contains("clocks are put forward");
        expect(autumn).to.have.nested.property("0.allowed").that.contains("comes twice");
        expect(said).to.deep.include({ start: new Date("2026-10-25T01:30:00Z") });
    });
});

describe("what is told once", () => {
    it("is the same shift whatever the row and the spelling of the name, and another one at another time or place", () => {
        const same = [goodShift, { ...goodShift, row: 9, name: "Anna", addedBy: "Otto" }];
        const others = [
            { ...goodShift, place: "Gate" },
            { ...goodShift, end: new Date("2026-10-05T15:00:00Z") },
            { ...goodShift, start: new Date("2026-10-05T05:00:00Z") },
        ];

        expect(new Set(same.map(keyOf))).to.have.lengthOf(1);
        expect(new Set([goodShift, ...others].map(keyOf))).to.have.lengthOf(4);
    });

    it("is told to the same person, however the address is written", () => {
        expect(personOf("Ana@Example.com")).to.equal(personOf("ana@example.com")).and.not.to.contain("ana");
    });
});
