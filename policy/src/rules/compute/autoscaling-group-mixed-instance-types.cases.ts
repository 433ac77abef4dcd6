import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:autoscaling/group:Group";
const property = "mixedInstancesPolicy.launchTemplate.overrides";
const fix = "list at least 2 instance types, or instanceRequirements";
const group = (overrides: WireProperties[string]): TestResource => ({
    type,
    name: "web",
    props: {
        minSize: 2,
        maxSize: 4,
        mixedInstancesPolicy: {
            launchTemplate: { launchTemplateSpecification: { launchTemplateName: "web" }, overrides },
        },
    },
});

export const cases: RuleCases = {
    good: complies(group([{ instanceType: "m7g.large" }, { instanceType: "m6g.large" }])),
    bad: violates(
        `${type} "web": ${property} has fewer than 2 instance types; ${fix}.`,
        group([{ instanceType: "m7g.large" }]),
    ),
    unknown: undecided(`${type} "web": ${property} is not known yet; ${fix}.`, group(unknown)),
    secret: complies(group(secret([{ instanceType: "m7g.large" }, { instanceType: "m6g.large" }]))),
    missing: violates(`${type} "web": ${property} is not set; ${fix}.`, {
        type,
        name: "web",
        props: { minSize: 2, maxSize: 4, launchTemplate: { name: "web" } },
    }),
    more: {
        "takes requirements for many types": complies(
            group([{ instanceRequirements: { memoryMib: { min: 4096 }, vcpuCount: { min: 2 } } }]),
        ),
        "counts a type once": violates(
            `${type} "web": ${property} has fewer than 2 instance types; ${fix}.`,
            group([{ instanceType: "m7g.large" }, { instanceType: "m7g.large" }]),
        ),
        "counts types that are not known yet": complies(
            group([{ instanceType: unknown }, { instanceType: "m6g.large" }]),
        ),
    },
};
