import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { messageOf, recordingGrantee, statementsOf } from "../common/fixtures.test.js";
import { LogSource, type ObjectStoreArgs } from "./args.js";
import { ObjectStore } from "./object-store.js";

const config = { "aws:region": "eu-west-1" };
const planStore = (args: ObjectStoreArgs = {}, use: (store: ObjectStore) => void = () => undefined): Promise<Graph> =>
    plan(() => use(new ObjectStore("images", args)), { config });

const inventory = [
    "images: evenkeel:index:ObjectStore",
    "images-bucket: aws:s3/bucket:Bucket",
    "images-encryption: aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "images-lifecycle: aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "images-ownership: aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "images-policy: aws:s3/bucketPolicy:BucketPolicy",
    "images-public-access-block: aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "images-versioning: aws:s3/bucketVersioning:BucketVersioning",
];

const policyOf = (graph: Graph) =>
    statementsOf(graph.find("aws:s3/bucketPolicy:BucketPolicy", "images-policy").input("policy"));
const bucketOf = (graph: Graph) => graph.find("aws:s3/bucket:Bucket", "images-bucket");
const arnOf = (graph: Graph) => String(bucketOf(graph).output("arn"));

describe("ObjectStore", function () {
    this.timeout(60_000);

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planStore({ tags: { team: "web" } });
        });

        it("is a bucket with its settings, and nothing else", () => {
            expect(graph.inventory()).to.have.members(inventory);
            expect(graph.childrenOf("images")).to.have.length(inventory.length - 1);
        });

        it("keeps its objects when it is destroyed, and carries the tags", () => {
            expect(bucketOf(graph).inputs).to.deep.equal({ forceDestroy: false, tags: { team: "web" } });
        });

        it("is closed to the public, whoever owns an object", () => {
            const block = graph.find(
                "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
                "images-public-access-block",
            );
            const ownership = graph.find("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "images-ownership");
            expect(block.inputs).to.include({
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            });
            expect(ownership.input("rule.objectOwnership")).to.equal("BucketOwnerEnforced");
        });

        it("is encrypted with S3's own key, and keeps versions", () => {
            const encryption = graph.find(
                "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
                "images-encryption",
            );
            const versioning = graph.find("aws:s3/bucketVersioning:BucketVersioning", "images-versioning");
            const lifecycle = graph.find(
                "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
                "images-lifecycle",
            );
            expect(encryption.input("rules.0.applyServerSideEncryptionByDefault")).to.deep.equal({
                sseAlgorithm: "AES256",
            });
            expect(versioning.input("versioningConfiguration.status")).to.equal("Enabled");
            expect(lifecycle.options.dependsOn).to.include(versioning.urn);
        });

        it("refuses everybody without TLS, and allows nobody", () => {
            expect(policyOf(graph)).to.deep.equal([
                {
                    Sid: "DenyWithoutTls",
                    Effect: "Deny",
                    Principal: { AWS: "*" },
                    Action: "s3:*",
                    Resource: [arnOf(graph), `${arnOf(graph)}/*`],
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ]);
        });

        it("tells its name and ARN", () => {
            expect(graph.find("evenkeel:index:ObjectStore", "images").outputs).to.deep.equal({
                bucketName: bucketOf(graph).output("bucket"),
                bucketArn: arnOf(graph),
                alarmArns: {},
            });
        });
    });

    it("counts requests and reports those that fail where a topic is given, and for what that costs only there", async () => {
        const alarmTopicArn = "arn:aws:sns:eu-west-1:123456789012:health";
        const graph = await planStore({ alarmTopicArn, alarms: { "refused-requests": { threshold: 0.2 } } });
        const alarmOf = (role: string) => graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", `images-${role}`);

        expect(graph.inventory()).to.have.members([
            ...inventory,
            "images-request-metrics: aws:s3/bucketMetric:BucketMetric",
            "images-refused-requests: aws:cloudwatch/metricAlarm:MetricAlarm",
            "images-failed-requests: aws:cloudwatch/metricAlarm:MetricAlarm",
        ]);
        // Without a filter, all requests of the bucket are counted.
        expect(graph.find("aws:s3/bucketMetric:BucketMetric", "images-request-metrics").inputs).to.deep.equal({
            bucket: bucketOf(graph).output("bucket"),
            name: "all-requests",
        });
        expect(alarmOf("failed-requests").inputs).to.deep.include({
            namespace: "AWS/S3",
            metricName: "5xxErrors",
            statistic: "Average",
            threshold: 0.05,
            dimensions: { BucketName: bucketOf(graph).output("bucket"), FilterId: "all-requests" },
            alarmActions: [alarmTopicArn],
        });
        expect(alarmOf("refused-requests").inputs).to.deep.include({ metricName: "4xxErrors", threshold: 0.2 });
    });

    it("makes who logs to it wait for its policy", async () => {
        const graph = await plan(
            () => {
                const logs = new ObjectStore("logs", { logSources: [LogSource.ObjectStores] });
                new ObjectStore("images", { accessLogBucketName: logs.bucketName });
            },
            { config },
        );
        const logging = graph.find("aws:s3/bucketLogging:BucketLogging", "images-request-log");

        expect(logging.inputs).to.include({
            targetBucket: graph.find("aws:s3/bucket:Bucket", "logs-bucket").output("bucket"),
            targetPrefix: "images/",
        });
        expect(logging.options.dependsOn).to.include(graph.find("aws:s3/bucketPolicy:BucketPolicy", "logs-policy").urn);
        expect(graph.childrenOf("images")).to.have.length(inventory.length);
    });

    it("uses a key of one's own, once per bucket and not once per object", async () => {
        const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1";
        const graph = await planStore({ kmsKeyArn });
        const encryption = graph.find(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "images-encryption",
        );

        expect(encryption.input("rules")).to.deep.equal([
            {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn },
                bucketKeyEnabled: true,
            },
        ]);
    });

    describe("granted", () => {
        it("to read, lets the role list and read, and tells the software where", async () => {
            const web = recordingGrantee("web");
            const graph = await planStore({}, (store) => store.grantRead(web));
            const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "images-read-web");

            expect(policy.input("role")).to.equal("web-role");
            expect(statementsOf(policy.input("policy"))).to.deep.equal([
                { Effect: "Allow", Action: ["s3:GetObject"], Resource: `${arnOf(graph)}/*` },
                { Effect: "Allow", Action: "s3:ListBucket", Resource: arnOf(graph) },
            ]);
            expect(graph.childrenOf("images").map(({ name }) => name)).to.include("images-read-web");
            expect(Object.keys(web.grants[0]?.environment ?? {})).to.deep.equal(["IMAGES_BUCKET"]);
            expect(web.grants[0]?.resources).to.have.length(1);
        });

        it("to read and write one folder with a key, lets the role do that and no more", async () => {
            const web = recordingGrantee("web");
            const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1";
            const graph = await planStore({ kmsKeyArn }, (store) => store.grantReadWrite(web, "new/uploads/"));
            const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "images-read-write-web-new-uploads");

            expect(statementsOf(policy.input("policy"))).to.deep.equal([
                {
                    Effect: "Allow",
                    Action: [
                        "s3:GetObject",
                        "s3:PutObject",
                        "s3:DeleteObject",
                        "s3:AbortMultipartUpload",
                        "s3:ListMultipartUploadParts",
                    ],
                    Resource: `${arnOf(graph)}/new/uploads/*`,
                },
                {
                    Effect: "Allow",
                    Action: "s3:ListBucket",
                    Resource: arnOf(graph),
                    Condition: { StringLike: { "s3:prefix": "new/uploads/*" } },
                },
                {
                    Effect: "Allow",
                    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
                    Resource: kmsKeyArn,
                    Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": `${arnOf(graph)}*` } },
                },
            ]);
            expect(web.grants[0]?.environment).to.include({ IMAGES_PREFIX: "new/uploads/" });
        });

        for (const prefix of ["uploads", "/uploads/", "uploads/*/", ""]) {
            it(`for "${prefix}", refuses a folder that is none`, async () => {
                let message = "";
                await planStore({}, (store) => {
                    message = messageOf(() => store.grantRead(recordingGrantee("web"), prefix));
                });

                expect(message).to.contain(`ObjectStore "images", grant to "web": prefix is "${prefix}"`);
            });
        }
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(() => {
            message = messageOf(() => new ObjectStore("user_images", { expireAfterDays: 0 }));
        });

        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["user_images: evenkeel:index:ObjectStore"]);
    });
});
