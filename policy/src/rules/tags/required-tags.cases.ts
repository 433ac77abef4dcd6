import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:s3/bucket:Bucket";
const groupType = "aws:autoscaling/group:Group";
const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
const tags = { Project: "shop", Environment: "prod", Owner: "platform" };
const others = { Project: "shop", Environment: "prod" };
const anyText = "a text that is not empty";

const media = (props: WireProperties, provider?: WireProperties): TestResource => {
    const resource = { type, name: "media", props };
    return provider === undefined ? resource : { ...resource, provider };
};
const without = `${type} "media": tags.Owner is missing; add it to tags or to the provider's defaultTags, with a value that is ${anyText}.`;
const nowhere = `${type} "media": tags.Environment is not one of dev, test, prod; correct the value.`;

const group = (list: WireValue): TestResource => ({ type: groupType, name: "web", props: { tags: list } });
const propagated = (propagateAtLaunch: WireValue): WireValue[] =>
    Object.entries(tags).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: key === "Owner" ? propagateAtLaunch : true,
    }));

const template = (...tagSpecifications: readonly WireProperties[]): TestResource => ({
    type: templateType,
    name: "web",
    props: { tags, tagSpecifications: [...tagSpecifications] },
});
const instances = { resourceType: "instance", tags };
const volumes = { resourceType: "volume", tags };

export const cases: RuleCases = {
    good: complies(media({ tags })),
    bad: violates(without, media({ tags: others })),
    unknown: undecided(
        `${type} "media": tags.Owner is not known yet; give it a plain value that is ${anyText}.`,
        media({ tags: { ...others, Owner: unknown } }),
    ),
    secret: violates(nowhere, media({ tags: { ...tags, Environment: secret("hunter2") } })),
    missing: violates(without, media({ tags: { ...others, Owner: null } })),
    more: {
        "counts the provider's default tags": complies(
            media({ tags: others }, { defaultTags: JSON.stringify({ tags: { Owner: "platform" } }) }),
        ),
        "counts the tags that the provider has put together": complies(media({ tags: others, tagsAll: tags })),
        "tells what is missing although another tag is not known": violates(
            without,
            media({ tags: { ...others, Release: unknown }, tagsAll: unknown }, {}),
        ),
        "names the tag that was probably meant": violates(
            without.replace("missing;", 'missing, though there is "owner";'),
            media({ tags: { ...others, owner: "platform" } }),
        ),
        "stops a value that is not allowed": violates(nowhere, media({ tags: { ...tags, Environment: "live" } })),
        "reads the list of an Auto Scaling group": complies(group(propagated("true"))),
        "demands that the instances of a group get the tags": violates(
            `${groupType} "web": tags.Owner.propagateAtLaunch is not true, so the instances do not get the tag; set it to true.`,
            group(propagated(false)),
        ),
        "reads what a launch template gives to what it launches": complies(template(volumes, instances)),
        "demands that a launch template tags volumes too": violates(
            `${templateType} "web": tagSpecifications.volume.tags is missing, so what is launched carries no tags; add it, with Environment, Owner and Project.`,
            template(instances),
        ),
        "looks for each tag of a launch template": violates(
            `${templateType} "web": tagSpecifications.instance.tags.Owner is missing; add it to the tags of the tagSpecifications for instance, with a value that is ${anyText}.`,
            template({ resourceType: "instance", tags: others }, volumes),
        ),
        "cannot tell what a launch template gives that is not known": undecided(
            `${templateType} "web": tagSpecifications.instance.tags.Owner is not known yet; give it a plain value that is ${anyText}.`,
            template({ resourceType: "instance", tags: { ...others, Owner: unknown } }, volumes),
        ),
        "leaves alone what cannot be tagged": complies({
            type: "aws:s3/bucketPolicy:BucketPolicy",
            name: "media",
            props: {},
        }),
    },
};
