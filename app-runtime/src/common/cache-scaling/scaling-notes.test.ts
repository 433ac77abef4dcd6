import { expect } from "chai";
import { MemoryJournal, noNotes, notesAfter, resolved, type ScalingNotes } from "./scaling-notes.js";
import { noMemory } from "./scaling-rule.js";

const gaveUp = { at: 1, missRate: 0.9, maxMissRate: 0.5 };
const memory = { ...noMemory, vain: 2 };

function givingUp(notes: ScalingNotes, at = 1): ScalingNotes {
    return notesAfter(notes, { memory, nodes: 3, givesUp: true }, { ...gaveUp, at });
}

describe("the notes of auto-scaling", () => {
    it("open an incident once, and close it when the misses are fewer", () => {
        const opened = givingUp(noNotes);
        const still = notesAfter(opened, { memory, nodes: 3, givesUp: false }, { ...gaveUp, at: 2 });
        const closed = notesAfter(still, { memory: noMemory, nodes: 3, givesUp: false }, { ...gaveUp, at: 3 });

        expect(still).to.deep.equal(opened);
        expect(opened.vainGrowth).to.deep.equal({ ...gaveUp, nodes: 3 });
        expect(closed.vainGrowth).to.equal(null);
        expect(closed.untold.map(({ over }) => over)).to.deep.equal([null, { at: 3, why: "fewer misses" }]);
    });

    it("close nothing where nothing is open", () => {
        expect(resolved(noNotes, { at: 1, why: "other configuration" })).to.equal(noNotes);
    });

    it("do not grow while nobody can be told", () => {
        let notes = noNotes;
        for (let at = 0; at < 100; at += 2) {
            notes = resolved(givingUp(notes, at), { at: at + 1, why: "fewer misses" });
        }

        expect(notes.untold).to.have.lengthOf(20);
        expect(notes.untold.at(-1)).to.deep.include({ over: { at: 99, why: "fewer misses" } });
    });
});

describe("MemoryJournal", () => {
    it("refuses notes that were made from older ones", async () => {
        const journal = new MemoryJournal();
        const { writes } = await journal.read();

        expect(await journal.write(givingUp(noNotes), writes)).to.equal(true);
        expect(await journal.write(noNotes, writes)).to.equal(false);
        expect(await journal.read()).to.deep.equal({ notes: givingUp(noNotes), writes: 1 });
    });
});
