import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/subnet:Subnet";
const defaultType = "aws:ec2/defaultSubnet:DefaultSubnet";
const subnet = (props: WireProperties): TestResource => ({
    type,
    name: "public-a",
    props: { vpcId: "vpc-0a1b2c3d", cidrBlock: "10.0.0.0/24", ...props },
});

export const cases: RuleCases = {
    good: complies(subnet({ mapPublicIpOnLaunch: false })),
    bad: violates(
        `${type} "public-a": mapPublicIpOnLaunch is not false; set it to false.`,
        subnet({ mapPublicIpOnLaunch: true }),
    ),
    unknown: undecided(
        `${type} "public-a": mapPublicIpOnLaunch is not known yet; set it to false.`,
        subnet({ mapPublicIpOnLaunch: unknown }),
    ),
    secret: violates(
        `${type} "public-a": mapPublicIpOnLaunch is not false; set it to false.`,
        subnet({ mapPublicIpOnLaunch: secret("true") }),
    ),
    missing: complies(subnet({})),
    more: {
        "knows that a default subnet maps addresses by itself": violates(
            `${defaultType} "default-a": mapPublicIpOnLaunch is not set; set it to false.`,
            { type: defaultType, name: "default-a", props: { availabilityZone: "eu-west-1a" } },
        ),
    },
};
