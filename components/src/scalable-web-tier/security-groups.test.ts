import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { certificateArn, network, planTier, userDataOf } from "./fixtures.test.js";

describe("The ways into and out of a ScalableWebTier", () => {
    let graph: Graph;
    const rulesOf = (direction: "Ingress" | "Egress", group: string) => {
        const { id } = graph.find("aws:ec2/securityGroup:SecurityGroup", group);
        return graph
            .ofType(`aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`)
            .filter(({ inputs }) => inputs.securityGroupId === id)
            .map(
                ({ inputs }) =>
                    `${String(inputs.cidrIpv4 ?? inputs.referencedSecurityGroupId)} ${String(inputs.fromPort)}`,
            )
            .sort();
    };
    before(async () => (graph = await planTier({ certificateArn, allowFrom: ["203.0.113.0/24", "198.51.100.7/32"] })));

    it("let visitors from the named ranges reach the load balancer only", () => {
        expect(rulesOf("Ingress", "web-balancer")).to.deep.equal([
            ...["198.51.100.7/32 443", "198.51.100.7/32 80", "203.0.113.0/24 443", "203.0.113.0/24 80"],
        ]);
    });

    it("let the load balancer reach the instances, and nobody else", () => {
        const { id: balancer } = graph.find("aws:ec2/securityGroup:SecurityGroup", "web-balancer");
        const { id: instances } = graph.find("aws:ec2/securityGroup:SecurityGroup", "web-instances");
        expect(rulesOf("Egress", "web-balancer")).to.deep.equal([`${String(instances)} 443`]);
        expect(rulesOf("Ingress", "web-instances")).to.deep.equal([`${String(balancer)} 443`]);
    });

    it("let the instances reach every range of the network", async () => {
        const additionalCidrBlocks = ["100.64.0.0/16", "10.1.0.0/16"];
        const wide = await planTier({ network: { ...network, additionalCidrBlocks } });
        const ruleType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
        const ranges = ["", "-100.64.0.0-16", "-10.1.0.0-16"].map(
            (suffix) => wide.find(ruleType, `web-instances-to-network${suffix}`).inputs,
        );
        expect(ranges.map(({ cidrIpv4 }) => cidrIpv4)).to.deep.equal(["10.0.0.0/16", ...additionalCidrBlocks]);
        expect(ranges.map(({ toPort }) => toPort)).to.deep.equal([65_535, 65_535, 65_535]);
        expect(userDataOf(wide)).to.contain(" set_real_ip_from 100.64.0.0/16;\n set_real_ip_from 10.1.0.0/16;\n");
    });

    it("let the instances reach the network, AWS and Ubuntu's archive", () => {
        expect(rulesOf("Egress", "web-instances")).to.deep.equal(["0.0.0.0/0 443", "0.0.0.0/0 80", "10.0.0.0/16 0"]);
    });
});
