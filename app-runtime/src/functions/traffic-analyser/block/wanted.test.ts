import { expect } from "chai";
import type { Incident } from "../incidents.js";
import { type BlockRules, wantedBlocks } from "./wanted.js";

const rules: BlockRules = { mode: "block", blockMinutes: 60, mostBlocked: 100, allowedNetworks: ["198.51.100.7"] };

function wanted(incidents: readonly Partial<Incident>[], changes: Partial<BlockRules> = {}): readonly string[] {
    const whole = incidents.map((incident): Incident => ({
        ...{ type: "request-flood", key: "203.0.113.7", start: 100, end: 100 },
        ...{ isOpen: true, knownSince: 100, toldAt: 6_000 },
        ...incident,
    }));
    return wantedBlocks(whole, 6_060, { ...rules, ...changes }).map(({ text }) => text);
}

describe("who is to be blocked", () => {
    it("are addresses and networks of attacks, and no paths, nor visitors", () => {
        expect(
            wanted([
                { key: "203.0.113.7" },
                { key: "203.0.114.0/24", type: "error-burst" },
                { key: "2001:db8::/64" },
                { key: "/search", type: "distributed-flood" },
                { key: "*", type: "distributed-flood" },
                { key: "*", type: "high-traffic" },
                { key: "198.51.100.7" },
                { key: "198.51.100.0/24" },
            ]),
        ).to.deep.equal(["2001:0db8:0000:0000:0000:0000:0000:0000/64", "203.0.113.7/32", "203.0.114.0/24"]);
    });

    it("are those of the last hour, also where their attack is over, and the latest first", () => {
        const ended = (end: number): Partial<Incident> => ({ key: `203.0.113.${end}`, end, isOpen: false });
        expect(wanted([ended(40), ended(41), ended(99)])).to.deep.equal(["203.0.113.99/32", "203.0.113.41/32"]);
        expect(wanted([ended(40), ended(41), ended(99)], { mostBlocked: 1 })).to.deep.equal(["203.0.113.99/32"]);
    });

    it("is nobody where it only counts", () => {
        expect(wanted([{}], { mode: "count" })).to.deep.equal([]);
    });
});
