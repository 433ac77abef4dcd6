import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/instance:Instance";
const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
const configurationType = "aws:ec2/launchConfiguration:LaunchConfiguration";
const fix = "name an aws.iam.InstanceProfile";

/** As in a first preview: the name is not known, but what it comes from is. */
const profile: TestResource = {
    type: "aws:iam/instanceProfile:InstanceProfile",
    name: "web-profile",
    props: { name: unknown, role: unknown },
};
const instance = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "web",
    props: { ami: "ami-0a1b2c3d", instanceType: "t4g.small", ...props },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(profile, instance({ iamInstanceProfile: unknown }, { iamInstanceProfile: ["web-profile"] })),
    bad: violates(`${type} "web": iamInstanceProfile is not set; ${fix}.`, profile, instance({})),
    unknown: undecided(
        `${type} "web": iamInstanceProfile is not known yet; ${fix}.`,
        instance({ iamInstanceProfile: unknown }, { iamInstanceProfile: [] }),
    ),
    secret: complies(instance({ iamInstanceProfile: secret("web-profile") })),
    missing: violates(`${type} "web": iamInstanceProfile is not set; ${fix}.`, instance({})),
    more: {
        "knows that AWS's answer was not given": violates(
            `${type} "web": iamInstanceProfile is not set; ${fix}.`,
            instance({ iamInstanceProfile: unknown }),
        ),
        "leaves to its template what an instance does not say": complies(
            profile,
            {
                type: templateType,
                name: "web-template",
                props: { iamInstanceProfile: { arn: unknown } },
                dependsOn: { iamInstanceProfile: ["web-profile"] },
            },
            instance(
                { launchTemplate: { id: unknown }, iamInstanceProfile: unknown },
                { launchTemplate: ["web-template"] },
            ),
        ),
        "cannot see into a template of another stack": undecided(
            `${type} "web": launchTemplate is not a launch template of this stack, or not known yet, and decides on iamInstanceProfile; set iamInstanceProfile here too, or declare the template in this stack.`,
            instance({ launchTemplate: { id: "lt-0a1b2c3d" }, iamInstanceProfile: unknown }),
        ),
        "takes the profile of a launch template": complies(profile, {
            type: templateType,
            name: "web",
            props: { iamInstanceProfile: { arn: unknown } },
            dependsOn: { iamInstanceProfile: ["web-profile"] },
        }),
        "judges a launch template": violates(`${templateType} "web": iamInstanceProfile is not set; ${fix}.`, {
            type: templateType,
            name: "web",
            props: { imageId: "ami-0a1b2c3d" },
        }),
        "takes an empty text for none": violates(
            `${configurationType} "web": iamInstanceProfile is not filled; ${fix}.`,
            { type: configurationType, name: "web", props: { iamInstanceProfile: "" } },
        ),
    },
};
