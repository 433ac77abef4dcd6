import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:autoscaling/group:Group";
const fix = "name an aws.ec2.LaunchTemplate instead of a launch configuration";
const group = (props: WireProperties): TestResource => ({
    type,
    name: "web",
    props: { minSize: 2, maxSize: 4, vpcZoneIdentifiers: ["subnet-1", "subnet-2"], ...props },
});

export const cases: RuleCases = {
    good: complies(group({ launchTemplate: { id: unknown, version: "$Latest" } })),
    bad: violates(`${type} "web": launchTemplate is not set; ${fix}.`, group({ launchConfiguration: "web-2024" })),
    unknown: undecided(`${type} "web": launchTemplate is not known yet; ${fix}.`, group({ launchTemplate: unknown })),
    secret: complies(group({ launchTemplate: secret({ name: "web" }) })),
    missing: violates(`${type} "web": launchTemplate is not set; ${fix}.`, group({})),
    more: {
        "takes the template of a mixed group": complies(
            group({
                mixedInstancesPolicy: {
                    launchTemplate: { launchTemplateSpecification: { launchTemplateId: unknown } },
                },
            }),
        ),
        "cannot tell whether the group is mixed": undecided(
            `${type} "web": mixedInstancesPolicy is not known yet; ${fix}.`,
            group({ mixedInstancesPolicy: unknown }),
        ),
    },
};
