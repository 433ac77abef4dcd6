import { expect } from "chai";
import { networkOf } from "./addresses.js";

describe("the network of an address", () => {
    for (const [address, network] of [
        ["203.0.113.7", "203.0.113.0/24"],
        ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
        ["2001:0DB8:1:2::6", "2001:db8:1:2::/64"],
        ["2001:db8::1", "2001:db8:0:0::/64"],
        ["::1", "0:0:0:0::/64"],
        ["2001:db8:1:2::", "2001:db8:1:2::/64"],
    ] as const) {
        it(`of ${address} is ${network}`, () => {
            expect(networkOf(address)).to.equal(network);
        });
    }
});
