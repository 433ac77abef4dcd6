import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const fix = "name the addresses that may come in, or use Session Manager";

const ssh = { securityGroupId: "sg-0a1b2c3d", ipProtocol: "tcp", fromPort: 22, toPort: 22 };
const rule = (props: WireProperties): TestResource => ({ type, name: "ssh", props: { ...ssh, ...props } });

export const cases: RuleCases = {
    good: complies(rule({ cidrIpv6: "2001:db8:1234::/48" })),
    bad: violates(`${type} "ssh": cidrIpv6 opens port 22 to every IPv6 address; ${fix}.`, rule({ cidrIpv6: "::/0" })),
    unknown: undecided(`${type} "ssh": cidrIpv6 is not known yet; ${fix}.`, rule({ cidrIpv6: unknown })),
    secret: violates(
        `${type} "ssh": cidrIpv6 opens port 22 to every IPv6 address; ${fix}.`,
        rule({ cidrIpv6: secret("::/0") }),
    ),
    missing: complies(rule({ referencedSecurityGroupId: unknown })),
    more: {
        "reads a group's own rule": violates(
            `${groupType} "admin": ingress[0].ipv6CidrBlocks opens port 22 to every IPv6 address; ${fix}.`,
            {
                type: groupType,
                name: "admin",
                props: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["::/0"] }] },
            },
        ),
        "knows the whole of what is handed out": violates(
            `${type} "ssh": cidrIpv6 opens port 22 to every IPv6 address; ${fix}.`,
            rule({ cidrIpv6: "2000::/3" }),
        ),
        "leaves IPv4 to its own rule": complies(rule({ cidrIpv4: "0.0.0.0/0" })),
        "does not take private addresses for the internet": complies(rule({ cidrIpv6: "fd00::/8" })),
    },
};
