import { expect } from "chai";
import { Random } from "../../../image-app/testing/random.js";
import { Chunk } from "./chunk.js";
import { QuotePositions } from "./quote-positions.js";

describe("the positions of quotes", () => {
    it("are as many as a plain count says, whatever the rows before were like", () => {
        const random = new Random(3);
        const positions = new QuotePositions(6);
        for (let round = 0; round < 5_000; round++) {
            const text = Array.from({ length: random.below(60) }, () => (random.below(5) === 0 ? '"' : "x")).join("");
            const from = random.below(4);
            const chunk = new Chunk(Buffer.from(text));
            const quotes = text.slice(from).split('"').length - 1;
            expect(positions.areIn(chunk, from, text.length), text).to.equal(quotes >= 6);
        }
    });

    it("are found by a chunk wherever it begins in memory", () => {
        const memory = Buffer.from(`${"x".repeat(40)}"${"y".repeat(40)}`);
        for (let start = 0; start < 10; start++) {
            for (let end = start; end < memory.length; end++) {
                const bytes = memory.subarray(start, end);
                const expected = bytes.includes('"') ? bytes.indexOf('"') : bytes.length;
                expect(new Chunk(bytes).nextQuote(0, bytes.length)).to.equal(expected);
            }
        }
    });
});
