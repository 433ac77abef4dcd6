import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const says = "opens a port to every address that is not authorised";
const fix = "name the addresses or the security group that may come in";

const visitors = { securityGroupId: "sg-0a1b2c3d", ipProtocol: "tcp", cidrIpv4: "0.0.0.0/0" };
const rule = (props: WireProperties): TestResource => ({ type, name: "visitors", props: { ...visitors, ...props } });

export const cases: RuleCases = {
    good: complies(rule({ fromPort: 443, toPort: 443 })),
    bad: violates(`${type} "visitors": cidrIpv4 ${says}; ${fix}.`, rule({ fromPort: 8443, toPort: 8443 })),
    unknown: undecided(
        `${type} "visitors": toPort is not known yet; ${fix}.`,
        rule({ fromPort: 443, toPort: unknown }),
    ),
    secret: complies(rule({ fromPort: secret(80), toPort: secret("80") })),
    missing: violates(`${type} "visitors": cidrIpv4 ${says}; ${fix}.`, rule({})),
    more: {
        "refuses the range between two ports that are authorised": violates(
            `${type} "visitors": cidrIpv4 ${says}; ${fix}.`,
            rule({ fromPort: 80, toPort: 443 }),
        ),
        "refuses UDP": violates(
            `${type} "visitors": cidrIpv4 ${says}; ${fix}.`,
            rule({ ipProtocol: "udp", fromPort: 443, toPort: 443 }),
        ),
        "refuses all protocols to IPv6": violates(`${groupType} "web": ingress[1].ipv6CidrBlocks ${says}; ${fix}.`, {
            type: groupType,
            name: "web",
            props: {
                ingress: [
                    { protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] },
                    { protocol: "-1", fromPort: 0, toPort: 0, ipv6CidrBlocks: ["::/0"] },
                ],
            },
        }),
        "does not mind an unknown range on an authorised port": complies(
            rule({ fromPort: 443, toPort: 443, cidrIpv4: unknown }),
        ),
        "lets a ping in": complies(rule({ ipProtocol: "icmp", fromPort: -1, toPort: -1 })),
    },
};
