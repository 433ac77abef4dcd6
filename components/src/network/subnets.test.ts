import { expect } from "chai";
import { divide, parseRange, type Range, regionOfZone, sizeOf } from "./subnets.js";

const allZones = [..."abcdefgh"].map((letter) => `eu-west-1${letter}`);

function rangesOf(cidrBlock: string, zones: string[]): Range[] {
    return Object.values(divide(cidrBlock, zones)).flatMap((zone) => Object.values(zone).map(requireRange));
}

function requireRange(cidrBlock: string): Range {
    const range = parseRange(cidrBlock);
    if (range === undefined) {
        throw new Error(`"${cidrBlock}" is no aligned range`);
    }
    return range;
}

const end = (range: Range) => range.first + sizeOf(range.prefix);

describe("divide", () => {
    it("gives a zone a private half, a public quarter and an isolated quarter of its slot", () => {
        expect(divide("10.0.0.0/16", ["eu-west-1a", "eu-west-1b"])).to.deep.equal({
            "eu-west-1a": { private: "10.0.0.0/20", public: "10.0.16.0/21", isolated: "10.0.24.0/21" },
            "eu-west-1b": { private: "10.0.32.0/20", public: "10.0.48.0/21", isolated: "10.0.56.0/21" },
        });
    });

    for (const cidrBlock of [
        "10.0.0.0/16",
        "172.31.128.0/17",
        "10.9.240.0/20",
        "192.168.100.0/22",
        "255.255.252.0/22",
    ]) {
        it(`keeps all 24 subnets of ${cidrBlock} inside it, apart from one another, and roomy enough for a load balancer`, () => {
            const network = requireRange(cidrBlock);
            const inOrder = rangesOf(cidrBlock, allZones).sort((one, other) => one.first - other.first);

            expect(inOrder).to.have.length(24);
            expect(inOrder[0]?.first).to.equal(network.first);
            // Each begins where the one before ends: nothing overlaps, and nothing is left over.
            for (const [position, range] of inOrder.entries()) {
                expect(end(range)).to.equal(inOrder[position + 1]?.first ?? end(network));
                expect(range.prefix).to.be.at.most(27);
            }
        });
    }

    it("leaves a zone's addresses alone when zones are added, removed or listed in another order", () => {
        const whole = divide("10.0.0.0/16", allZones);
        const part = divide("10.0.0.0/16", ["eu-west-1f", "eu-west-1c"]);

        expect(part).to.deep.equal({ "eu-west-1c": whole["eu-west-1c"], "eu-west-1f": whole["eu-west-1f"] });
    });

    it("refuses what was not validated", () => {
        expect(() => divide("10.0.0.0", allZones)).to.throw('"10.0.0.0" is no address range');
        expect(() => divide("10.0.0.0/16", ["here"])).to.throw('"here" is no availability zone');
    });
});

describe("parseRange", () => {
    it("reads the first address and the size", () => {
        expect(parseRange("10.0.1.0/24")).to.deep.equal({ first: 10 * 2 ** 24 + 256, prefix: 24 });
    });

    for (const text of [
        "10.0.0.0",
        "10.0.0.256/24",
        "10.0.0.0/33",
        "10.0.0.1/24",
        "10.0/16",
        "fd00::/8",
        "a.b.c.d/16",
        "",
    ]) {
        it(`does not take "${text}"`, () => {
            expect(parseRange(text)).to.equal(undefined);
        });
    }
});

describe("regionOfZone", () => {
    it("knows the zones of ordinary and government regions", () => {
        expect(regionOfZone("ap-southeast-2c")).to.equal("ap-southeast-2");
        expect(regionOfZone("us-gov-west-1a")).to.equal("us-gov-west-1");
    });

    it("knows no region, local zone or nonsense", () => {
        expect(["eu-west-1", "us-west-2-lax-1a", "eu-west-1z", ""].map(regionOfZone)).to.deep.equal([
            undefined,
            undefined,
            undefined,
            undefined,
        ]);
    });
});
