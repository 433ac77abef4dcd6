import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { planTier, templateOf, tierArgs } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";
import type { SshArgs } from "./ssh-args.js";

const ruleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

describe("SSH to the instances of a ScalableWebTier", () => {
    it("is possible for nobody by default", async () => {
        const graph = await planTier();
        expect(graph.ofType(ruleType).filter(({ inputs }) => inputs.fromPort === 22)).to.deep.equal([]);
        expect(templateOf(graph).inputs).to.not.have.property("keyName");
    });

    it("is possible from the named ranges, with the named key", async () => {
        const tags = { owner: "team" };
        const graph = await planTier({ tags, ssh: { allowFrom: ["10.8.0.0/16"], keyName: "operators" } });
        expect(graph.find(ruleType, "web-ssh-from-10.8.0.0-16").inputs).to.deep.equal({
            securityGroupId: graph.find("aws:ec2/securityGroup:SecurityGroup", "web-instances").id,
            cidrIpv4: "10.8.0.0/16",
            ipProtocol: "tcp",
            fromPort: 22,
            toPort: 22,
            description: "SSH from 10.8.0.0/16",
            tags,
        });
        expect(templateOf(graph).inputs.keyName).to.equal("operators");
    });

    it("needs no key pair", async () => {
        const graph = await planTier({ ssh: { allowFrom: ["10.0.0.0/8", "192.168.7.0/24"] } });
        expect(graph.inventory(ruleType)).to.include.members([
            "web-ssh-from-10.0.0.0-8",
            "web-ssh-from-192.168.7.0-24",
        ]);
        expect(templateOf(graph).inputs).to.not.have.property("keyName");
    });

    const wrong: [string, SshArgs, string][] = [
        ["nobody", { allowFrom: [] }, "ssh.allowFrom is empty; name the ranges that may connect, or leave ssh out."],
        [
            "everybody",
            { allowFrom: ["0.0.0.0/0"] },
            'ssh.allowFrom has "0.0.0.0/0", which is wider than a /8; name the ranges of your VPN or your offices.',
        ],
        [
            "everybody in two halves",
            { allowFrom: ["0.0.0.0/1", "128.0.0.0/1"] },
            'ssh.allowFrom has "0.0.0.0/1" or "128.0.0.0/1", which is wider than a /8; name the ranges',
        ],
        [
            "everybody over IPv6",
            { allowFrom: ["::/0"] },
            'ssh.allowFrom has "::/0"; write IPv4 ranges by their first address, such as "203.0.113.0/24".',
        ],
        [
            "a range twice",
            { allowFrom: ["10.0.0.0/8", "10.0.0.0/8"] },
            'ssh.allowFrom has "10.0.0.0/8" more than once; list each range once.',
        ],
        [
            "a key without a name",
            { allowFrom: ["10.0.0.0/8"], keyName: "" },
            "ssh.keyName is empty; name a key pair of EC2, or leave it out.",
        ],
    ];
    for (const [what, ssh, message] of wrong) {
        it(`refuses ${what}`, () => {
            expect(messageOf(() => resolveSettings("web", { ...tierArgs, ssh }))).to.contain(
                `ScalableWebTier "web": ${message}`,
            );
        });
    }
});
