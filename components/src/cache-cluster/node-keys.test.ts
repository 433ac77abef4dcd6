import { expect } from "chai";
import { nodeKeys } from "./node-keys.js";

const keys = (shards: number, replicas: number) => nodeKeys({ shards, replicas });

describe("nodeKeys", () => {
    it("count the nodes of a single shard", () => {
        expect(keys(1, 0)).to.deep.equal(["001"]);
        expect(keys(1, 2)).to.deep.equal(["001", "002", "003"]);
    });

    it("count by shard where there are several", () => {
        expect(keys(2, 0)).to.deep.equal(["0001-001", "0002-001"]);
        expect(keys(2, 1)).to.deep.equal(["0001-001", "0001-002", "0002-001", "0002-002"]);
        expect(keys(12, 0).at(-1)).to.equal("0012-001");
    });
});
