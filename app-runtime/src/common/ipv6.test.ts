import { expect } from "chai";
import { ipv6Groups, ipv6Network } from "./ipv6.js";

describe("the groups of an address of version 6", () => {
    for (const [address, groups] of [
        ["2001:0db8:1:2:3:4:5:6", "2001 0db8 1 2 3 4 5 6"],
        ["2001:db8::1", "2001 db8 0 0 0 0 0 1"],
        ["2001:db8:1:2::", "2001 db8 1 2 0 0 0 0"],
        ["::", "0 0 0 0 0 0 0 0"],
        ["::ffff:203.0.113.7", "0 0 0 0 0 ffff cb00 7107"],
        ["fe80::1%eth0", "fe80 0 0 0 0 0 0 1"],
        ["fe80::%eth0", "fe80 0 0 0 0 0 0 0"],
    ] as const) {
        it(`of ${address} are ${groups}`, () => {
            expect(ipv6Groups(address).join(" ")).to.equal(groups);
        });
    }
});

describe("the /64 of an address of version 6", () => {
    for (const [address, network] of [
        ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
        ["2001:0DB8:0001:2::6", "2001:db8:1:2::/64"],
        ["2001:db8::1", "2001:db8:0:0::/64"],
        ["::1", "0:0:0:0::/64"],
        ["2001:db8:1:0000::", "2001:db8:1:0::/64"],
    ] as const) {
        it(`of ${address} is ${network}`, () => {
            expect(ipv6Network(address)).to.equal(network);
        });
    }
});
