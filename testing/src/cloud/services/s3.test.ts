import { expect } from "chai";
import type { InputValue } from "../inputs.js";
import { models } from "./s3.js";
import {
    existing,
    itJudges,
    itJudgesDeletion,
    itJudgesInSituations,
    modelOf,
    outputsOf,
    policyOf,
} from "./shared/fixtures.test.js";

const bucketType = "aws:s3/bucket:Bucket";

describe("a simulated bucket", () => {
    const bucket = modelOf(models, bucketType);
    const named = (name: string): { bucket: string } => ({ bucket: name });
    const code = "InvalidBucketName";

    itJudges(bucket, named("static-content-1a2b3c4"), [
        { what: "a name of 64 characters", change: named("b".repeat(64)), code },
        { what: "a name of two characters", change: named("ab"), code },
        { what: "capital letters", change: named("Static"), code },
        { what: "an underscore", change: named("static_content"), code },
        { what: "a hyphen at the end", change: named("static-"), code },
        { what: "two dots beside each other", change: named("static..content"), code },
        { what: "the form of an IP address", change: named("192.168.5.4"), code },
        { what: "a reserved beginning", change: named("xn--static"), code },
        { what: "a reserved end", change: named("static-s3alias"), code },
    ]);

    const object = existing("aws:s3/bucketObjectv2:BucketObjectv2", "content/a", { bucket: "content", key: "a" });
    itJudgesDeletion(bucket, existing(bucketType, "content"), [
        { what: "while it holds an object", exists: [object], code: "BucketNotEmpty" },
        { what: "with its objects when forceDestroy is set", change: { forceDestroy: true }, exists: [object] },
        { what: "when it is empty", exists: [] },
    ]);

    it("has S3's own ARN and addresses", () => {
        const outputs = outputsOf(bucket, named("content"));
        expect(outputs.arn).to.equal("arn:aws:s3:::content");
        expect(outputs.bucketDomainName).to.equal("content.s3.amazonaws.com");
        expect(outputs.bucketRegionalDomainName).to.equal("content.s3.eu-west-1.amazonaws.com");
        expect(outputs.hostedZoneId).to.equal("Z1BKCTXD74EZPE");
    });
});

describe("a simulated object", () => {
    const object = modelOf(models, "aws:s3/bucketObjectv2:BucketObjectv2");
    const good = { bucket: "content", key: "index.html", content: "hello", storageClass: "STANDARD" };

    itJudges(object, good, [
        { what: "a key of 1,025 characters", change: { key: "k".repeat(1025) }, code: "KeyTooLongError" },
        { what: "an unknown storage class", change: { storageClass: "COLD" }, code: "InvalidStorageClass" },
        { what: "content from two places", change: { contentBase64: "aGVsbG8=" }, code: "InvalidArgument" },
        { what: "an unknown encryption", change: { serverSideEncryption: "rot13" }, code: "InvalidArgument" },
    ]);

    it("is identified by bucket and key, and gets a new version with every update", () => {
        const first = outputsOf(object, good);
        expect(first.id).to.equal("content/index.html");
        expect(first.arn).to.equal("arn:aws:s3:::content/index.html");
        expect(object.changeWithUpdate).to.include("versionId");
    });
});

describe("simulated lifecycle rules", () => {
    const lifecycle = modelOf(models, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    const rule = {
        id: "old",
        status: "Enabled",
        filter: { prefix: "logs/" },
        transitions: [{ days: 30, storageClass: "STANDARD_IA" }],
        expiration: { days: 365 },
    };
    const rules = (change: Record<string, InputValue>): { rules: InputValue } => ({ rules: [{ ...rule, ...change }] });

    itJudges(lifecycle, { bucket: "logs", ...rules({}) }, [
        { what: "two rules of one id", change: { rules: [rule, rule] }, code: "InvalidArgument" },
        { what: "an unknown status", change: rules({ status: "On" }), code: "MalformedXML" },
        { what: "a filter beside a prefix", change: rules({ prefix: "logs/" }), code: "MalformedXML" },
        {
            what: "two filters without and",
            change: rules({ filter: { prefix: "a", objectSizeGreaterThan: 1 } }),
            code: "MalformedXML",
        },
        {
            what: "a rule that does nothing",
            change: rules({ transitions: null, expiration: null }),
            code: "InvalidRequest",
        },
        {
            what: "a move to infrequent access before 30 days",
            change: rules({ transitions: [{ days: 7, storageClass: "STANDARD_IA" }] }),
            code: "InvalidArgument",
        },
        {
            what: "an old version's move to infrequent access before 30 days",
            change: rules({ noncurrentVersionTransitions: [{ noncurrentDays: 1, storageClass: "ONEZONE_IA" }] }),
            code: "InvalidArgument",
        },
        {
            what: "a move on from infrequent access within 30 days",
            change: rules({
                transitions: [
                    { days: 30, storageClass: "STANDARD_IA" },
                    { days: 59, storageClass: "GLACIER" },
                ],
            }),
            code: "InvalidArgument",
        },
        {
            what: "a transition with days and a date",
            change: rules({ transitions: [{ days: 30, date: "2027-01-01", storageClass: "GLACIER" }] }),
            code: "MalformedXML",
        },
        {
            what: "an unknown storage class",
            change: rules({ transitions: [{ days: 30, storageClass: "COLD" }] }),
            code: "MalformedXML",
        },
        {
            what: "objects that expire before they move",
            change: rules({ expiration: { days: 30 } }),
            code: "InvalidArgument",
        },
        {
            what: "unfinished uploads filtered by tag",
            change: rules({
                filter: { tag: { key: "a", value: "b" } },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            }),
            code: "InvalidRequest",
        },
    ]);
});

describe("simulated settings of a bucket", () => {
    const encryption = modelOf(
        models,
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    );
    const byDefault = (change: Record<string, InputValue>): { rules: InputValue } => ({
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", ...change } }],
    });
    itJudges(encryption, { bucket: "logs", ...byDefault({}) }, [
        { what: "an unknown algorithm", change: byDefault({ sseAlgorithm: "DES" }), code: "MalformedXML" },
        {
            what: "a key that the algorithm does not use",
            change: byDefault({ sseAlgorithm: "AES256", kmsMasterKeyId: "k" }),
            code: "InvalidArgument",
        },
    ]);

    describe("versioning", () => {
        itJudges(
            modelOf(models, "aws:s3/bucketVersioning:BucketVersioning"),
            { bucket: "logs", versioningConfiguration: { status: "Enabled" } },
            [
                {
                    what: "an unknown status",
                    change: { versioningConfiguration: { status: "On" } },
                    code: "MalformedXML",
                },
            ],
        );
    });

    describe("ownership", () => {
        itJudges(
            modelOf(models, "aws:s3/bucketOwnershipControls:BucketOwnershipControls"),
            { bucket: "logs", rule: { objectOwnership: "BucketOwnerEnforced" } },
            [{ what: "an unknown owner", change: { rule: { objectOwnership: "Everybody" } }, code: "MalformedXML" }],
        );
    });

    describe("logging", () => {
        itJudgesInSituations(
            modelOf(models, "aws:s3/bucketLogging:BucketLogging"),
            { bucket: "content", targetBucket: "logs" },
            [
                {
                    what: "into a bucket of the same region",
                    exists: [existing(bucketType, "content"), existing(bucketType, "logs")],
                },
                {
                    what: "into a bucket of another region",
                    exists: [existing(bucketType, "content"), { ...existing(bucketType, "logs"), region: "us-east-1" }],
                    code: "CrossLocationLoggingProhibitted",
                },
            ],
        );
    });

    describe("metrics of requests", () => {
        itJudges(modelOf(models, "aws:s3/bucketMetric:BucketMetric"), { bucket: "logs", name: "all-requests" }, [
            { what: "a long name", change: { name: "n".repeat(65) }, code: "InvalidConfigurationId" },
        ]);
    });

    describe("access control lists", () => {
        const ownershipType = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
        const owned = (objectOwnership: string): ReturnType<typeof existing> =>
            existing(ownershipType, "logs", { bucket: "logs", rule: { objectOwnership } });
        itJudgesInSituations(modelOf(models, "aws:s3/bucketAcl:BucketAcl"), { bucket: "logs", acl: "private" }, [
            { what: "on a new bucket", exists: [], code: "AccessControlListNotSupported" },
            {
                what: "where only the owner counts",
                exists: [owned("BucketOwnerEnforced")],
                code: "AccessControlListNotSupported",
            },
            { what: "where lists are turned on", exists: [owned("BucketOwnerPreferred")] },
        ]);
    });
});

describe("a simulated bucket policy", () => {
    const policy = modelOf(models, "aws:s3/bucketPolicy:BucketPolicy");
    const statement = { Principal: { AWS: "arn:aws:iam::123456789012:role/web" }, Action: "s3:GetObject" };
    const own = policyOf({ ...statement, Resource: ["arn:aws:s3:::content", "arn:aws:s3:::content/*"] });
    const everybody = policyOf({ Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::content/*" });
    const code = "MalformedPolicy";

    itJudges(policy, { bucket: "content", policy: own }, [
        { what: "what is no JSON", change: { policy: "allow" }, code },
        {
            what: "no principal",
            change: { policy: policyOf({ Action: "s3:*", Resource: "arn:aws:s3:::content" }) },
            code,
        },
        {
            what: "the resource of another bucket",
            change: { policy: policyOf({ ...statement, Resource: "arn:aws:s3:::other/*" }) },
            code,
        },
        {
            what: "a policy of more than 20 KB",
            change: { policy: policyOf({ ...statement, Sid: "s".repeat(20_480), Resource: "arn:aws:s3:::content" }) },
            code: "PolicyTooLarge",
        },
    ]);

    const block = (blockPublicPolicy: boolean): ReturnType<typeof existing> =>
        existing("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "content", {
            bucket: "content",
            blockPublicPolicy,
        });
    itJudgesInSituations(policy, { bucket: "content", policy: everybody }, [
        { what: "for everybody where public policies are blocked", exists: [block(true)], code: "AccessDenied" },
        { what: "for everybody where they are not", exists: [block(false)] },
        {
            what: "for one role where public policies are blocked",
            change: { policy: own },
            exists: [block(true), existing("aws:iam/role:Role", "web", { arn: "arn:aws:iam::123456789012:role/web" })],
        },
        { what: "for a role that does not exist", change: { policy: own }, exists: [], code: "MalformedPolicy" },
        {
            what: "for a role of another account",
            change: { policy: own.replace("123456789012", "210987654321") },
            exists: [],
        },
    ]);
});

describe("a simulated bucket notification", () => {
    const notification = modelOf(models, "aws:s3/bucketNotification:BucketNotification");
    const arn = "arn:aws:lambda:eu-west-1:123456789012:function:mover";
    const topic = "arn:aws:sns:eu-west-1:123456789012:uploads";
    const queue = "arn:aws:sqs:eu-west-1:123456789012:uploads";
    const events = ["s3:ObjectCreated:*"];
    const allow = policyOf({ Principal: { Service: "s3.amazonaws.com" }, Action: "sns:Publish", Resource: "*" });
    const permission = existing("aws:lambda/permission:Permission", "p", {
        function: "mover",
        principal: "s3.amazonaws.com",
    });

    itJudges(notification, { bucket: "uploads", lambdaFunctions: [{ lambdaFunctionArn: arn, events }] }, [
        {
            what: "an event that S3 does not send",
            change: { lambdaFunctions: [{ lambdaFunctionArn: arn, events: ["created"] }] },
            code: "InvalidArgument",
        },
    ]);

    itJudgesInSituations(notification, { bucket: "uploads" }, [
        {
            what: "to a function that S3 may not call",
            change: { lambdaFunctions: [{ lambdaFunctionArn: arn, events }] },
            exists: [],
            code: "InvalidArgument",
        },
        {
            what: "to a function that S3 may call",
            change: { lambdaFunctions: [{ lambdaFunctionArn: arn, events }] },
            exists: [permission],
        },
        {
            what: "to a topic without a policy",
            change: { topics: [{ topicArn: topic, events }] },
            exists: [],
            code: "InvalidArgument",
        },
        {
            what: "to a topic whose policy lets S3 in",
            change: { topics: [{ topicArn: topic, events }] },
            exists: [existing("aws:sns/topicPolicy:TopicPolicy", topic, { arn: topic, policy: allow })],
        },
        {
            what: "to a queue without a policy",
            change: { queues: [{ queueArn: queue, events }] },
            exists: [],
            code: "InvalidArgument",
        },
        {
            what: "to a queue whose policy lets S3 in",
            change: { queues: [{ queueArn: queue, events }] },
            exists: [
                existing("aws:sqs/queuePolicy:QueuePolicy", "q", {
                    queueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/uploads",
                    policy: allow,
                }),
            ],
        },
    ]);
});
