import { expect } from "chai";
import { box, card, label, line } from "./svg.js";

describe("a picture", () => {
    it("says to those who cannot see it what it is of", () => {
        expect(card("Requests < limit", { width: 10, height: 20 }, [])).to.contain(
            '<title id="title">Requests &lt; limit</title>',
        );
    });

    it("has words in which nothing is taken for a tag", () => {
        expect(label(1, 2, "a & <b>")).to.match(/>a &amp; &lt;b&gt;<\/text>$/);
    });

    it("is drawn to a tenth of a pixel", () => {
        expect(
            line(
                [
                    [0.123, 1],
                    [2, 3.999],
                ],
                { colour: "#000" },
            ),
        ).to.contain('d="M0.1 1 L2 4"');
        expect(box({ x: 0, y: 1.05, width: 2, height: 3 }, { fill: "#fff" })).to.contain('y="1.1"');
    });
});
