import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/securityGroup:SecurityGroup";
const adopted = "aws:ec2/defaultVpc:DefaultVpc";
const fix = "name a VPC of the program's own";

const vpc: TestResource = { type: "aws:ec2/vpc:Vpc", name: "main", props: { cidrBlock: "10.0.0.0/16" } };
const group = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "web",
    props: { description: "Web servers", ...props },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(vpc, group({ vpcId: unknown }, { vpcId: ["main"] })),
    bad: violates(`${adopted} "main": type is a part of the default VPC; make a VPC and subnets of your own.`, {
        type: adopted,
        name: "main",
        props: {},
    }),
    unknown: undecided(`${type} "web": vpcId is not known yet; ${fix}.`, group({ vpcId: unknown }, { vpcId: [] })),
    secret: complies(group({ vpcId: secret("vpc-0a1b2c3d") })),
    missing: violates(`${type} "web": vpcId is not set, which means the default VPC; ${fix}.`, group({})),
    more: {
        "knows that what AWS has yet to choose was not given": violates(
            `${type} "web": vpcId is not set, which means the default VPC; ${fix}.`,
            group({ vpcId: unknown }),
        ),
    },
};
