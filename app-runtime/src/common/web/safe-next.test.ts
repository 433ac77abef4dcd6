import { expect } from "chai";
import { safeNext } from "./safe-next.js";

describe("safeNext", () => {
    for (const path of ["/", "/upload", "/images/1?x=1", "/?cursor=abc"]) {
        it(`leads to ${path}`, () => {
            expect(safeNext(path)).to.equal(path);
        });
    }

    const elsewhere = [
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/.//evil.example",
        "/x/..//evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "upload",
        "",
        "/%",
        `/${"x".repeat(1_000)}`,
        undefined,
        ["/upload"],
        7,
    ];
    for (const next of elsewhere) {
        it(`stays here for ${String(JSON.stringify(next)).slice(0, 40)}`, () => {
            const path = safeNext(next);

            expect(new URL(path, "http://here.example").origin).to.equal("http://here.example");
        });
    }

    it("lets no line break into the header", () => {
        expect(safeNext("/a\r\nSet-Cookie: x")).not.to.match(/[\r\n]/);
    });
});
