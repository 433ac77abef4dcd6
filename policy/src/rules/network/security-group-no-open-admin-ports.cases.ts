import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const olderType = "aws:ec2/securityGroupRule:SecurityGroupRule";
const fix = "name the addresses that may come in, or use Session Manager";

const ssh = { securityGroupId: "sg-0a1b2c3d", ipProtocol: "tcp", fromPort: 22, toPort: 22 };
const rule = (props: WireProperties): TestResource => ({ type, name: "ssh", props: { ...ssh, ...props } });
const older = { type: "ingress", protocol: "tcp", securityGroupId: "sg-0a1b2c3d" };
const group = (ingress: WireProperties): TestResource => ({
    type: groupType,
    name: "admin",
    props: { ingress: [ingress] },
});

export const cases: RuleCases = {
    good: complies(rule({ cidrIpv4: "203.0.113.0/24" })),
    bad: violates(
        `${type} "ssh": cidrIpv4 opens port 22 to every IPv4 address; ${fix}.`,
        rule({ cidrIpv4: "0.0.0.0/0" }),
    ),
    unknown: undecided(`${type} "ssh": cidrIpv4 is not known yet; ${fix}.`, rule({ cidrIpv4: unknown })),
    secret: violates(
        `${type} "ssh": cidrIpv4 opens port 22 to every IPv4 address; ${fix}.`,
        rule({ cidrIpv4: secret("0.0.0.0/0") }),
    ),
    missing: complies(rule({ referencedSecurityGroupId: unknown })),
    more: {
        "finds a port within a range of a group's own rule": violates(
            `${groupType} "admin": ingress[0].cidrBlocks opens port 3389 to every IPv4 address; ${fix}.`,
            group({ protocol: "tcp", fromPort: 3000, toPort: 4000, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }),
        ),
        "finds all ports, with numbers that are text": violates(
            `${groupType} "admin": ingress[0].cidrBlocks opens port 22 to every IPv4 address; ${fix}.`,
            group({ protocol: "-1", fromPort: "0", toPort: "0", cidrBlocks: ["0.0.0.0/0"] }),
        ),
        "reads the older kind of rule": violates(
            `${olderType} "rdp": cidrBlocks opens port 3389 to every IPv4 address; ${fix}.`,
            {
                type: olderType,
                name: "rdp",
                props: { ...older, fromPort: 3389, toPort: 3389, cidrBlocks: ["0.0.0.0/0"] },
            },
        ),
        "cannot tell the ports of an open rule": undecided(
            `${type} "ssh": fromPort is not known yet; ${fix}.`,
            rule({ cidrIpv4: "0.0.0.0/0", fromPort: unknown }),
        ),
        "does not mind an unknown range where the port is another one": complies(
            rule({ cidrIpv4: unknown, fromPort: 443, toPort: 443 }),
        ),
        "leaves IPv6 to its own rule": complies(rule({ cidrIpv6: "::/0" })),
        "takes a prefix list for limited": complies(rule({ prefixListId: unknown })),
    },
};
