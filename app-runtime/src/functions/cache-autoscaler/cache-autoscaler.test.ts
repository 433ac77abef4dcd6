import { expect } from "chai";
import { CrashPoints } from "../testing/crash-points.js";
import { ScalingWorld } from "./testing/scaling-world.js";

/** Grows by one node a step, and shrinks to half. */
const slow = { nodes: 1, expandRatio: 1.1, minMissRate: 0.2, maxMissRate: 0.5 };
const throttled = Object.assign(new Error("Rate exceeded"), { name: "ThrottlingException" });

/** Minutes with that miss rate, and a call after each. */
async function minutes(world: ScalingWorld, count: number, missRate: number | undefined): Promise<void> {
    for (let each = 0; each < count; each += 1) {
        await world.pass(missRate);
        await world.run();
    }
}

async function failureOf(call: Promise<void>): Promise<string> {
    return call.then(
        () => "none",
        (error: unknown) => String(error),
    );
}

describe("the cache autoscaler", () => {
    let world: ScalingWorld;

    beforeEach(async () => {
        world = new ScalingWorld();
        world.configure({ ...slow, expandRatio: 2 });
        await world.run();
    });

    it("grows two minutes after it has seen the configuration first, and lets the group follow in the same call", async () => {
        await minutes(world, 1, 0.9);
        expect([world.nodes, world.group.minimum]).to.deep.equal([1, 1]);
        await minutes(world, 1, 0.9);
        expect([world.nodes, world.group.minimum]).to.deep.equal([2, 2]);
    });

    it("remembers over cold starts when it changed something, and what that brought", async () => {
        await minutes(world, 3, 0.9);
        expect(world.nodes).to.equal(2);
        await minutes(world, 1, 0.9);
        expect(world.nodes).to.equal(4);
        await minutes(world, 20, 0.9);
        expect([world.nodes, world.told]).to.deep.equal([4, ["opened"]]);
    });

    it("tells when it gives up growing, and of the same incident when the misses are fewer", async () => {
        await minutes(world, 10, 0.9);
        await minutes(world, 3, 0.4);
        const [opened, resolved, ...more] = world.topic.published;

        expect(opened).to.include({ status: "opened", summary: "test: more nodes do not help the image caches" });
        expect(resolved).to.include({ status: "resolved", key: opened?.key });
        expect(resolved?.text).to.contain("the miss rate has been 50 % or less");
        expect(more).to.deep.equal([]);
        await minutes(world, 2, 0.9);
        expect(world.nodes).to.equal(8);
    });

    it("tells that it is over when somebody has changed the configuration", async () => {
        await minutes(world, 10, 0.9);
        world.configure({ maxMissRate: 0.95 });
        await minutes(world, 3, 0.9);

        expect(world.told).to.deep.equal(["opened", "resolved"]);
        expect(world.topic.published[1]?.text).to.contain("the configuration has changed");
        expect(world.nodes).to.equal(4);
    });

    it("does nothing where the mode is manual, and lets the group follow the buttons", async () => {
        world.configure({ mode: "manual", nodes: 3 });
        await minutes(world, 5, 0.9);

        expect([world.nodes, world.group.minimum]).to.deep.equal([3, 3]);
    });

    it("makes one step where the event comes three times, one after the other or at once", async () => {
        await minutes(world, 1, 0.9);
        await world.pass(0.9);
        for (let each = 0; each < 3; each += 1) await world.run();
        expect([world.nodes, world.parameters.writes]).to.deep.equal([2, 2]);

        await minutes(world, 1, 0.9);
        await world.pass(0.9);
        await Promise.all([world.run(), world.run(), world.run()]);
        expect([world.nodes, world.parameters.writes]).to.deep.equal([4, 3]);
    });

    it("tells once where the call in which it gives up comes three times at once", async () => {
        await minutes(world, 5, 0.9);
        for (let each = 0; each < 3; each += 1) {
            await world.pass(0.9);
            await Promise.allSettled([world.run(), world.run(), world.run()]);
        }

        expect(world.told).to.deep.equal(["opened"]);
    });

    it("makes no step because a clock goes back, and goes on when it is right", async () => {
        await minutes(world, 2, 0.9);
        expect(world.nodes).to.equal(2);
        for (const clockAhead of [-3_600_000, -120_000, 3_600_000]) await world.run({ clockAhead });
        await world.run();
        expect(world.nodes).to.equal(2);
        await minutes(world, 2, 0.9);
        expect(world.nodes).to.equal(4);
    });

    it("goes on after a clock that was years ahead when it saw the configuration first", async () => {
        world = new ScalingWorld();
        world.configure({ ...slow });
        await world.run({ clockAhead: 10 * 365 * 86_400_000 });
        await minutes(world, 4, 0.9);

        expect(world.nodes).to.equal(2);
    });

    for (const [what, fail] of [
        ["CloudWatch", (failure?: Error) => void (world.cloudWatch.failure = failure)],
        ["Parameter Store", (failure?: Error) => void (world.parameters.failure = failure)],
    ] as const) {
        it(`does nothing and fails while ${what} throttles, and goes on in the next minute`, async () => {
            await minutes(world, 1, 0.9);
            await world.pass(0.9);
            fail(throttled);
            expect(await failureOf(world.run())).to.match(/ControlUnavailable: The .* cannot be read/);
            expect(world.lines.join()).to.contain("ThrottlingException: Rate exceeded");
            fail();
            expect([world.nodes, world.group.minimum]).to.deep.equal([1, 1]);

            await minutes(world, 1, 0.9);
            expect([world.nodes, world.group.minimum]).to.deep.equal([2, 2]);
        });
    }

    it("lets the group follow the buttons also while CloudWatch throttles", async () => {
        world.configure({ nodes: 3 });
        await minutes(world, 1, 0.9);
        world.configure({ nodes: 5 });
        world.cloudWatch.failure = throttled;
        world.now += 300_000;
        await failureOf(world.run());

        expect(world.group.minimum).to.equal(5);
    });

    it("fails while Auto Scaling throttles, without a second step, and the group follows later", async () => {
        world.group.failure = throttled;
        await minutes(world, 1, 0.9).catch(() => undefined);
        await world.pass(0.9);
        expect(await failureOf(world.run())).to.contain("Rate exceeded");
        await world.pass(0.9);
        expect(await failureOf(world.run())).to.contain("Rate exceeded");
        expect([world.nodes, world.group.minimum]).to.deep.equal([2, 1]);
        world.group.failure = undefined;
        await world.run();

        expect([world.nodes, world.group.minimum]).to.deep.equal([2, 2]);
    });

    it("fails while people cannot be told, and tells them later", async () => {
        world.topic.failure = throttled;
        await minutes(world, 5, 0.9);
        await world.pass(0.9);
        expect(await failureOf(world.run())).to.contain("Rate exceeded");
        world.topic.failure = undefined;
        await world.run();

        expect(world.told).to.deep.equal(["opened"]);
    });

    for (const [what, deadMinute] of [
        ["sees the configuration first", 0],
        ["grows", 2],
        ["grows again", 4],
        ["gives up", 6],
        ["shrinks, and tells that it is over", 10],
    ] as const) {
        it(`takes no step twice and loses none, whichever call it dies at in the minute in which it ${what}`, async function () {
            this.timeout(60_000);
            let deaths = 0;
            for (let at = 0, crashed = true; crashed; at += 1) {
                const points = new CrashPoints(at);
                const life = new ScalingWorld();
                life.configure(slow);
                const seen: number[] = [];
                for (const [index, missRate] of [
                    ...Array<number>(9).fill(0.9),
                    ...Array<number>(4).fill(0.1),
                ].entries()) {
                    await life.run(index === deadMinute ? { points } : {}).catch(() => undefined);
                    seen.push(life.nodes);
                    await life.pass(missRate);
                }
                await life.run();
                crashed = points.crashed;
                deaths += crashed ? 1 : 0;

                // Two growths bring nothing, and no crash makes it try a third.
                expect(Math.max(...seen), `point ${at}`).to.equal(3);
                expect([life.nodes, life.group.minimum], `point ${at}`).to.deep.equal([1, 1]);
                expect([...new Set(life.told)], `point ${at}`).to.deep.equal(["opened", "resolved"]);
                // Who dies between telling and noting it tells again: under the same key, which a pager takes for one.
                expect(life.told.length, `point ${at}`).to.be.at.most(3);
                expect(new Set(life.topic.published.map(({ key }) => key)).size, `point ${at}`).to.equal(1);
                // Each step is written once: one up to 2, one up to 3, one down to 1, after the administrator's own.
                expect(life.parameters.writes, `point ${at}`).to.equal(4);
            }

            // Every call to AWS has two points, and there are at least six of them.
            expect(deaths).to.be.above(12);
        });
    }

    it("says what to do where what is kept is something else", async () => {
        world = new ScalingWorld();
        await world.state.write("notes", { version: "first" }, { version: 0 });

        expect(await failureOf(world.run())).to.contain("not the notes of a cache autoscaler; delete the item");
    });
});
