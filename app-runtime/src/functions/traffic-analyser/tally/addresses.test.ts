import { expect } from "chai";
import { networkOf } from "./addresses.js";

describe("the network of an address", () => {
    for (const [address, network] of [
        ["203.0.113.7", "203.0.113.0/24"],
        ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ] as const) {
        it(`of ${address} is ${network}`, () => {
            expect(networkOf(address)).to.equal(network);
        });
    }
});
