import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:autoscaling/group:Group";
const fix = "list subnets of at least 2 availability zones";
const group = (props: WireProperties): TestResource => ({
    type,
    name: "web",
    props: { minSize: 2, maxSize: 4, launchTemplate: { name: "web" }, ...props },
});

export const cases: RuleCases = {
    good: complies(group({ vpcZoneIdentifiers: ["subnet-1", "subnet-2"] })),
    bad: violates(
        `${type} "web": vpcZoneIdentifiers has fewer than 2 elements; ${fix}.`,
        group({ vpcZoneIdentifiers: ["subnet-1"] }),
    ),
    unknown: undecided(
        `${type} "web": vpcZoneIdentifiers is not known yet; ${fix}.`,
        group({ vpcZoneIdentifiers: unknown }),
    ),
    secret: complies(group({ availabilityZones: secret(["eu-west-1a", "eu-west-1b"]) })),
    missing: violates(`${type} "web": vpcZoneIdentifiers is not set; ${fix}.`, group({})),
    more: {
        "counts subnets that are not known yet": complies(group({ vpcZoneIdentifiers: [unknown, unknown] })),
        "counts a zone once": violates(
            `${type} "web": availabilityZones has fewer than 2 elements; ${fix}.`,
            group({ availabilityZones: ["eu-west-1a", "eu-west-1a"] }),
        ),
    },
};
