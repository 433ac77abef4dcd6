import { expect } from "chai";
import { divideIpv6, parseIpv6Network } from "./ipv6-subnets.js";

const allZones = [..."abcdefgh"].map((letter) => `eu-west-1${letter}`);
const networkOfVpc = "2600:1f18:12:ab";

describe("divideIpv6", () => {
    it("gives a zone a /64 of each kind in its slot", () => {
        expect(divideIpv6(`${networkOfVpc}00::/56`, "eu-west-1a")).to.deep.equal({
            private: `${networkOfVpc}00::/64`,
            public: `${networkOfVpc}10::/64`,
            isolated: `${networkOfVpc}18::/64`,
        });
        expect(divideIpv6(`${networkOfVpc}00::/56`, "eu-west-1c")).to.deep.equal({
            private: `${networkOfVpc}40::/64`,
            public: `${networkOfVpc}50::/64`,
            isolated: `${networkOfVpc}58::/64`,
        });
    });

    it("keeps all 24 subnets inside the range and apart from one another", () => {
        const ranges = allZones.flatMap((zone) => Object.values(divideIpv6(`${networkOfVpc}00::/56`, zone)));

        expect(new Set(ranges)).to.have.property("size", 24);
        expect(ranges.filter((range) => !/^2600:1f18:12:ab[\da-f]{2}::\/64$/.test(range))).to.deep.equal([]);
    });

    it("looks at nothing but the letter of the zone, so that no zone moves another", () => {
        const whole = `${networkOfVpc}00::/56`;

        expect(divideIpv6(whole, "us-east-1h").isolated).to.equal(`${networkOfVpc}f8::/64`);
        expect(divideIpv6(whole, "us-east-1h")).to.deep.equal(divideIpv6(whole, "ap-southeast-2h"));
    });

    it("writes ranges as AWS does", () => {
        const privateOf = (cidrBlock: string, zone = "eu-west-1a") => divideIpv6(cidrBlock, zone).private;

        expect(privateOf("2600:1f18:12::/56")).to.equal("2600:1f18:12::/64");
        expect(privateOf("2600:1f18:12::/56", "eu-west-1b")).to.equal("2600:1f18:12:20::/64");
        expect(privateOf("2600:1f18:0:ab00::/56")).to.equal("2600:1f18:0:ab00::/64");
        expect(privateOf("2600:1F18:0012:0b00:0:0:0:0/56")).to.equal("2600:1f18:12:b00::/64");
    });

    it("refuses what is no range of a VPC", () => {
        expect(() => divideIpv6("", "eu-west-1a")).to.throw('"" is no IPv6 range of a /56 or larger.');
        expect(() => divideIpv6("2600:1f18:12:ab00::/56", "here")).to.throw('"here" is no availability zone.');
    });
});

describe("parseIpv6Network", () => {
    it("reads the four groups that subnets share, of a /56 and of larger ranges", () => {
        expect(parseIpv6Network("2600:1f18:12:ab00::/56")).to.deep.equal([0x2600, 0x1f18, 0x12, 0xab00]);
        expect(parseIpv6Network("2600:1f18::/48")).to.deep.equal([0x2600, 0x1f18, 0, 0]);
        expect(parseIpv6Network("2600:1f18::ab00:0:0:0:0/56")).to.deep.equal([0x2600, 0x1f18, 0, 0xab00]);
    });

    for (const text of [
        "2600:1f18:12:ab00::",
        "2600:1f18:12:ab00::/60",
        "2600:1f18:12:ab01::/56",
        "2600:1f18:12:ab00::1/56",
        "2600:1f18:12:ab00:/56",
        "2600::12::/56",
        "2600:1f18:12345::/56",
        "1:2:3:4:5:6:7:8:9/56",
        "10.0.0.0/16",
        "",
    ]) {
        it(`does not take "${text}"`, () => {
            expect(parseIpv6Network(text)).to.equal(undefined);
        });
    }
});
