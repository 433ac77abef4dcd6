import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const olderType = "aws:ec2/securityGroupRule:SecurityGroupRule";
const says = "lets all ports out to every address";
const fix = "let out only the ports that are used, such as 443";

const rule = (props: WireProperties): TestResource => ({
    type,
    name: "out",
    props: { securityGroupId: "sg-0a1b2c3d", cidrIpv4: "0.0.0.0/0", ...props },
});
const everything = { protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["::/0"] };

export const cases: RuleCases = {
    good: complies(rule({ ipProtocol: "tcp", fromPort: 443, toPort: 443 })),
    bad: violates(`${type} "out": cidrIpv4 ${says}; ${fix}.`, rule({ ipProtocol: "-1" })),
    unknown: undecided(`${type} "out": ipProtocol is not known yet; ${fix}.`, rule({ ipProtocol: unknown })),
    secret: violates(`${type} "out": cidrIpv4 ${says}; ${fix}.`, rule({ ipProtocol: secret("all") })),
    missing: complies({ type: groupType, name: "web", props: {} }),
    more: {
        "reads a group's own rule": violates(`${groupType} "web": egress[0].ipv6CidrBlocks ${says}; ${fix}.`, {
            type: groupType,
            name: "web",
            props: { egress: [everything] },
        }),
        "reads the older kind of rule, and all TCP ports": violates(`${olderType} "out": cidrBlocks ${says}; ${fix}.`, {
            type: olderType,
            name: "out",
            props: { type: "egress", protocol: "tcp", fromPort: 1, toPort: 65535, cidrBlocks: ["0.0.0.0/0"] },
        }),
        "leaves what comes in alone": complies({ type: groupType, name: "web", props: { ingress: [everything] } }),
        "lets everything go to the own network": complies(rule({ ipProtocol: "-1", cidrIpv4: "10.0.0.0/16" })),
    },
};
