import { expect } from "chai";
import { cleanFileName, cleanText } from "./text.js";

describe("cleanText", () => {
    it("leaves names of all languages as they are", () => {
        expect(cleanText("Žluťoučký kůň – 写真 №5", 100)).to.equal("Žluťoučký kůň – 写真 №5");
    });

    it("takes out control characters, marks that turn the writing, and halves of characters", () => {
        expect(cleanText("a\0b\x1b[31mc\r\nd\u202Egnp.exe\u2066\uFEFF\uD800e", 100)).to.equal("a b [31mc dgnp.exee");
    });

    it("cuts between characters, and not within one", () => {
        expect(cleanText("😀😀😀", 2)).to.equal("😀😀");
    });

    it("is undefined where nothing is left", () => {
        expect(cleanText(" \n\u200B ", 10)).to.equal(undefined);
    });
});

describe("cleanFileName", () => {
    (
        [
            ["holiday.jpg", "holiday.jpg"],
            ["../../etc/passwd", "passwd"],
            ["C:\\Users\\me\\holiday.jpg", "holiday.jpg"],
            ["..\\..\\", "image"],
            ["", "image"],
            ["a\0.jpg", "a .jpg"],
            ["x".repeat(500), "x".repeat(200)],
        ] as const
    ).forEach(([given, name]) => {
        it(`makes ${JSON.stringify(name.slice(0, 20))} of ${JSON.stringify(given.slice(0, 30))}`, () => {
            expect(cleanFileName(given)).to.equal(name);
        });
    });
});
