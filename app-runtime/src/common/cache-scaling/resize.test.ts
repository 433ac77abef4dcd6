import { expect } from "chai";
import { grown, shrunk } from "./resize.js";

const pool = { minNodes: 1, maxNodes: 8, expandRatio: 2, shrinkRatio: 0.5 };

describe("the size of the pool", () => {
    it("grows by the ratio, by at least one node, and never beyond the bound", () => {
        expect([1, 2, 3, 4, 7, 8].map((nodes) => grown({ ...pool, nodes }))).to.deep.equal([2, 4, 6, 8, 8, 8]);
        expect([1, 2, 5].map((nodes) => grown({ ...pool, nodes, expandRatio: 1.1 }))).to.deep.equal([2, 3, 6]);
    });

    it("shrinks by the ratio, by at least one node, and never beyond the bound", () => {
        expect([8, 5, 3, 2, 1].map((nodes) => shrunk({ ...pool, nodes }))).to.deep.equal([4, 2, 1, 1, 1]);
        expect([8, 2].map((nodes) => shrunk({ ...pool, nodes, shrinkRatio: 0.9 }))).to.deep.equal([7, 1]);
    });

    it("comes back between bounds that have moved", () => {
        expect(grown({ ...pool, nodes: 1, minNodes: 5 })).to.equal(5);
        expect(shrunk({ ...pool, nodes: 8, maxNodes: 3 })).to.equal(3);
    });
});
