import { expect } from "chai";
import { pack } from "../../testing/pack.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const rule = "required-tags";
const bucket = "aws:s3/bucket:Bucket";
const group = "aws:autoscaling/group:Group";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const others = { Project: "shop", Environment: "prod" };
const complete = { ...others, Owner: "team-x" };
const settings: WireProperties = { add: { Owner: { value: "team-x" } } };

/** What the engine sends for a file, and for an archive. */
const file = (parts: WireProperties): WireValue => ({
    "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
    ...parts,
});
const archive = (parts: WireProperties): WireValue => ({
    "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
    ...parts,
});

async function remediated(
    props: WireProperties,
    {
        type = bucket,
        given = settings,
        provider,
    }: { type?: string; given?: WireProperties; provider?: WireProperties } = {},
): Promise<unknown> {
    const resource: TestResource = { type, name: "media", props, ...(provider && { provider }) };
    return (await (await pack()).remediate(resource, { [rule]: given }))[rule];
}

describe("required-tags, where its level is remediate", () => {
    it("adds a missing tag beside the others", async () => {
        expect(await remediated({ bucket: "m", tags: others })).to.deep.equal({ bucket: "m", tags: complete });
        expect(await remediated({ bucket: "m" }, { given: { ...settings, tags: { Owner: {} } } })).to.deep.equal({
            bucket: "m",
            tags: { Owner: "team-x" },
        });
    });

    it("adds it also to what the provider has put together, so that both say the same", async () => {
        expect(await remediated({ tags: others, tagsAll: { ...others, Stage: "1" } })).to.deep.equal({
            tags: complete,
            tagsAll: { ...complete, Stage: "1" },
        });
        expect(await remediated({ tags: others, tagsAll: unknown }, { provider: {} })).to.deep.equal({
            tags: complete,
            tagsAll: unknown,
        });
    });

    it("changes nothing where nothing is missing", async () => {
        expect(await remediated({ tags: { ...others, Owner: "platform" } })).to.equal(undefined);
        expect(await remediated({ tags: { ...others, Owner: unknown } })).to.equal(undefined);
        expect(await remediated({ tags: unknown })).to.equal(undefined);
        expect(await remediated({ tags: others, tagsAll: { ...others, Owner: "platform" } })).to.equal(undefined);
        expect(
            await remediated(
                { tags: others, tagsAll: unknown },
                { provider: { defaultTags: JSON.stringify({ tags: { Owner: "platform" } }) } },
            ),
        ).to.equal(undefined);
    });

    it("adds nothing that the configuration does not give, and corrects no value", async () => {
        expect(await remediated({ tags: others }, { given: {} })).to.equal(undefined);
        expect(await remediated({ tags: { ...others, Owner: " " } })).to.equal(undefined);
        expect(await remediated({ policy: "{}" }, { type: "aws:s3/bucketPolicy:BucketPolicy" })).to.equal(undefined);
    });

    it("leaves secrets secret, and unknown values unknown", async () => {
        const props = {
            bucket: secret("hunter2"),
            policy: unknown,
            websites: [{ password: secret({ nested: secret("hunter3") }) }],
            tags: { ...others, Release: secret("hunter4"), Commit: unknown },
        };

        expect(await remediated(props)).to.deep.equal({ ...props, tags: { ...props.tags, Owner: "team-x" } });
        expect(await remediated({ tags: secret(others) })).to.deep.equal({ tags: secret(complete) });
        expect(await remediated({ tags: { ...others, Owner: secret(null) } })).to.deep.equal({
            tags: { ...others, Owner: secret("team-x") },
        });
    });

    it("leaves whatever holds a file or an archive alone, because the SDK would lose its hash", async () => {
        const held: WireValue[] = [
            file({ hash: "1", path: "index.js" }),
            archive({ hash: "1", path: "dist.zip" }),
            archive({ hash: "1", assets: { "index.js": file({ hash: "2", text: "1" }) } }),
        ];
        for (const code of held.flatMap((asset) => [asset, secret(asset), [{ inner: asset }]])) {
            const props = { code, tags: others };

            expect(await remediated(props, { type: "aws:lambda/function:Function" })).to.equal(undefined);
        }
    });

    it("adds to the list of an Auto Scaling group, so that the instances get it", async () => {
        const given = { key: "Project", value: secret("shop"), propagateAtLaunch: true };
        const added = { key: "Owner", value: "team-x", propagateAtLaunch: true };

        expect(await remediated({ tags: [given] }, { type: group })).to.deep.equal({ tags: [given, added] });
        expect(await remediated({ minSize: 1 }, { type: group })).to.deep.equal({ minSize: 1, tags: [added] });
        expect(await remediated({ tags: [given, added] }, { type: group })).to.equal(undefined);
        expect(await remediated({ tags: [given, unknown] }, { type: group })).to.equal(undefined);
    });

    it("adds to what a launch template gives to what it launches", async () => {
        const instances = { resourceType: "instance", tags: others };

        expect(await remediated({ tags: complete, tagSpecifications: [instances] }, { type: template })).to.deep.equal({
            tags: complete,
            tagSpecifications: [
                { ...instances, tags: complete },
                { resourceType: "volume", tags: { Owner: "team-x" } },
            ],
        });
        expect(await remediated({ tags: complete, tagSpecifications: unknown }, { type: template })).to.equal(
            undefined,
        );
    });

    it("adds what one type needs to that type only", async () => {
        const given = { types: { [bucket]: { tags: { Retention: {} } } }, add: { Retention: { value: "short" } } };

        expect(await remediated({ tags: complete }, { given })).to.deep.equal({
            tags: { ...complete, Retention: "short" },
        });
        expect(await remediated({ tags: complete }, { given, type: "aws:sqs/queue:Queue" })).to.equal(undefined);
    });

    it("does nothing at another level", async () => {
        const running = await pack();
        await running.configure({ [rule]: settings });

        expect(
            await running.remediateAsConfigured({ type: bucket, name: "media", props: { tags: others } }),
        ).to.deep.equal({});
    });
});
