import { expect } from "chai";
import { Inputs } from "../../inputs.js";
import { contains, malformedRange6, overlap, parseRange6, rangeOfVpc6 } from "./addresses.js";

describe("parseRange6", () => {
    it("reads where a range begins and ends, however its zeros are written", () => {
        const range = parseRange6("2600:1f18:0:ab00::/56");

        expect(range?.prefixLength).to.equal(56);
        expect(range?.first).to.equal(0x26001f180000ab00_0000000000000000n);
        expect(range?.last).to.equal(0x26001f180000abff_ffffffffffffffffn);
        expect(parseRange6("2600:1f18::ab00:0:0:0:0/56")?.first).to.equal(range?.first);
        expect(parseRange6("2600:1f18:0000:ab00:0:0:0:0/56")?.first).to.equal(range?.first);
        expect(parseRange6("::/0")?.last).to.equal(2n ** 128n - 1n);
    });

    for (const text of [
        "10.0.0.0/16",
        "2600::",
        "2600::1/64",
        "::0/",
        "1:2:3/16",
        "1::2::/16",
        "12345::/16",
        "::/129",
    ]) {
        it(`does not take "${text}"`, () => {
            expect(parseRange6(text)).to.equal(undefined);
            expect(malformedRange6(new Inputs({ range: text }), "range")).to.deep.include({
                code: "InvalidParameterValue",
            });
        });
    }
});

describe("ranges of IPv6", () => {
    const [whole, part, other] = [parseRange6("2600::/56"), parseRange6("2600:0:0:1::/64"), parseRange6("2601::/64")];

    it("contain and meet each other as those of IPv4 do", () => {
        if (whole === undefined || part === undefined || other === undefined) throw new Error("A range is malformed.");

        expect([contains(whole, part), contains(part, whole), contains(whole, other)]).to.deep.equal([
            true,
            false,
            false,
        ]);
        expect([overlap(part, whole), overlap(part, other)]).to.deep.equal([true, false]);
    });

    it("are written as AWS writes them", () => {
        expect(rangeOfVpc6([0x2600, 0x1f18, 0x12, 0xab00])).to.equal("2600:1f18:12:ab00::/56");
        expect(rangeOfVpc6([0x2600, 0x1f18, 0, 0xab00])).to.equal("2600:1f18:0:ab00::/56");
        expect(rangeOfVpc6([0x2600, 0x1f18, 0x12, 0])).to.equal("2600:1f18:12::/56");
    });
});
