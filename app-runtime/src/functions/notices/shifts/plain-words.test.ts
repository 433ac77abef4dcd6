import { expect } from "chai";
import { plainWords } from "./plain-words.js";

describe("plainWords", () => {
    for (const [what, text, expected] of [
        ["makes line ends, which would begin another header, into blanks", "Ana\r\nBcc: x@y.z", "Ana Bcc: x@y.z"],
        ["leaves out marks that turn the direction", "Ana\u202egnp.\u2066x\u2069\u200f", "Anagnp.x"],
        ["keeps letters of every script, and emoji of several", "שרה 👩‍🚒 Zoë", "שרה 👩‍🚒 Zoë"],
        ["parts braces that SES would fill in", "{{amazonSESUnsubscribeUrl}}", "{ {amazonSESUnsubscribeUrl}}"],
        ["has one blank where there are many, of any kind", " a \t\u00a0\u2028 b ", "a b"],
        ["leaves out half an emoji", "a\ud83d", "a"],
        ["is nothing where there is nothing to read", "\u0000\u200b\u202e", ""],
    ] as const) {
        it(what, () => expect(plainWords(text, 100)).to.equal(expected));
    }

    it("is cut by characters, not within one", () => {
        expect(plainWords("👍👍👍👍", 3)).to.equal("👍👍…");
    });
});
