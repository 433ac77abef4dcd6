import { expect } from "chai";
import type { LogObject, Task } from "../task.js";
import { flood } from "../testing/files.js";
import { World } from "../testing/world.js";

const byHand = "192.0.2.1/32";

async function attacked(world: World, ...addresses: readonly string[]): Promise<void> {
    await world.instance().call(created(...addresses.map((address) => world.log(flood(address)))));
}

const created = (...objects: readonly LogObject[]): Task => ({ task: "objects", objects });

async function passing(world: World, minutes: number): Promise<void> {
    world.pass(minutes);
    await world.instance().call({ task: "settle", at: world.now });
}

describe("blocking", () => {
    it("puts the address of an attack beside what is there, and takes it out an hour after its last minute", async () => {
        const world = new World();
        await attacked(world, "203.0.113.7");
        expect(world.ipv4.networks).to.deep.equal([byHand, "203.0.113.7/32"]);

        // It is 12:20; the last minute was 12:01, and ten minutes of delivery are no proof of anything.
        await passing(world, 51);
        expect(world.ipv4.networks).to.deep.equal([byHand, "203.0.113.7/32"]);
        await passing(world, 1);
        expect(world.ipv4.networks).to.deep.equal([byHand]);
        expect((await world.shared.read()).placed).to.deep.equal([]);
    });

    it("leaves alone what somebody had put there, also when it is an attacker", async () => {
        const world = new World();
        await attacked(world, "192.0.2.1");
        expect(world.told).to.deep.equal(["opened request-flood/192.0.2.1"]);
        await passing(world, 90);
        expect([world.ipv4.networks, world.ipv4.writes]).to.deep.equal([[byHand], 0]);
    });

    it("keeps what somebody puts there and takes out meanwhile", async () => {
        const world = new World();
        await attacked(world, "203.0.113.7");
        world.ipv4.networks = ["198.51.100.0/24", "203.0.113.7/32"];
        await passing(world, 90);
        expect(world.ipv4.networks).to.deep.equal(["198.51.100.0/24"]);
    });

    it("puts the network of an address of version 6 into the set of version 6, and knows it as WAF writes it", async () => {
        const world = new World();
        await attacked(world, "2001:db8:1:2::7");
        expect(world.ipv4.networks).to.deep.equal([byHand]);
        expect(world.ipv6.networks).to.deep.equal(["2001:0db8:0001:0002:0000:0000:0000:0000/64"]);
        world.ipv6.networks = ["2001:db8:1:2::/64"];
        await passing(world, 1);
        expect(world.ipv6.networks).to.deep.equal(["2001:db8:1:2::/64"]);
        await passing(world, 90);
        expect(world.ipv6.networks).to.deep.equal([]);
    });

    it("is for no network in which an allowed address is", async () => {
        const world = new World({ allowedNetworks: ["2001:db8:1:2::ffff", "198.51.100.0/24"] });
        await attacked(world, "2001:db8:1:2::7", "203.0.113.7", "198.51.100.9");
        expect([world.ipv4.networks, world.ipv6.networks]).to.deep.equal([[byHand, "203.0.113.7/32"], []]);
        expect(world.told).to.have.lengthOf(2);
    });

    it("is for as many as it is told, and where it only counts for none", async () => {
        const few = new World({ mostBlocked: 2 });
        await attacked(few, "203.0.113.7", "203.0.113.8", "203.0.113.9");
        expect(few.ipv4.networks).to.have.lengthOf(3);

        const none = new World({ mode: "count" });
        await attacked(none, "203.0.113.7");
        expect([none.ipv4.networks, none.told.length]).to.deep.equal([[byHand], 1]);
    });

    it("fills a set to what WAF takes, and no further", async () => {
        const world = new World();
        world.ipv4.networks = Array.from({ length: 9_999 }, (_none, index) => `10.0.${index >> 8}.${index & 255}/32`);
        await attacked(world, "203.0.113.7", "203.0.113.8");
        expect(world.ipv4.networks).to.have.lengthOf(10_000);
    });

    it("begins anew where somebody changes the set meanwhile, and loses nothing of theirs", async () => {
        const world = new World();
        const { read } = world.ipv4;
        let changes = 0;
        world.ipv4.read = async () => {
            const content = await read.call(world.ipv4);
            if (changes++ < 3)
                await world.ipv4.write({ ...content, networks: [...content.networks, `10.0.0.${changes}/32`] });
            return content;
        };
        await attacked(world, "203.0.113.7");
        expect(world.ipv4.networks).to.deep.equal([
            byHand,
            "10.0.0.1/32",
            "10.0.0.2/32",
            "10.0.0.3/32",
            "203.0.113.7/32",
        ]);
    });

    it("fails where the set is never the same, and still tells of the attack", async () => {
        const world = new World();
        world.ipv4.write = () => Promise.resolve(false);
        const failed: unknown = await attacked(world, "203.0.113.7").catch((error: unknown) => error);
        expect(failed).to.have.property("message").that.contains("was changed by others in each of 10 attempts");
        expect(world.told).to.have.lengthOf(1);
    });

    it("ends at once where it is switched to counting", async () => {
        const world = new World();
        await attacked(world, "203.0.113.7");
        world.rules = { mode: "count" };
        await passing(world, 1);
        expect(world.ipv4.networks).to.deep.equal([byHand]);
    });
});
