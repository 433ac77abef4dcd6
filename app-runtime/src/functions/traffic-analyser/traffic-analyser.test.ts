import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { Random } from "../../image-app/testing/random.js";
import { Analyser } from "./analyser.js";
import type { Incident } from "./incidents.js";
import { type File, flood, someTraffic, split } from "./testing/files.js";
import { balancer, type Line, logLine, noon } from "./testing/log-line.js";
import { parsed } from "./testing/parse.js";
import { client, traffic } from "./testing/traffic.js";
import { World } from "./testing/world.js";
import type { LogObject, Task } from "./task.js";

const created = (...objects: readonly LogObject[]): Task => ({ task: "objects", objects });
const settled = (at?: Date): Task => ({ task: "settle", at });

/** What does not depend on the order in which it became known. */
const outcome = (incidents: readonly Incident[]): readonly string[] =>
    incidents.map(({ type, key, start, end }) => `${type} ${key} ${start}-${end}`).sort();

function analysed(lines: File): readonly string[] {
    const analyser = new Analyser(() => undefined);
    for (const line of lines) {
        const row = parsed(logLine(line));
        if (row !== undefined) analyser.add(row);
    }
    analyser.settle();
    return outcome(analyser.toState().incidents);
}

describe("the traffic analyser as a function", () => {
    it("counts an object once that comes three times, to instances that know nothing of each other", async () => {
        const world = new World();
        const object = world.log(flood("203.0.113.7"));
        for (let time = 0; time < 3; time += 1) await world.instance().call(created(object, object));

        expect(await world.requests()).to.equal(600);
        expect(world.told).to.deep.equal(["opened request-flood/203.0.113.7"]);
    });

    it("counts what is put under the same key later", async () => {
        const world = new World();
        const object = world.log(flood("203.0.113.7"));
        await world.instance().call(created(object, { ...object, etag: "other" }));
        expect(await world.requests()).to.equal(1_200);
    });

    it("finds the same in the files of several nodes, in any order, twice, and by ten instances at a time", async function () {
        this.timeout(120_000);
        const lines = someTraffic();
        const expected = analysed(lines);
        expect(expected).to.have.lengthOf(4);
        for (let seed = 1; seed <= 2; seed += 1) {
            const random = new Random(seed);
            const world = new World();
            const objects = split(lines, random).map((file) => world.log(file));
            const events = [...objects, ...objects]
                .map((object) => ({ object, place: random.fraction() }))
                .sort((one, other) => one.place - other.place);
            const instances = Array.from({ length: 10 }, () => world.instance());
            await Promise.all(
                instances.map(async (instance, index) => {
                    for (const { object } of events.filter((_each, at) => at % 10 === index)) {
                        await instance.call(created(object));
                    }
                }),
            );
            // Who was told by another instance at that moment is told by the next call.
            await world.instance().call(settled());

            expect(outcome((await world.shared.read()).incidents), `seed ${seed}`).to.deep.equal(expected);
            expect(await world.requests(), `seed ${seed}`).to.equal(lines.length);
            expect(new Set(world.told).size, `seed ${seed}`).to.equal(world.told.length);
            expect((await world.shared.read()).outbox).to.deep.equal([]);
        }
    });

    it("goes on where one of several objects fails, and does the rest when it is called again", async () => {
        const world = new World();
        const [good, other] = [world.log(flood("203.0.113.7")), world.log(flood("198.51.100.7"))];
        const { open } = world.objects;
        world.objects.open = (object) =>
            object === good ? Promise.reject(new Error("SlowDown")) : open.call(world.objects, object);
        const failed: unknown = await world
            .instance()
            .call(created(good, other))
            .catch((error: unknown) => error);
        expect(failed).to.have.property("message", "SlowDown");
        expect(world.told).to.deep.equal(["opened request-flood/198.51.100.7"]);

        world.objects.open = open;
        await world.instance().call(created(good, other));
        expect(world.told.slice(1)).to.deep.equal(["opened request-flood/203.0.113.7"]);
        expect(await world.requests()).to.equal(1_200);
    });

    for (const [what, bytes, words] of [
        ["an empty object", Buffer.alloc(0), "the object was counted"],
        ["an empty object, packed", gzipSync(""), "the object was counted"],
        ["garbage", Buffer.from("GET /?token=secret\n".repeat(1_000)), "no row"],
        [
            "a damaged object",
            gzipSync(`${logLine({ balancer: "app/other/1" })}\n`.repeat(900)).subarray(0, 100),
            "damaged",
        ],
        [
            "the file by which AWS tries whether it may write",
            Buffer.from("Enable AccessLog for ELB: x"),
            '"isTestFile":true',
        ],
        ["rows of another balancer", gzipSync(`${logLine({ balancer: "app/other/1" })}\n`), '"otherRows":1'],
        ["rows of the future", gzipSync(`${logLine({ time: Date.UTC(2106, 0) })}\n`), '"lateRows":1'],
        ["rows of long ago", gzipSync(`${logLine({ time: Date.UTC(1996, 0) })}\n`), '"lateRows":1'],
    ] as const) {
        it(`survives ${what}, says so, and remembers nothing of it`, async () => {
            const world = new World();
            await world.instance().call(created(world.object(bytes)));
            expect(world.telemetry.lines.join("\n")).to.contain(words).and.not.to.contain("secret");
            expect(await world.shared.read()).to.deep.include({ now: 0, seen: [], outbox: [] });
        });
    }

    it("counts an object that is gone for nothing, and says so", async () => {
        const world = new World();
        await world.instance().call(created({ bucket: "logs", key: "gone", etag: "e" }));
        expect(world.telemetry.lines.join("\n")).to.contain("the object was deleted before it was read");
    });

    it("tells of high traffic those who need not be woken", async () => {
        const world = new World();
        const line = (index: number): Line => ({
            client: `${1 + (index % 200)}.1.1.1:1`,
            path: `/images/${index % 50}.png`,
        });
        const usual = client({ from: 0, until: 600, rate: 15, line });
        const more = client({ from: 600, until: 720, rate: 80, line });
        await world.instance().call(created(world.log([...traffic([usual, more], 720, noon)])));
        expect(world.notices.map(({ summary }) => summary)).to.deep.equal(["test: high traffic at the whole site"]);
        expect(world.ipv4.networks).to.deep.equal(["192.0.2.1/32"]);
    });

    it("forgets objects whose rows would be too late by now", async () => {
        const world = new World();
        await world.instance().call(created(world.log(flood("203.0.113.7"))));
        world.pass(200);
        const line = { time: world.now.getTime() - 60_000, balancer };
        await world.instance().call(created(world.log([line])));
        expect((await world.shared.read()).seen).to.have.lengthOf(1);
    });

    describe("where no more logs come", () => {
        it("ends an incident when it was quiet for as long as logs take to come and longer, and tells it once", async () => {
            const world = new World();
            await world.instance().call(created(world.log(flood("203.0.113.7"))));
            // The last minute is 12:01; ten of quiet and ten of delivery follow.
            for (const [minutes, told] of [
                [-1, 1],
                [2, 2],
                [60, 2],
            ] as const) {
                world.pass(minutes);
                await world.instance().call(settled(world.now));
                expect(world.told, world.now.toISOString()).to.have.lengthOf(told);
            }
            expect(world.told[1]).to.equal("resolved request-flood/203.0.113.7");
            expect(world.alerts[1]?.key).to.equal(world.alerts[0]?.key);
        });

        it("ends nothing by a clock that is ahead", async () => {
            const world = new World();
            await world.instance().call(created(world.log(flood("203.0.113.7"))));
            const schedule = world.now;
            world.pass(600);
            await world.instance().call(settled(schedule));
            expect(world.told).to.have.lengthOf(1);
        });

        it("does not write where nothing is open", async () => {
            const world = new World();
            await world.instance().call(created(world.log([{}])));
            const { written } = world.parts.counts;
            world.pass(100);
            await world.instance().call(settled(world.now));
            expect(world.parts.counts.written).to.equal(written);
        });

        it("writes what it knows anew before it expires", async () => {
            const world = new World();
            await world.instance().call(created(world.log(flood("203.0.113.7"))));
            for (let days = 0; days < 100; days += 10) {
                world.pass(10 * 1_440);
                await world.instance().call(settled(world.now));
            }
            expect((await world.shared.read()).nextNumber).to.be.greaterThan(noon);
        });
    });
});
