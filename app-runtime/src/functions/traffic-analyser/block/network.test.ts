import { expect } from "chai";
import { overlap, readNetwork } from "./network.js";

describe("a network", () => {
    for (const [text, expected] of [
        ["203.0.113.7", "203.0.113.7/32"],
        ["203.0.113.7/24", "203.0.113.0/24"],
        ["0.0.0.0/0", "0.0.0.0/0"],
        ["2001:db8::1", "2001:0db8:0000:0000:0000:0000:0000:0001/128"],
        ["2001:DB8:1:2:3::/64", "2001:0db8:0001:0002:0000:0000:0000:0000/64"],
        ["::ffff:203.0.113.7/128", "0000:0000:0000:0000:0000:ffff:cb00:7107/128"],
        ["::", "0000:0000:0000:0000:0000:0000:0000:0000/128"],
    ]) {
        it(`of ${text} is written ${expected}`, () => {
            expect(readNetwork(text ?? "")?.text).to.equal(expected);
        });
    }

    for (const text of [
        "",
        "*",
        "/search",
        "/203.0.113.7",
        "203.0.113.0/33",
        "203.0.113.0/",
        "2001:db8::/129",
        "1.2.3.4/5/6",
    ]) {
        it(`is not "${text}"`, () => {
            expect(readNetwork(text)).to.equal(undefined);
        });
    }

    it("overlaps what is in it and what it is in, and no other family", () => {
        const [one, in24, other, all, six] = [
            "203.0.113.7",
            "203.0.113.0/24",
            "203.0.114.0/24",
            "0.0.0.0/0",
            "::/0",
        ].map((text) => readNetwork(text));
        if (!one || !in24 || !other || !all || !six) throw new Error("These are networks.");
        expect([overlap(one, in24), overlap(in24, one), overlap(all, one)]).to.deep.equal([true, true, true]);
        expect([overlap(one, other), overlap(in24, other), overlap(all, six)]).to.deep.equal([false, false, false]);
    });
});
