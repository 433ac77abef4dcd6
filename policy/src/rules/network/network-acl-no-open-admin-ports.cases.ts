import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/networkAcl:NetworkAcl";
const ruleType = "aws:ec2/networkAclRule:NetworkAclRule";
const fix = "name the addresses that may come in, or deny the port by a lower number";

const entry = { ruleNo: 100, action: "allow", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock: "10.0.0.0/16" };
const open = { ...entry, cidrBlock: "0.0.0.0/0" };
const acl = (ingress: WireProperties[string], dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "web",
    props: { vpcId: "vpc-0a1b2c3d", ingress },
    dependsOn,
});
const rule = (name: string, props: WireProperties): TestResource => ({
    type: ruleType,
    name,
    props: {
        networkAclId: unknown,
        ruleNumber: 100,
        ruleAction: "allow",
        protocol: "tcp",
        fromPort: 3389,
        toPort: 3389,
        cidrBlock: "0.0.0.0/0",
        ...props,
    },
    dependsOn: { networkAclId: ["web"] },
});

export const cases: RuleCases = {
    good: complies(acl([entry])),
    bad: violates(`${type} "web": ingress[0].cidrBlock opens port 22 to every address; ${fix}.`, acl([open])),
    unknown: undecided(
        `${type} "web": ingress[0].cidrBlock is not known yet; ${fix}.`,
        acl([{ ...entry, cidrBlock: unknown }]),
    ),
    secret: violates(
        `${type} "web": ingress[0].ipv6CidrBlock opens port 22 to every address; ${fix}.`,
        acl([{ ...entry, cidrBlock: "", ipv6CidrBlock: secret("::/0") }]),
    ),
    missing: complies({ type, name: "web", props: { vpcId: "vpc-0a1b2c3d" } }),
    more: {
        "takes a range that comes from another resource": complies(
            { type: "aws:ec2/vpc:Vpc", name: "main", props: { ipv6CidrBlock: unknown } },
            acl([{ ...entry, cidrBlock: null, ipv6CidrBlock: unknown }], { ingress: ["main"] }),
            {
                ...rule("inside", { cidrBlock: null, ipv6CidrBlock: unknown }),
                dependsOn: { networkAclId: ["web"], ipv6CidrBlock: ["main"] },
            },
        ),
        "knows that a lower number comes first": complies(
            acl([
                { ...entry, ruleNo: 90, action: "deny", fromPort: 20, toPort: 25, cidrBlock: "0.0.0.0/0" },
                { ...entry, ruleNo: 91, action: "deny", fromPort: 3389, toPort: 3389, cidrBlock: "0.0.0.0/0" },
                { ...entry, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" },
            ]),
        ),
        "knows that a higher number comes too late": violates(
            `${type} "web": ingress[0].cidrBlock opens port 22 to every address; ${fix}.`,
            acl([open, { ...open, ruleNo: "200", action: "deny" }]),
        ),
        "does not take a denial of IPv4 for one of IPv6": violates(
            `${type} "web": ingress[1].ipv6CidrBlock opens port 22 to every address; ${fix}.`,
            acl([
                { ...open, ruleNo: 90, action: "deny" },
                { ...open, cidrBlock: null, ipv6CidrBlock: "::/0" },
            ]),
        ),
        "finds a port within those that answers come back to": violates(
            `${type} "web": ingress[0].cidrBlock opens port 3389 to every address; ${fix}.`,
            acl([{ ...open, fromPort: 1024, toPort: 65535 }]),
        ),
        "reads rules that are resources of their own": violates(
            `${ruleType} "rdp": cidrBlock opens port 3389 to every address; ${fix}.`,
            acl([]),
            rule("rdp", {}),
            rule("out", { egress: true }),
        ),
        "knows the order of rules that are resources of their own": complies(
            acl([]),
            rule("rdp", {}),
            rule("no-rdp", { ruleNumber: 50, ruleAction: "deny" }),
        ),
        "cannot tell whether an entry allows or denies": undecided(
            `${ruleType} "rdp": ruleAction is not known yet; ${fix}.`,
            rule("rdp", { ruleAction: unknown }),
        ),
        "cannot tell the entries": undecided(
            `${type} "web": ingress is not known yet; ${fix}.`,
            acl(unknown, { ingress: [] }),
        ),
        "does not mind what AWS has yet to say": complies(acl(unknown)),
    },
};
