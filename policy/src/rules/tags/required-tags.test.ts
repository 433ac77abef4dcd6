import { expect } from "chai";
import { judge, refusalOf } from "../../testing/judge.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const bucket = "aws:s3/bucket:Bucket";
const group = "aws:autoscaling/group:Group";
const good = { Project: "shop", Environment: "dev", Owner: "platform" };
const anyText = "a text that is not empty";

async function messages(
    props: WireProperties,
    { provider, settings = {} }: { provider?: WireProperties; settings?: WireProperties } = {},
): Promise<string[]> {
    const resource: TestResource = { type: bucket, name: "media", props, ...(provider && { provider }) };
    const reports = await judge("required-tags", resource, settings);
    return reports.map(({ level, message }) => `${level}: ${message}`);
}

function missing(key: string, hint = "", expected = anyText): string {
    return (
        `mandatory: ${bucket} "media": tags.${key} is missing${hint}; ` +
        `add it to tags or to the provider's defaultTags, with a value that is ${expected}.`
    );
}

describe("required-tags", () => {
    it("passes a resource with all tags of its own", async () => {
        expect(await messages({ tags: good, tagsAll: good })).to.deep.equal([]);
    });

    it("passes a resource that gets them from the provider's default tags", async () => {
        const { Owner, ...defaults } = good;

        expect(await messages({ tags: { Owner }, tagsAll: good })).to.deep.equal([]);
        const provider = { defaultTags: JSON.stringify({ tags: defaults }) };
        expect(await messages({ tags: { Owner } }, { provider })).to.deep.equal([]);
        expect(await messages({ tags: { Owner: unknown, ...defaults }, tagsAll: unknown }, { provider })).to.deep.equal(
            [`advisory: ${bucket} "media": tags.Owner is not known yet; give it a plain value that is ${anyText}.`],
        );
    });

    it("stops a value that is not allowed, and does not repeat it", async () => {
        const tags = { ...good, Environment: "hunter2" };

        expect(await messages({ tags, tagsAll: tags })).to.deep.equal([
            `mandatory: ${bucket} "media": tags.Environment is not one of dev, test, prod; correct the value.`,
        ]);
    });

    it("judges the tag that wins: its own before the default", async () => {
        const provider = { defaultTags: JSON.stringify({ tags: { ...good, Environment: "nowhere" } }) };

        expect(await messages({ tags: { Environment: "prod" } }, { provider })).to.deep.equal([]);
        expect(
            await messages(
                { tags: { Environment: "nowhere" } },
                { provider: { defaultTags: JSON.stringify({ tags: good }) } },
            ),
        ).to.have.length(1);
    });

    it("names every missing tag, and the one that was probably meant", async () => {
        expect(await messages({})).to.deep.equal([
            missing("Environment", "", "one of dev, test, prod"),
            missing("Owner"),
            missing("Project"),
        ]);
        expect(await messages({ tags: { ...good, Project: null, project: "shop" } })).to.deep.equal([
            missing("Project", ', though there is "project"'),
        ]);
        expect(await messages({ tags: { ...good, Owner: " " } })).to.deep.equal([
            `mandatory: ${bucket} "media": tags.Owner is not ${anyText}; correct the value.`,
        ]);
    });

    it("tells what is missing although another tag makes all of them unknown", async () => {
        const tags = { Project: "shop", Owner: "platform", Release: unknown };

        expect(await messages({ tags, tagsAll: unknown }, { provider: {} })).to.deep.equal([
            missing("Environment", "", "one of dev, test, prod"),
        ]);
    });

    it("reports a tag of which it cannot tell whether it is there", async () => {
        const report = `advisory: ${bucket} "media": tags.Environment is not known yet; give it a plain value that is one of dev, test, prod.`;
        const { Environment, ...others } = good;

        expect(Environment).to.equal("dev");
        expect(await messages({ tags: { ...others, Environment: unknown }, tagsAll: unknown })).to.deep.equal([report]);
        expect(
            await messages({ tags: others, tagsAll: unknown }, { provider: { defaultTags: unknown } }),
        ).to.deep.equal([report]);
        expect(await messages({ tags: unknown, tagsAll: unknown })).to.have.length(3);
    });

    it("sees through secrets and repeats nothing of them", async () => {
        expect(await messages({ tags: secret(good), tagsAll: secret(good) })).to.deep.equal([]);
        const stopped = await messages({ tags: { ...good, Environment: secret("hunter2") } });

        expect(stopped).to.have.length(1);
        expect(stopped.join()).to.not.contain("hunter2");
    });

    it("leaves alone what cannot be tagged", async () => {
        const policy = { type: "aws:s3/bucketPolicy:BucketPolicy", name: "media", props: {} };

        expect(await judge("required-tags", policy)).to.deep.equal([]);
    });

    it("demands what the configuration demands, and nothing else", async () => {
        const settings = { tags: { CostCentre: { pattern: "[0-9]{4}" }, Tier: { allowed: ["web"], pattern: "w.*" } } };

        expect(await messages({ tags: { CostCentre: "4711", Tier: "web" } }, { settings })).to.deep.equal([]);
        expect(await messages({ tags: { CostCentre: "47110" } }, { settings })).to.deep.equal([
            `mandatory: ${bucket} "media": tags.CostCentre is not a match of [0-9]{4}; correct the value.`,
            missing("Tier", "", "one of web and a match of w.*"),
        ]);
    });

    it("demands more of a type where the configuration says so", async () => {
        const settings = {
            types: { [bucket]: { tags: { Environment: { allowed: ["prod"] }, Retention: { pattern: "[0-9]+d" } } } },
        };

        expect(await messages({ tags: good }, { settings })).to.deep.equal([
            `mandatory: ${bucket} "media": tags.Environment is not one of prod; correct the value.`,
            missing("Retention", "", "a match of [0-9]+d"),
        ]);
        const queue = { type: "aws:sqs/queue:Queue", name: "jobs", props: { tags: good } };
        expect(await judge("required-tags", queue, settings)).to.deep.equal([]);
    });

    it("demands of a launch template what the configuration says", async () => {
        const type = "aws:ec2/launchTemplate:LaunchTemplate";
        const template = { type, name: "web", props: { tags: good, tagSpecifications: unknown } };
        const count = async (launched: string): Promise<number> =>
            (await judge("required-tags", template, { launched })).length;

        expect(await count("instancesAndVolumes")).to.equal(6);
        expect(await count("volumes")).to.equal(3);
        expect(await count("nothing")).to.equal(0);
    });

    it("refuses settings that can have no effect", async () => {
        const refused = (settings: WireProperties): Promise<string | undefined> =>
            refusalOf({ "required-tags": settings });

        expect(await refused({ types: { "aws:s3/bucket:Buckett": { tags: {} } } })).to.contain(
            'types.aws:s3/bucket:Buckett is no type that can be tagged; did you mean "aws:s3/bucket:Bucket"?',
        );
        expect(await refused({ add: { Stage: { value: "1" } } })).to.contain(
            "add.Stage is no required tag; add it to tags or leave it out",
        );
        expect(await refused({ add: { Environment: { value: "live" } } })).to.contain(
            "add.Environment.value is not allowed; use a value that is one of dev, test, prod",
        );
        expect(await refused({ add: { Owner: {} } })).to.contain("add.Owner.value is not allowed");
        expect(await refused({ add: { Owner: { value: "team-x" } } })).to.equal(undefined);
    });

    describe("on an Auto Scaling group", () => {
        const tag = (key: string, value: WireProperties[string], propagateAtLaunch: WireProperties[string] = true) => ({
            key,
            value,
            propagateAtLaunch,
        });
        const others = [tag("Project", "shop"), tag("Owner", "platform")];

        async function groupMessages(tags: WireProperties[string], provider?: WireProperties): Promise<string[]> {
            const reports = await judge("required-tags", {
                type: group,
                name: "web",
                props: { tags },
                ...(provider && { provider }),
            });
            return reports.map(({ level, message }) => `${level}: ${message}`);
        }

        it("passes tags that the instances get", async () => {
            expect(await groupMessages([...others, tag("Environment", "prod")])).to.deep.equal([]);
            expect(await groupMessages([...others, tag("Environment", "prod", "true")])).to.deep.equal([]);
        });

        it("stops a tag that the instances do not get", async () => {
            expect(await groupMessages([...others, tag("Environment", "prod", false)])).to.deep.equal([
                `mandatory: ${group} "web": tags.Environment.propagateAtLaunch is not true, so the instances do not get the tag; set it to true.`,
            ]);
        });

        it("counts no default tags, which do not reach the instances", async () => {
            expect(await groupMessages(others, { defaultTags: JSON.stringify({ tags: good }) })).to.deep.equal([
                `mandatory: ${group} "web": tags.Environment is missing; add it to tags with propagateAtLaunch, with a value that is one of dev, test, prod.`,
            ]);
        });

        it("reports what is not known yet, and stops what is missing altogether", async () => {
            expect(await groupMessages([...others, tag("Environment", unknown)])).to.deep.equal([
                `advisory: ${group} "web": tags.Environment is not known yet; give it a plain value that is one of dev, test, prod.`,
            ]);
            expect(await groupMessages([...others, tag("Environment", "prod", unknown)])).to.deep.equal([
                `advisory: ${group} "web": tags.Environment.propagateAtLaunch is not known yet; set it to true.`,
            ]);
            expect(await groupMessages([...others, unknown])).to.have.length(1);
            expect((await groupMessages(unknown)).filter((line) => line.startsWith("advisory"))).to.have.length(3);
            expect((await groupMessages(null)).filter((line) => line.startsWith("mandatory"))).to.have.length(3);
        });
    });
});
