import { expect } from "chai";
import { createHash } from "node:crypto";
import { contentSecurityPolicy, renderPage } from "./page.js";

describe("renderPage", () => {
    const page = renderPage({ title: "A & B", summary: "It's <up>", facts: [["Zone", '"a"']] });

    it("is a document with a language, a title, one heading and one main part", () => {
        expect(page).to.match(/^<!doctype html>\n<html lang="en">/);
        expect(page).to.contain("<title>A &amp; B</title>");
        expect(page.match(/<h1>/g)).to.have.lengthOf(1);
        expect(page.match(/<main>/g)).to.have.lengthOf(1);
    });

    it("escapes whatever it shows", () => {
        expect(page).to.contain("<p>It&#39;s &lt;up&gt;</p>");
        expect(page).to.contain("<dt>Zone</dt><dd>&quot;a&quot;</dd>");
    });

    it("carries exactly the style sheet that the policy allows, and no script", () => {
        const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? "";
        const digest = createHash("sha256").update(style).digest("base64");

        expect(contentSecurityPolicy).to.contain(`style-src 'sha256-${digest}'`);
        expect(contentSecurityPolicy).to.contain("default-src 'none'");
        expect(page).not.to.contain("<script");
    });

    it("has no list where there is nothing to list", () => {
        expect(renderPage({ title: "t", summary: "s", facts: [] })).not.to.contain("<dl>");
    });
});
