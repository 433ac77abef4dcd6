import { expect } from "chai";
import { domainNameFinding } from "./domain-name.js";

const finding = (name: string) => domainNameFinding("domainNames", name);

describe("domainNameFinding", () => {
    it("takes domains and wildcards below them", () => {
        for (const name of ["example.com", "*.example.com", "a.b.c.example.co.uk", "xn--bcher-kva.example"]) {
            expect(finding(name), name).to.equal(false);
        }
    });

    it("says what to write instead of anything else", () => {
        const others = ["example", "https://example.com", "Example.com", "a.*.example.com", "example.com.", "a_b.com"];
        for (const name of [...others, "", "-a.example.com", `${"a".repeat(64)}.example.com`]) {
            expect(finding(name), name).to.equal(
                `domainNames has "${name}"; use a name such as "www.example.com" or "*.example.com", in lower case.`,
            );
        }
        expect(finding(`${`${"a".repeat(60)}.`.repeat(4)}example.com`)).to.contain("with 255 characters");
    });
});
