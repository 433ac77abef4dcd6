import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/launchTemplate:LaunchTemplate";
const instanceType = "aws:ec2/instance:Instance";
const configurationType = "aws:ec2/launchConfiguration:LaunchConfiguration";
const property = "metadataOptions.httpTokens";
const template = (metadataOptions: WireProperties[string]): TestResource => ({
    type,
    name: "web",
    props: { imageId: "ami-0a1b2c3d", metadataOptions },
});

export const cases: RuleCases = {
    good: complies(template({ httpTokens: "required" })),
    bad: violates(
        `${type} "web": ${property} is not required; set it to required.`,
        template({ httpTokens: "optional" }),
    ),
    unknown: undecided(
        `${type} "web": ${property} is not known yet; set it to required.`,
        template({ httpTokens: unknown }),
    ),
    secret: complies(template({ httpTokens: secret("required") })),
    missing: violates(`${type} "web": ${property} is not set; set it to required.`, template(null)),
    more: {
        "judges an instance": violates(`${instanceType} "web": ${property} is not set; set it to required.`, {
            type: instanceType,
            name: "web",
            props: { ami: "ami-0a1b2c3d" },
        }),
        "judges a launch configuration": violates(
            `${configurationType} "web": ${property} is not required; set it to required.`,
            { type: configurationType, name: "web", props: { metadataOptions: { httpTokens: "optional" } } },
        ),
        "leaves to its template what an instance does not say": complies({
            type: instanceType,
            name: "web",
            props: { launchTemplate: { id: unknown } },
        }),
        "does not mind where there is no metadata": complies(template({ httpEndpoint: "disabled" })),
    },
};
