import { expect } from "chai";
import { exampleProgram } from "./example-program.js";
import { secret, type TestResource, unknown, type WireProperties } from "./wire.js";

const bucket = (name: string, props: WireProperties = {}): TestResource => ({
    type: "aws:s3/bucket:Bucket",
    name,
    props,
});

describe("the program of an example", () => {
    it("makes a resource from type, name and properties", () => {
        const database = { type: "aws:rds/instance:Instance", name: "orders", props: { publiclyAccessible: false } };

        expect(exampleProgram([database])).to.equal('new aws.rds.Instance("orders", { publiclyAccessible: false });');
        expect(exampleProgram([bucket("media")])).to.equal('new aws.s3.Bucket("media");');
    });

    it("keeps a resource that others refer to, and makes it before them", () => {
        const versioning = {
            type: "aws:s3/bucketVersioning:BucketVersioning",
            name: "media-versioning",
            props: { bucket: unknown, versioningConfiguration: { status: "Enabled" } },
            dependsOn: { bucket: ["media"] },
        };

        expect(exampleProgram([versioning, bucket("media")])).to.equal(
            [
                'const media = new aws.s3.Bucket("media");',
                'new aws.s3.BucketVersioning("media-versioning", { bucket: media.id, versioningConfiguration: { status: "Enabled" } });',
            ].join("\n"),
        );
    });

    it("takes the output that the property asks for, in lists and objects too", () => {
        const targets = { type: "aws:lb/targetGroup:TargetGroup", name: "web-targets", props: { arn: unknown } };
        const group = (props: WireProperties, dependsOn: TestResource["dependsOn"]): string | undefined =>
            exampleProgram([targets, { type: "aws:autoscaling/group:Group", name: "web", props, dependsOn }])
                .split("\n")
                .at(-1);
        const from = ["web-targets"];

        expect(group({ targetGroupArns: [unknown] }, { targetGroupArns: from })).to.contain("[webTargets.arn]");
        expect(group({ subnetIds: unknown }, { subnetIds: from })).to.contain("subnetIds: [webTargets.id]");
        expect(group({ config: { targetArn: unknown } }, { config: from })).to.contain("{ targetArn: webTargets.arn }");
        expect(group({ parameterGroupName: unknown }, { parameterGroupName: from })).to.contain("webTargets.name");
        expect(group({ queueUrl: unknown }, { queueUrl: from })).to.contain("webTargets.url");
    });

    it("gives each value the resource that it came from, in their order", () => {
        const group = {
            type: "aws:rds/subnetGroup:SubnetGroup",
            name: "private",
            props: { subnetIds: [unknown, unknown] },
            dependsOn: { subnetIds: ["a", "b"] },
        };
        const database = {
            type: "aws:rds/instance:Instance",
            name: "orders",
            props: { dbSubnetGroupName: unknown },
            dependsOn: { dbSubnetGroupName: ["private"] },
        };

        expect(
            exampleProgram([bucket("a"), bucket("b"), group, database])
                .split("\n")
                .slice(2),
        ).to.deep.equal([
            'const privateSubnetGroup = new aws.rds.SubnetGroup("private", { subnetIds: [a.id, b.id] });',
            'new aws.rds.Instance("orders", { dbSubnetGroupName: privateSubnetGroup.name });',
        ]);
    });

    it("says in a comment what is not known, and leaves out what is chosen for a program, and what is not set", () => {
        const props = {
            arn: unknown,
            bucket: unknown,
            acl: null,
            region: unknown,
            tags: { Owner: unknown },
            list: ["a", unknown],
        };

        expect(exampleProgram([bucket("media", props)])).to.equal(
            [
                'new aws.s3.Bucket("media", {',
                "    // region: not known yet",
                "    tags: {",
                "        // Owner: not known yet",
                "    },",
                '    list: ["a" /* not known yet */],',
                "});",
            ].join("\n"),
        );
    });

    it("marks secrets", () => {
        expect(exampleProgram([bucket("media", { tags: { Owner: secret("shop") } })])).to.contain(
            '{ Owner: pulumi.secret("shop") }',
        );
        expect(exampleProgram([bucket("media", { forceDestroy: secret(true) })])).to.contain("pulumi.secret(true)");
    });

    it("writes a document in a text as the object that it is", () => {
        expect(exampleProgram([bucket("media", { policy: '{"Version":"2012-10-17","a:b":[1]}' })])).to.contain(
            'policy: JSON.stringify({ Version: "2012-10-17", "a:b": [1] })',
        );
        expect(exampleProgram([bucket("media", { prefix: "[draft" })])).to.contain('prefix: "[draft"');
    });

    it("makes the provider that a rule looks at", () => {
        const program = exampleProgram([
            { ...bucket("media"), provider: { region: "eu-west-1", allowedAccountIds: '["123456789012"]' } },
        ]);

        expect(program.split("\n")).to.deep.equal([
            'const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: ["123456789012"] });',
            'new aws.s3.Bucket("media", {}, { provider });',
        ]);
    });
});
