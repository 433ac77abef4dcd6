import { expect } from "chai";
import { renderDocument, type Frame } from "./document.js";

const frame: Frame = {
    application: "images",
    note: "dev",
    stylesheet: "/assets/style-1.css",
    icon: "/assets/icon-1.svg",
    navigation: [
        { text: "Gallery", path: "/" },
        { text: "Upload", path: "/upload" },
    ],
};
const hostile = `"><script>alert(1)</script>'&`;

describe("renderDocument", () => {
    it("has a language, a title, landmarks and a way around the navigation", () => {
        const page = renderDocument(frame, { title: "Gallery", main: "<h1>Gallery</h1>" });

        for (const part of [
            '<html lang="en">',
            "<title>Gallery – images</title>",
            'href="#main">Skip to content',
            '<main id="main" tabindex="-1"><h1>Gallery</h1></main>',
            "<header",
            "<footer",
        ]) {
            expect(page).to.contain(part);
        }
        expect(page).not.to.contain("<nav").and.not.to.contain("<script");
    });

    it("leads those who are logged in everywhere, and says where they are", () => {
        const visitor = { name: "ada", formToken: "token" };
        const page = renderDocument(frame, { title: "Upload", main: "", path: "/upload", script: "/a.js", visitor });

        expect(page).to.contain('<nav aria-label="Main">').and.contain('<a href="/">Gallery</a>');
        expect(page).to.contain('<a href="/upload" aria-current="page">Upload</a>');
        expect(page).to.contain('name="form_token" value="token"');
        expect(page).to.contain('<script src="/a.js" defer></script>');
    });

    it("escapes everything that is not markup", () => {
        const visitor = { name: hostile, formToken: hostile };
        const page = renderDocument(
            { ...frame, application: hostile, note: hostile },
            { title: hostile, main: "", visitor },
        );

        expect(page).not.to.contain("<script>").and.not.to.contain('""');
    });
});
