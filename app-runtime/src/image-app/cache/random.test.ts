import { expect } from "chai";
import { RandomEviction } from "./random.js";

describe("RandomEviction", () => {
    it("chooses each slot about as often as another", () => {
        const eviction = new RandomEviction(1);
        eviction.reserve(16);
        for (let slot = 1; slot <= 10; slot++) eviction.added(slot);
        eviction.removed(3);
        const chosen = new Map<number, number>();
        for (let time = 0; time < 9_000; time++) {
            const slot = eviction.next();
            chosen.set(slot, (chosen.get(slot) ?? 0) + 1);
        }

        expect([...chosen.keys()].sort((one, other) => one - other)).to.deep.equal([1, 2, 4, 5, 6, 7, 8, 9, 10]);
        for (const times of chosen.values()) expect(times).to.be.within(850, 1_150);
    });

    it("chooses the same with the same seed", () => {
        const choices = [new RandomEviction(5), new RandomEviction(5)].map((eviction) => {
            eviction.reserve(1_024);
            for (let slot = 1; slot <= 1_000; slot++) eviction.added(slot);
            return Array.from({ length: 20 }, () => eviction.next());
        });

        expect(choices[0]).to.deep.equal(choices[1]);
    });
});
