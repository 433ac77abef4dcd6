import { expect } from "chai";
import { Random } from "../../image-app/testing/random.js";
import { CrashPoints } from "../testing/crash-points.js";
import { ScalingWorld } from "./testing/scaling-world.js";

const orders = 60;
const minutesOfLife = 40;
const settleMilliseconds = 120_000;
const outage = new Error("down");

/** How often what happened: what never happens is not tested. */
const tally = new Map<string, number>();
const count = (what: string): unknown => tally.set(what, (tally.get(what) ?? 0) + 1);

/** One life of the function, in which anything happens in any order. */
class RandomLife {
    private readonly world = new ScalingWorld();
    private changedAt = this.world.now;
    /** Growths since the miss rate was last another, or somebody changed the configuration. */
    private growths = 0;
    private missRate: number | undefined = 0.9;
    private minutesLeft = 0;
    /** Nobody else could have been given the function's step for somebody's change. */
    private readonly isAlone: boolean;

    constructor(private readonly random: Random) {
        this.isAlone = random.below(2) === 0;
    }

    public async live(): Promise<void> {
        this.configure();
        for (let each = 0; each < minutesOfLife; each += 1) {
            this.changeWeather();
            this.mend();
            await this.world.pass(this.missRate);
            this.breakThings();
            for (let calls = this.random.below(4); calls > 0; calls -= 1) await this.call();
        }
        await this.end();
    }

    private configure(): void {
        const { random, world } = this;
        const minNodes = 1 + random.below(4);
        const maxNodes = minNodes + random.below(9 - minNodes);
        const nodes = minNodes + random.below(maxNodes - minNodes + 1);
        const [minMissRate, maxMissRate] = [random.pick([0.1, 0.3]), random.pick([0.4, 0.7])];
        const ratios = { expandRatio: random.pick([1.1, 1.5, 2]), shrinkRatio: random.pick([0.5, 0.9]) };
        world.configure({ minNodes, maxNodes, nodes, minMissRate, maxMissRate, ...ratios });
        [this.changedAt, this.growths] = [world.now, 0];
    }

    private changeWeather(): void {
        if (this.random.below(25) === 0) {
            this.configure();
            count("somebody changes the configuration");
        }
        this.minutesLeft -= 1;
        if (this.minutesLeft < 0) {
            this.minutesLeft = this.random.below(12);
            this.missRate = this.random.pick([0.95, 0.9, 0.8, 0.5, 0.2, 0.05, undefined]);
            this.growths = 0;
        }
    }

    private breakThings(): void {
        const { random, world } = this;
        for (const part of [world.cloudWatch, world.parameters, world.group, world.topic]) {
            part.failure = random.below(12) === 0 ? outage : undefined;
        }
    }

    private mend(): void {
        const { world } = this;
        for (const part of [world.cloudWatch, world.parameters, world.group, world.topic]) part.failure = undefined;
    }

    private async call(): Promise<void> {
        const { random, world, isAlone } = this;
        const before = world.nodes;
        const points = new CrashPoints(random.below(6) === 0 ? random.below(30) : undefined);
        const clockAhead = isAlone || random.below(8) > 0 ? 0 : random.pick([-3_600_000, -30_000, 3_600_000]);
        const together = isAlone || random.below(4) > 0 ? 1 : 3;
        const calls = Array.from({ length: together }, () => world.run({ points, clockAhead }));
        const outcomes = await Promise.allSettled(calls);
        outcomes.forEach(({ status }) => count(`a call is ${status}`));
        if (points.crashed) count("a call dies");
        this.look(before);
    }

    private look(before: number): void {
        const { world } = this;
        const { nodes, minNodes, maxNodes } = world.configuration.scaling;
        expect(nodes, "bounds").to.be.within(minNodes, maxNodes);
        if (nodes === before) return;
        count(nodes > before ? "it grows" : "it shrinks");
        expect(world.now - this.changedAt, "time since the last change").to.be.at.least(settleMilliseconds);
        this.changedAt = world.now;
        this.growths = nodes > before ? this.growths + 1 : 0;
        // The first may go by a minute before the miss rate was this one.
        if (this.isAlone) expect(this.growths, "growths that bring nothing").to.be.at.most(3);
    }

    /** All works, and all are content. */
    private async end(): Promise<void> {
        const { world } = this;
        this.mend();
        for (let each = 0; each < 6; each += 1) {
            await world.pass(0.35);
            await world.run();
        }
        const { published } = world.topic;
        expect(world.group.minimum, "the group").to.equal(world.nodes);
        for (const key of new Set(published.map((alert) => alert.key))) {
            const said = published.filter((alert) => alert.key === key).map(({ status }) => status);
            count("an incident");
            expect([...new Set(said)], "what is said of an incident, in its order").to.deep.equal([
                "opened",
                "resolved",
            ]);
        }
    }
}

describe("the cache autoscaler, whatever happens in whatever order", function () {
    this.timeout(300_000);

    it(`stays within the bounds, changes nothing within two minutes of a change, gives up, and ends each incident (${orders} orders)`, async () => {
        for (let seed = 1; seed <= orders; seed += 1) {
            try {
                await new RandomLife(new Random(seed)).live();
            } catch (error) {
                throw new Error(`With seed ${seed}: ${String(error)}`, { cause: error });
            }
        }

        // What happens seldom has been tried often enough all the same.
        for (const what of [
            ...["it grows", "it shrinks", "an incident", "a call dies"],
            ...["a call is rejected", "a call is fulfilled", "somebody changes the configuration"],
        ]) {
            expect(tally.get(what) ?? 0, what).to.be.above(10);
        }
    });
});
