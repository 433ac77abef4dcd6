import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/securityGroup:SecurityGroup";
const defaultType = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const fix = "name the addresses or the security group that may come in";

const postgres = { protocol: "tcp", fromPort: 5432, toPort: 5432 };
const group = (ingress: WireProperties): TestResource => ({ type, name: "database", props: { ingress: [ingress] } });

export const cases: RuleCases = {
    good: complies(group({ ...postgres, cidrBlocks: ["10.0.0.0/16"] })),
    bad: violates(
        `${type} "database": ingress[0].cidrBlocks opens port 5432 to every address; ${fix}.`,
        group({ ...postgres, cidrBlocks: ["0.0.0.0/0"] }),
    ),
    unknown: undecided(
        `${type} "database": ingress[0].cidrBlocks is not known yet; ${fix}.`,
        group({ ...postgres, cidrBlocks: unknown }),
    ),
    secret: violates(
        `${type} "database": ingress[0].ipv6CidrBlocks opens port 5432 to every address; ${fix}.`,
        group({ ...postgres, ipv6CidrBlocks: secret(["::/0"]) }),
    ),
    missing: complies({ type, name: "database", props: {} }),
    more: {
        "finds a port within a range": violates(
            `${type} "database": ingress[0].cidrBlocks opens port 9200 to every address; ${fix}.`,
            group({ protocol: "tcp", fromPort: 9000, toPort: 9250, cidrBlocks: ["0.0.0.0/0"] }),
        ),
        "judges the default group": violates(
            `${defaultType} "default": ingress[0].cidrBlocks opens port 20 to every address; ${fix}.`,
            {
                type: defaultType,
                name: "default",
                props: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
            },
        ),
        "cannot tell what a group holds": undecided(`${type} "database": ingress is not known yet; ${fix}.`, {
            type,
            name: "database",
            props: { ingress: unknown },
        }),
        "does not mind UDP": complies(
            group({ protocol: "17", fromPort: 5000, toPort: 5000, cidrBlocks: ["0.0.0.0/0"] }),
        ),
        "does not mind the ports of the web": complies(
            group({ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }),
        ),
    },
};
