import { expect } from "chai";
import { quietLog } from "../../image-app/testing/quiet-log.js";
import { StateChanged } from "../common/state-table.js";
import { Guardian } from "./guardian.js";
import { defaultRules } from "./rules.js";
import { CrashingWorld, type CrashPoint } from "./testing/crashing-world.js";
import { DryWorld, type World } from "./world.js";

const minute = 60_000;

function guardianOf(store: CrashingWorld, world: World = store): Guardian {
    return new Guardian({
        ...{ world, store, id: "guardian", rules: defaultRules, log: quietLog().log },
        ...{ environmentName: "test", group: "web" },
        readFigures: () => Promise.resolve({ errors: 0, connectionErrors: 0, slowestSeconds: 0.2 }),
        now: () => store.now,
    });
}

/** An instance of the group, the first where none is named, is sick from now on. */
function fallSick({ group }: CrashingWorld, id = [...group.members.keys()][0] ?? ""): string {
    const member = group.members.get(id);
    if (member === undefined) throw new Error(`The group has no instance "${id}".`);
    member.fault = "Target.Timeout";
    return id;
}

/** A life in which the function dies at one call, and is called again every minute. */
async function live(crash: CrashPoint): Promise<CrashingWorld> {
    const world = new CrashingWorld(crash);
    fallSick(world);
    for (let each = 0; each < 14; each += 1) {
        world.pass(minute);
        // Who died is not waited for.
        await (world.diedAt === undefined
            ? Promise.race([guardianOf(world).run(minute), world.died])
            : guardianOf(world).run(minute));
    }
    return world;
}

describe("a run of the guardian", () => {
    for (const when of ["before", "after"] as const) {
        it(`goes on where the one before it died ${when} a call took effect, whichever it was`, async () => {
            const deaths = new Set<string>();
            for (let call = 1; ; call += 1) {
                const { group, diedAt } = await live({ call, when });
                if (diedAt === undefined) break;
                deaths.add(diedAt);
                expect([...group.snapshots.keys()], `call ${call}`).to.have.lengthOf(1);
                expect(group.terminated, `call ${call}`).to.deep.equal(["i-000"]);
                expect(group.detached, `call ${call}`).to.deep.equal([]);
                const told = group.published.map(({ status }) => status);
                expect([...new Set(told)], `call ${call}`).to.deep.equal(["opened", "resolved"]);
                expect(new Set(group.published.map(({ key }) => key)).size, `call ${call}`).to.equal(1);
                // Who dies between telling and noting it tells again: under the same key, which a pager takes for one.
                expect(told.length, `call ${call}`).to.be.at.most(3);
                if (call > 200) throw new Error("The function dies for ever.");
            }

            expect(deaths).to.deep.equal(new Set(["write", "keepEvidence", "terminate", "tell"]));
        });
    }

    it("is one of those that are started at the same time; the others find it busy", async () => {
        const world = new CrashingWorld(undefined);
        fallSick(world);
        for (let each = 0; each < 5; each += 1) {
            world.pass(minute);
            const guardians = [guardianOf(world), guardianOf(world), guardianOf(world)];
            const results = await Promise.all(guardians.map((guardian) => guardian.run(minute)));
            expect(results.sort()).to.deep.equal(["busy", "busy", "done"]);
        }

        expect(world.group.terminated).to.have.lengthOf(1);
    });

    it("changes nothing any more when another has taken over", async () => {
        const world = new CrashingWorld(undefined);
        fallSick(world);
        let goOn: () => void = () => undefined;
        const slow: World = {
            isDryRun: false,
            observe: () => world.observe(),
            keepEvidence: (replacement) =>
                new Promise((resolve) => {
                    goOn = () => resolve(world.keepEvidence(replacement));
                }),
            terminate: () => Promise.reject(new Error("It terminated an instance that is not its own.")),
            detach: () => Promise.reject(new Error("It detached an instance that is not its own.")),
            tell: (alert) => world.tell(alert),
        };
        for (let each = 0; each < 3; each += 1) {
            world.pass(minute);
            await guardianOf(world).run(minute);
        }
        world.pass(minute);
        const overtaken = guardianOf(world, slow).run(minute);
        world.pass(minute);
        expect(await guardianOf(world).run(minute)).to.equal("busy");
        world.pass(minute);
        expect(await guardianOf(world).run(minute)).to.equal("done");
        goOn();

        expect(await overtaken.catch((error: unknown) => error)).to.be.instanceOf(StateChanged);
        expect(world.group.terminated).to.deep.equal(["i-000"]);
        expect(world.group.snapshots.size).to.equal(1);
    });

    it("begins no step for which there is no time left", async () => {
        const world = new CrashingWorld(undefined);
        fallSick(world);
        for (let each = 0; each < 4; each += 1) {
            world.pass(minute);
            await guardianOf(world).run(20_000);
        }

        expect([world.group.snapshots.size, world.group.terminated]).to.deep.equal([0, []]);
    });

    it("fails where people cannot be told, and tells them in the next one", async () => {
        const world = new CrashingWorld(undefined);
        fallSick(world);
        for (let each = 0; each < 3; each += 1) {
            world.pass(minute);
            await guardianOf(world).run(minute);
        }
        world.pass(minute);
        const mute: World = {
            isDryRun: false,
            observe: () => world.observe(),
            keepEvidence: (replacement) => world.keepEvidence(replacement),
            terminate: (replacement) => world.terminate(replacement),
            detach: (replacement) => world.detach(replacement),
            tell: () => Promise.reject(new Error("There is no such topic.")),
        };
        const failed = await guardianOf(world, mute)
            .run(minute)
            .catch((error: unknown) => error);
        expect(String(failed)).to.equal("Error: There is no such topic.");
        expect(world.group.published).to.deep.equal([]);

        world.pass(minute);
        await guardianOf(world).run(minute);
        expect(world.group.published.map(({ status }) => status)).to.deep.equal(["opened"]);
    });

    it("changes nothing in a dry run, and says once what it would do about each instance", async () => {
        const world = new CrashingWorld(undefined);
        const first = fallSick(world);
        const { log, lines } = quietLog();
        const [, second = ""] = [...world.group.members.keys()];
        for (let each = 0; each < 60; each += 1) {
            if (each === 20) fallSick(world, second);
            world.pass(minute);
            await guardianOf(world, new DryWorld(world, log)).run(minute);
        }

        const said = lines
            .map((line) => JSON.parse(line))
            .map(({ message, summary, instance }) => [message, summary ?? instance]);
        expect(said).to.deep.equal(
            [first, second].flatMap((id) => [
                ["dry run: would make snapshots of all its disks", id],
                ["dry run: would terminate it, so that the group replaces it", id],
                ["dry run: would tell administrators", `test: ${id} is replaced: Target.Timeout`],
                ["dry run: would tell administrators", `test: ${id} has been replaced`],
            ]),
        );
        const { snapshots, terminated, published } = world.group;
        expect([snapshots.size, terminated, published]).to.deep.equal([0, [], []]);
    });

    it("says what to do where what is kept is something else", async () => {
        const world = new CrashingWorld(undefined);
        await world.write("guardian", { busyUntil: 0, state: { observedAt: "yesterday" } }, { version: 0 });
        const failed = await guardianOf(world)
            .run(minute)
            .catch((error: unknown) => error);

        expect(String(failed)).to.contain("is not the state of a health guardian; delete the item to begin anew");
    });
});
