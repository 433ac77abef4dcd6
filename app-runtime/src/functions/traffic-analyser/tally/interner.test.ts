import { expect } from "chai";
import { Chunk } from "../log/chunk.js";
import { type Interned, Interner } from "./interner.js";

/** An interner that lists the texts that it made an entry of. */
function observed(capacity: number): { get: (text: string, before?: string) => Interned; made: string[] } {
    const made: string[] = [];
    const interner = new Interner<Interned>(capacity, (text, hash) => {
        made.push(text);
        return { text, hash };
    });
    const get = (text: string, before = ""): Interned =>
        interner.get(new Chunk(Buffer.from(`${before}${text} and more`)), before.length, before.length + text.length);
    return { get, made };
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `/images/${index}`);

describe("the interner", () => {
    it("gives the same entry for the same bytes, wherever they are", () => {
        const { get, made } = observed(16);
        const entry = get("/images/7");
        for (const before of ["a", "ab", "abc", "abcd"]) expect(get("/images/7", before)).to.equal(entry);
        expect(made).to.deep.equal(["/images/7"]);
    });

    it("tells texts apart that differ in any byte or in length", () => {
        const { get } = observed(64);
        const texts = ["", "a", "b", "a\0", "aaaa", "aaaaa", "aaaab", "baaaa", "aaaabaaa", "aaaaaaab", "aaaaaaaa\0"];
        expect(texts.map((text) => get(text).text)).to.deep.equal(texts);
        expect(new Set(texts.map((text) => get(text).hash)).size).to.equal(texts.length);
    });

    it("hashes a text as it always has, because counters that are kept and merged depend on it", () => {
        const { get } = observed(16);
        expect([get("").hash, get("/").hash, get("/images/7").hash]).to.deep.equal([0, -148384440, -427196]);
    });

    it("still knows all entries when it has grown to its capacity", () => {
        const { get, made } = observed(4_096);
        const texts = numbered(4_096);
        const entries = texts.map((text) => get(text));
        expect(texts.map((text) => get(text))).to.deep.equal(entries);
        expect(made).to.have.length(4_096);
    });

    it("forgets everything when it is full, and no sooner", () => {
        const { get, made } = observed(16);
        for (const text of [...numbered(17), "/images/16", "/images/0"]) get(text);
        expect(made).to.deep.equal([...numbered(17), "/images/0"]);
    });

    it("tells longer texts apart by their first 512 bytes", () => {
        const { get } = observed(16);
        const entry = get("x".repeat(600));
        expect(entry.text).to.have.length(512);
        expect(get(`${"x".repeat(512)}y`)).to.equal(entry);
    });
});
