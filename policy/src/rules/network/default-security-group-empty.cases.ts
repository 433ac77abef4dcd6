import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const vpcType = "aws:ec2/vpc:Vpc";
const groupType = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const ruleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const fix = "add an aws.ec2.DefaultSecurityGroup without rules for it";

const vpc: TestResource = {
    type: vpcType,
    name: "main",
    props: { cidrBlock: "10.0.0.0/16", defaultSecurityGroupId: unknown },
};
const group = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: groupType,
    name: "main-default",
    props: { vpcId: unknown, ...props },
    dependsOn: { vpcId: ["main"], ...dependsOn },
});
const self = { protocol: "-1", fromPort: 0, toPort: 0, self: true };
const rule = (props: WireProperties, dependsOn: TestResource["dependsOn"]): TestResource => ({
    type: ruleType,
    name: "https",
    props: { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16", ...props },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(vpc, group({})),
    bad: violates(`${groupType} "main-default": ingress has rules; leave it out.`, vpc, group({ ingress: [self] })),
    unknown: undecided(
        `${groupType} "main-default": egress is not known yet; leave it out.`,
        vpc,
        group({ egress: unknown }, { egress: [] }),
    ),
    secret: violates(
        `${groupType} "main-default": egress has rules; leave it out.`,
        vpc,
        group({ egress: secret([self]) }),
    ),
    missing: violates(
        `${vpcType} "main": defaultSecurityGroupId names a group that keeps the rules AWS gave it; ${fix}.`,
        vpc,
    ),
    more: {
        "does not mind what AWS has yet to say": complies(vpc, group({ ingress: unknown, egress: unknown })),
        "takes empty lists for none": complies(vpc, group({ ingress: [], egress: [] })),
        "finds a rule that names the adopted group": violates(
            `${ruleType} "https": securityGroupId is a default group's; give the rule to a security group of its own.`,
            vpc,
            group({}),
            rule({ securityGroupId: unknown }, { securityGroupId: ["main-default"] }),
        ),
        "finds a rule that names the group by its VPC": violates(
            `${ruleType} "https": securityGroupId is a default group's; give the rule to a security group of its own.`,
            vpc,
            group({}),
            rule({ securityGroupId: unknown }, { securityGroupId: ["main"] }),
        ),
        "leaves the rules of other groups alone": complies(
            { ...vpc, props: { defaultSecurityGroupId: "sg-1" } },
            group({}),
            rule({ securityGroupId: "sg-2" }, { securityGroupId: ["main"] }),
        ),
        "cannot tell whose group is adopted": undecided(
            `${vpcType} "main": defaultSecurityGroupId may be what "main-default" empties, which is not known yet; ${fix}.`,
            vpc,
            group({}, { vpcId: [] }),
        ),
    },
};
