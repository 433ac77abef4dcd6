import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { CrashPoints } from "../testing/crash-points.js";
import { flood } from "./testing/files.js";
import { logLine } from "./testing/log-line.js";
import { type Faults, World } from "./testing/world.js";
import type { Task } from "./task.js";

const bytes = gzipSync(
    flood("203.0.113.7")
        .map((line) => `${logLine(line)}\n`)
        .join(""),
);

/** One call goes wrong, before it takes effect or after, and all others go well: a throttled one, or one whose answer came too late. */
class OneFault implements Faults {
    public happened = false;
    private calls = 0;

    constructor(
        private readonly at: number,
        private readonly when: "before" | "after",
    ) {}

    public around<Target extends object>(target: Target): Target {
        return new Proxy(target, {
            get: (object, name) => {
                const member: unknown = Reflect.get(object, name);
                if (typeof member !== "function") return member;
                return async (...values: unknown[]): Promise<unknown> => {
                    this.calls += 1;
                    const fails = this.calls - 1 === this.at;
                    if (fails && this.when === "before") this.fail();
                    const answer: unknown = await Reflect.apply(member, object, values);
                    if (fails) this.fail();
                    return answer;
                };
            },
        });
    }

    private fail(): never {
        this.happened = true;
        throw new Error("ThrottlingException");
    }
}

/** Lets a call go wrong, makes it again as Lambda does, and looks at what has come of it. @returns how often people were told */
async function afterFault(faults: Faults): Promise<number> {
    const world = new World();
    const event: Task = { task: "objects", objects: [world.object(bytes)] };
    await world
        .instance(faults)
        .call(event)
        .catch(() => undefined);
    const toldBefore = world.told.length;
    // Lambda waits for a minute.
    world.pass(1);
    await world.instance().call(event);

    expect(await world.requests()).to.equal(600);
    expect(world.ipv4.networks).to.deep.equal(["192.0.2.1/32", "203.0.113.7/32"]);
    expect(world.told.length).to.be.within(1, 1 + toldBefore);
    expect(new Set(world.told)).to.deep.equal(new Set(["opened request-flood/203.0.113.7"]));
    const told = world.told.length;

    world.pass(90);
    await world.instance().call({ task: "settle", at: world.now });
    expect(world.ipv4.networks, "only what a person has put there stays").to.deep.equal(["192.0.2.1/32"]);
    expect(world.told.at(-1)).to.equal("resolved request-flood/203.0.113.7");
    expect(world.told).to.have.lengthOf(told + 1);
    expect(await world.shared.read()).to.deep.include({ outbox: [], placed: [] });
    return told;
}

describe("the traffic analyser, where something goes wrong at any of its calls", function () {
    this.timeout(120_000);

    it("loses nothing and does nothing twice when it dies, but for what SNS has taken and it could not note", async () => {
        let points = 0;
        let twice = 0;
        for (let crash = new CrashPoints(0); ; crash = new CrashPoints(points)) {
            if ((await afterFault(crash)) === 2) twice += 1;
            if (!crash.crashed) break;
            points += 1;
        }
        expect(points).to.be.greaterThan(50);
        // Before SNS's answer is there, and at three points until it is noted: before and after the ledger is read, and before it is written.
        expect(twice).to.equal(4);
    });

    for (const when of ["before", "after"] as const) {
        it(`does the rest in the next call where one of its calls fails ${when} it takes effect`, async () => {
            let calls = 0;
            for (let fault = new OneFault(0, when); ; fault = new OneFault(calls, when)) {
                await afterFault(fault);
                if (!fault.happened) break;
                calls += 1;
            }
            expect(calls).to.be.greaterThan(25);
        });
    }
});
