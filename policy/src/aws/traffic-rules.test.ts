import { expect } from "chai";
import { areWithin, firstWithin, readPorts } from "./ports.js";
import { SettingsReader } from "../core/settings.js";
import { egressRuleType, findOpenRules, ingressRuleType, olderRuleType, securityGroupType } from "./traffic-rules.js";

type Props = Readonly<Record<string, unknown>>;

/** What is said about a rule that opens any port to the world: each property, and whether it is certain. */
function openings(type: string, props: Props, direction: "ingress" | "egress" = "ingress"): string[] {
    const findings = findOpenRules(
        { type, props },
        {
            direction,
            families: ["ipv4", "ipv6"],
            problemOf: ({ protocols, ports }) => `opens ${protocols.join("+")} ${ports.from}-${ports.to}`,
            fix: "close it",
        },
    );
    return findings.map(({ property, problem }) => `${property} ${problem}`);
}

/** As the policy SDK shows a value that is not known: reading it throws. */
function withUnknown(props: Props, ...names: readonly string[]): Props {
    const copy = { ...props };
    for (const name of names) {
        const get = (): never => {
            throw new Error("unknown");
        };
        Object.defineProperty(copy, name, { enumerable: true, get });
    }
    return copy;
}

const ssh = { ipProtocol: "tcp", fromPort: 22, toPort: 22 };

describe("rules of security groups", () => {
    it("are read within a group, by direction", () => {
        const all = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] };

        expect(openings(securityGroupType, { ingress: [{ ...all, cidrBlocks: [] }, all] })).to.deep.equal([
            "ingress[1].cidrBlocks opens tcp+udp 0-65535",
        ]);
        expect(openings(securityGroupType, { egress: [all] })).to.deep.equal([]);
        expect(openings(securityGroupType, { egress: [all] }, "egress")).to.have.length(1);
    });

    it("are read as resources of their own", () => {
        const older = { type: "ingress", protocol: "tcp", fromPort: "80", toPort: "90", ipv6CidrBlocks: ["::/0"] };

        expect(openings(olderRuleType, older)).to.deep.equal(["ipv6CidrBlocks opens tcp 80-90"]);
        expect(openings(olderRuleType, { ...older, type: "egress" })).to.deep.equal([]);
        expect(openings(ingressRuleType, { ...ssh, cidrIpv4: "0.0.0.0/0" })).to.deep.equal([
            "cidrIpv4 opens tcp 22-22",
        ]);
        expect(openings(egressRuleType, { ...ssh, cidrIpv6: "::/0" }, "egress")).to.deep.equal([
            "cidrIpv6 opens tcp 22-22",
        ]);
    });

    for (const protocol of ["-1", "all", -1, "132", 4, "50", "gre"]) {
        it(`let everything through by the protocol ${JSON.stringify(protocol)}`, () => {
            expect(openings(ingressRuleType, { ipProtocol: protocol, cidrIpv4: "0.0.0.0/0" })).to.deep.equal([
                "cidrIpv4 opens tcp+udp 0-65535",
            ]);
        });
    }

    it("know protocols by their numbers, and those without ports", () => {
        const world = { fromPort: 1, toPort: 2, cidrIpv4: "0.0.0.0/0" };

        expect(openings(ingressRuleType, { ...world, ipProtocol: "6" })).to.deep.equal(["cidrIpv4 opens tcp 1-2"]);
        expect(openings(ingressRuleType, { ...world, ipProtocol: 17 })).to.deep.equal(["cidrIpv4 opens udp 1-2"]);
        for (const ipProtocol of ["icmp", "ICMP", 1, "icmpv6", "58", undefined]) {
            expect(openings(ingressRuleType, { ...world, ipProtocol })).to.deep.equal([]);
        }
    });

    for (const range of ["0.0.0.0/0", "128.0.0.0/1", "::/0", "0:0::/0", "2000::/3"]) {
        it(`are open to the world by ${range}`, () => {
            expect(openings(ingressRuleType, { ...ssh, cidrIpv4: range })).to.have.length(1);
        });
    }

    for (const range of ["10.0.0.0/8", "203.0.113.7/32", "fd00::/8", "fc00::/7", "2001:db8::/32", "0.0.0.0"]) {
        it(`are not open to the world by ${range}`, () => {
            expect(openings(ingressRuleType, { ...ssh, cidrIpv4: range })).to.deep.equal([]);
        });
    }

    it("are not open to the world through a group or a prefix list", () => {
        expect(openings(ingressRuleType, { ...ssh, prefixListId: "pl-1" })).to.deep.equal([]);
        expect(
            openings(olderRuleType, { type: "ingress", protocol: "-1", sourceSecurityGroupId: "sg-1" }),
        ).to.deep.equal([]);
    });

    it("name what is not known, where it matters", () => {
        const open = { ...ssh, cidrIpv4: "0.0.0.0/0" };

        expect(openings(ingressRuleType, withUnknown(open, "cidrIpv4"))).to.deep.equal(["cidrIpv4 is not known yet"]);
        expect(openings(ingressRuleType, withUnknown(open, "toPort"))).to.deep.equal(["toPort is not known yet"]);
        expect(openings(ingressRuleType, withUnknown({ ...ssh, cidrIpv4: "10.0.0.0/8" }, "toPort"))).to.deep.equal([]);
        expect(openings(securityGroupType, withUnknown({}, "ingress"))).to.deep.equal(["ingress is not known yet"]);
        expect(
            openings(olderRuleType, withUnknown({ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }, "type")),
        ).to.deep.equal(["type is not known yet"]);
    });
});

describe("ports of a setting", () => {
    it("are single ones and ranges, and nothing else", () => {
        const reader = new SettingsReader({ ports: ["443", "8000-8010", "http", "70000"] });

        expect(readPorts(reader, "ports", [], "Ports.")).to.deep.equal([
            { from: 443, to: 443 },
            { from: 8000, to: 8010 },
        ]);
        expect(reader.problems).to.deep.equal([
            'ports has "http"; use ports such as "443" or "8000-8010"',
            'ports has "70000"; use ports such as "443" or "8000-8010"',
        ]);
    });

    it("hold a range that they hold together", () => {
        const web = [
            { from: 443, to: 443 },
            { from: 80, to: 81 },
            { from: 82, to: 90 },
        ];

        expect(areWithin({ from: 80, to: 90 }, web)).to.equal(true);
        expect(areWithin({ from: 80, to: 443 }, web)).to.equal(false);
        expect(firstWithin({ from: 85, to: 500 }, web)).to.deep.equal({ from: 443, to: 443 });
        expect(firstWithin({ from: 1, to: 79 }, web)).to.equal(undefined);
    });
});
