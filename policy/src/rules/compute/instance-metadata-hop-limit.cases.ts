import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/launchTemplate:LaunchTemplate";
const instanceType = "aws:ec2/instance:Instance";
const property = "metadataOptions.httpPutResponseHopLimit";
const template = (options: WireProperties): TestResource => ({
    type,
    name: "web",
    props: { imageId: "ami-0a1b2c3d", metadataOptions: { httpTokens: "required", ...options } },
    dependsOn: { imageId: [], metadataOptions: [] },
});

export const cases: RuleCases = {
    good: complies(template({ httpPutResponseHopLimit: 1 })),
    bad: violates(
        `${type} "web": ${property} is not a number of at most 1; set it to 1 or less.`,
        template({ httpPutResponseHopLimit: 2 }),
    ),
    unknown: undecided(
        `${type} "web": ${property} is not known yet; set it to 1 or less.`,
        template({ httpPutResponseHopLimit: unknown }),
    ),
    secret: complies(template({ httpPutResponseHopLimit: secret("1") })),
    missing: violates(`${type} "web": ${property} is not set; set it to 1 or less.`, template({})),
    more: {
        "judges an instance": violates(
            `${instanceType} "web": ${property} is not a number of at most 1; set it to 1 or less.`,
            { type: instanceType, name: "web", props: { metadataOptions: { httpPutResponseHopLimit: "64" } } },
        ),
        "leaves to its template what an instance does not say": complies(template({ httpPutResponseHopLimit: 1 }), {
            type: instanceType,
            name: "web-1",
            props: { launchTemplate: { id: unknown } },
            dependsOn: { launchTemplate: ["web"] },
        }),
        "does not mind where there is no metadata": complies(
            template({ httpEndpoint: "disabled", httpPutResponseHopLimit: 2 }),
        ),
    },
};
