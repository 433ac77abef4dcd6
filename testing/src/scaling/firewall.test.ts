import { expect } from "chai";
import { Firewall } from "./firewall.js";

const limit = { requests: 1000, windowSeconds: 300, blocks: true };

/** Requests of one client, so many a second; how many of them were blocked in each second. */
function send(firewall: Firewall, { seconds, each, from = 0 }: { seconds: number; each: number; from?: number }) {
    return Array.from({ length: seconds }, (_, index) =>
        firewall.blocked({ client: "a", second: from + index, requests: each }),
    );
}

describe("the firewall's limit of an address", () => {
    it("blocks after its lag, and goes on while the window is full", () => {
        const blocked = send(new Firewall(limit, 30), { seconds: 120, each: 50 });

        // Over a thousand in the 21st second, and thirty seconds later it is noticed.
        expect(blocked.findIndex((count) => count > 0)).to.equal(50);
        expect(blocked.at(-1)).to.equal(50);
    });

    it("lets the address in again when the window has passed", () => {
        const firewall = new Firewall(limit, 0);
        send(firewall, { seconds: 60, each: 50 });

        expect(firewall.blocked({ client: "a", second: 361, requests: 50 })).to.equal(0);
    });

    it("never meets who stays below it", () => {
        expect(send(new Firewall(limit, 0), { seconds: 3600, each: 3 })).to.not.include(3);
    });

    it("counts each address for itself", () => {
        const firewall = new Firewall(limit, 0);
        send(firewall, { seconds: 60, each: 50 });

        expect(firewall.blocked({ client: "b", second: 60, requests: 50 })).to.equal(0);
    });

    it("blocks nobody where it only counts, or is none", () => {
        expect(send(new Firewall({ ...limit, blocks: false }, 0), { seconds: 60, each: 50 })).to.not.include(50);
        expect(send(new Firewall(undefined, 0), { seconds: 60, each: 50 })).to.not.include(50);
    });
});
