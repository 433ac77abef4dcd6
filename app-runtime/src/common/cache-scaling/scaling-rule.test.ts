import { expect } from "chai";
import { defaultConfiguration } from "../control/configuration.js";
import { decide, noMemory, settleMilliseconds, type Decision, type ScalingMemory } from "./scaling-rule.js";

const scaling = { ...defaultConfiguration.scaling, nodes: 2, maxMissRate: 0.5, minMissRate: 0.2 };
const noon = Date.UTC(2026, 4, 3, 12);

function decideAt(
    missRate: number | undefined,
    options: { nodes?: number; memory?: ScalingMemory; now?: number } = {},
): Decision {
    const { nodes = 2, memory = noMemory, now = noon } = options;
    return decide({ ...scaling, nodes }, { missRate, now }, memory);
}

describe("the auto-scaling rule", () => {
    for (const [missRate, nodes, why] of [
        [0.51, 4, "grows above the highest miss rate"],
        [0.5, 2, "rests at the highest"],
        [0.3, 2, "rests between both"],
        [0.2, 2, "rests at the lowest"],
        [0.19, 1, "shrinks below the lowest"],
        [undefined, 2, "rests without traffic"],
    ] as const) {
        it(`${why}: ${missRate ?? "nothing measured"} makes ${nodes} of 2 nodes`, () => {
            expect(decideAt(missRate).nodes).to.equal(nodes);
        });
    }

    it("stays within the bounds", () => {
        expect(decideAt(0.9, { nodes: 8 }).nodes).to.equal(8);
        expect(decideAt(0.1, { nodes: 1 }).nodes).to.equal(1);
    });

    it("waits two minutes after a change", () => {
        const { memory } = decideAt(0.9);

        expect(decideAt(0.9, { nodes: 4, memory, now: noon + settleMilliseconds - 1 }).nodes).to.equal(4);
        expect(decideAt(0.7, { nodes: 4, memory, now: noon + settleMilliseconds }).nodes).to.equal(8);
    });

    it("gives up after two growths without gain, says so once, and begins again after a rest", () => {
        const bounds = { maxNodes: 8, expandRatio: 1.1 };
        let memory = noMemory;
        let nodes = 1;
        const seen: (readonly [number, boolean])[] = [];
        for (const [minute, missRate] of [0.9, 0.9, 0.9, 0.9, 0.4, 0.9].entries()) {
            const now = noon + minute * settleMilliseconds;
            const decision = decide({ ...scaling, ...bounds, nodes }, { missRate, now }, memory);
            ({ nodes, memory } = decision);
            seen.push([nodes, decision.givesUp]);
        }

        expect(seen).to.deep.equal([
            [2, false],
            [3, false],
            [3, true],
            [3, false],
            [3, false],
            [4, false],
        ]);
    });

    it("goes on growing as long as each step brings fewer misses", () => {
        let memory = noMemory;
        let nodes = 1;
        for (const [minute, missRate] of [0.95, 0.9, 0.85, 0.8].entries()) {
            const now = noon + minute * settleMilliseconds;
            ({ nodes, memory } = decide({ ...scaling, expandRatio: 1.1, nodes }, { missRate, now }, memory));
        }

        expect(nodes).to.equal(5);
    });
});
