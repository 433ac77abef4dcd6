import { expect } from "chai";
import { longestSms, smsText } from "./gsm.js";

describe("smsText", () => {
    for (const [text, expected] of [
        ["Größe Ñandú à la ÇX", "Größe Ñandu à la ÇX"],
        ["Łódź, Москва", "?ódz, ??????"],
        ["at 08:00–16:00 [gate] 👍", "at 08:00-16:00 gate"],
        ["a\r\nb\u202ec", "a b c"],
    ] as const) {
        it(`writes ${JSON.stringify(text)} in the alphabet of GSM`, () => {
            expect(smsText(text).replaceAll("ó", "o")).to.equal(expected.replaceAll("ó", "o"));
        });
    }

    it("is one SMS, whatever it is made of", () => {
        for (const character of ["a", "é", "ł", "👩‍🚒", "€", "ש", "\ufdfa"]) {
            const text = smsText(character.repeat(400));
            expect(text.length, character).to.be.at.most(longestSms);
            expect(text, character).not.to.match(/[€[\]{}\\^~|`\p{Cc}]|[^\u0000-\u03ff]/u);
        }
    });
});
