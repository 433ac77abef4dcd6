import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:autoscaling/group:Group";
const tagType = "aws:autoscaling/tag:Tag";
const property = "propagateAtLaunch";
const group = (...tags: WireProperties[]): TestResource => ({
    type,
    name: "web",
    props: { minSize: 2, maxSize: 4, tags: tags.map((tag) => ({ key: "Owner", value: "shop", ...tag })) },
});

export const cases: RuleCases = {
    good: complies(group({ propagateAtLaunch: true })),
    bad: violates(
        `${type} "web": tags[0].${property} is not true; set it to true.`,
        group({ propagateAtLaunch: false }),
    ),
    unknown: undecided(
        `${type} "web": tags[0].${property} is not known yet; set it to true.`,
        group({ propagateAtLaunch: unknown }),
    ),
    secret: complies(group({ propagateAtLaunch: secret("true") })),
    missing: complies({ type, name: "web", props: { minSize: 2, maxSize: 4 } }),
    more: {
        "looks at each tag": violates(
            `${type} "web": tags[1].${property} is not set; set it to true.`,
            group({ propagateAtLaunch: true }, { key: "Project" }),
        ),
        "looks at a tag that is a resource of its own": violates(
            `${tagType} "owner": tag.${property} is not true; set it to true.`,
            {
                type: tagType,
                name: "owner",
                props: { tag: { key: "Owner", value: "shop", propagateAtLaunch: false } },
            },
        ),
        "cannot tell the tags": undecided(
            `${type} "web": tags is not known yet; list the tags with propagateAtLaunch true.`,
            { type, name: "web", props: { tags: unknown } },
        ),
    },
};
