import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/launchTemplate:LaunchTemplate";
const instanceType = "aws:ec2/instance:Instance";
const configurationType = "aws:ec2/launchConfiguration:LaunchConfiguration";
const property = "metadataOptions.httpTokens";
const template = (metadataOptions: WireProperties[string]): TestResource => ({
    type,
    name: "web",
    props: { name: "web-template", imageId: "ami-0a1b2c3d", metadataOptions },
    dependsOn: { imageId: [], metadataOptions: [] },
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
        "leaves to its template what an instance does not say": complies(template({ httpTokens: "required" }), {
            type: instanceType,
            name: "web-1",
            props: { launchTemplate: { id: unknown, version: unknown } },
            dependsOn: { launchTemplate: ["web"] },
        }),
        "finds the template of an instance by its name": complies(template({ httpTokens: "required" }), {
            type: instanceType,
            name: "web-1",
            props: { launchTemplate: { id: unknown, name: "web-template" } },
            dependsOn: { launchTemplate: [] },
        }),
        "cannot see into a template of another stack": undecided(
            `${instanceType} "web": launchTemplate is not a launch template of this stack, or not known yet, and decides on ${property}; set ${property} here too, or declare the template in this stack.`,
            { type: instanceType, name: "web", props: { launchTemplate: { id: "lt-123" } } },
        ),
        "cannot see into a template that is not known yet": undecided(
            `${instanceType} "web": launchTemplate is not a launch template of this stack, or not known yet, and decides on ${property}; set ${property} here too, or declare the template in this stack.`,
            {
                type: instanceType,
                name: "web",
                props: { launchTemplate: { id: unknown } },
                dependsOn: { launchTemplate: [] },
            },
        ),
        "believes an instance that says it itself": complies({
            type: instanceType,
            name: "web",
            props: { launchTemplate: { id: "lt-123" }, metadataOptions: { httpTokens: "required" } },
        }),
        "knows what AWS will choose from what the program wrote": violates(
            `${instanceType} "web": ${property} is not set; set it to required.`,
            {
                type: instanceType,
                name: "web",
                props: { ami: "ami-0a1b2c3d", metadataOptions: unknown },
                dependsOn: { ami: [] },
            },
        ),
        "does not mind where there is no metadata": complies(template({ httpEndpoint: "disabled" })),
    },
};
