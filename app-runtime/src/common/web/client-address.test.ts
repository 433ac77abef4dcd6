import { expect } from "chai";
import { ClientAddresses, countedAddress } from "./client-address.js";

describe("ClientAddresses", () => {
    it("takes nobody's word where no proxy is trusted", () => {
        expect(new ClientAddresses(0).find("10.0.0.1", "1.2.3.4")).to.equal("10.0.0.1");
        expect(new ClientAddresses([]).find("10.0.0.1", "1.2.3.4")).to.equal("10.0.0.1");
    });

    it("follows trusted networks to the first address outside of them", () => {
        const addresses = new ClientAddresses(["127.0.0.1", "10.0.0.0/16", "fd00::/8"]);

        expect(addresses.find("127.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.7.7")).to.equal("1.2.3.4");
        expect(addresses.find("::ffff:127.0.0.1", "6.6.6.6,fd00::7")).to.equal("6.6.6.6");
        expect(addresses.find("8.8.8.8", "1.2.3.4")).to.equal("8.8.8.8");
        expect(addresses.find("127.0.0.1", undefined)).to.equal("127.0.0.1");
        expect(addresses.find("127.0.0.1", "10.0.0.9")).to.equal("10.0.0.9");
    });

    it("follows as many proxies as there are", () => {
        expect(new ClientAddresses(1).find("127.0.0.1", "6.6.6.6, 1.2.3.4")).to.equal("1.2.3.4");
        expect(new ClientAddresses(2).find("127.0.0.1", "6.6.6.6, 1.2.3.4")).to.equal("6.6.6.6");
        expect(new ClientAddresses(9).find("127.0.0.1", "6.6.6.6")).to.equal("6.6.6.6");
    });

    it("understands ports and brackets, which proxies add", () => {
        const addresses = new ClientAddresses(1);

        expect(addresses.find("127.0.0.1", "1.2.3.4:5678")).to.equal("1.2.3.4");
        expect(addresses.find("127.0.0.1", "[2001:DB8::1]:5678")).to.equal("2001:db8::1");
        expect(addresses.find("127.0.0.1", "2001:db8::1")).to.equal("2001:db8::1");
    });

    for (const claim of ["", "unknown", "1.2.3", "1.2.3.4.5", "<script>", "fe80::1%eth0", "1.2.3.4 5.6.7.8", ",,"]) {
        it(`stays with the connection's address where the header says "${claim}"`, () => {
            expect(new ClientAddresses(3).find("127.0.0.1", claim)).to.equal("127.0.0.1");
        });
    }

    for (const network of ["10.0.0.0/33", "ten", "10.0.0.0/", "fd00::/129", ""]) {
        it(`refuses the network "${network}"`, () => {
            expect(() => new ClientAddresses([network])).to.throw("is no address and no CIDR block");
        });
    }
});

describe("countedAddress", () => {
    it("counts an IPv4 address by itself and an IPv6 address with its /64", () => {
        expect(countedAddress("1.2.3.4")).to.equal("1.2.3.4");
        expect(countedAddress("2001:db8:1:2:3:4:5:6")).to.equal("2001:db8:1:2::/64");
        expect(countedAddress("2001:0db8:0001:0002::9")).to.equal("2001:db8:1:2::/64");
        expect(countedAddress("2001:db8::1")).to.equal("2001:db8:0:0::/64");
        expect(countedAddress("::1")).to.equal("0:0:0:0::/64");
        expect(countedAddress("unknown")).to.equal("unknown");
    });
});
