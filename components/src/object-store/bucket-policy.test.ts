import { plan } from "@evenkeel/testing";
import { expect } from "chai";
import { statementsOf } from "../common/fixtures.test.js";
import { LogSource } from "./args.js";
import { ObjectStore } from "./object-store.js";

describe("the policy of an ObjectStore", function () {
    this.timeout(60_000);

    it("allows the logs of load balancers, networks, other stores and distributions of this account", async () => {
        const graph = await plan(() => void new ObjectStore("images", { logSources: Object.values(LogSource) }), {
            config: { "aws:region": "eu-west-1" },
        });
        const bucket = String(graph.find("aws:s3/bucket:Bucket", "images-bucket").output("arn"));
        const policy = graph.find("aws:s3/bucketPolicy:BucketPolicy", "images-policy");
        const fromAccount = { "aws:SourceAccount": "123456789012" };
        const fromLogs = { "aws:SourceArn": "arn:aws:logs:eu-west-1:123456789012:*" };

        expect(statementsOf(policy.input("policy")).slice(1)).to.deep.equal([
            {
                Sid: "DeliverLoadBalancerLogs",
                Effect: "Allow",
                Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: [`${bucket}/AWSLogs/123456789012/*`, `${bucket}/*/AWSLogs/123456789012/*`],
            },
            {
                Sid: "DeliverFlowLogs",
                Effect: "Allow",
                Principal: { Service: "delivery.logs.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: [
                    `${bucket}/AWSLogs/123456789012/*`,
                    `${bucket}/*/AWSLogs/123456789012/*`,
                    `${bucket}/AWSLogs/aws-account-id=123456789012/*`,
                    `${bucket}/*/AWSLogs/aws-account-id=123456789012/*`,
                ],
                Condition: {
                    StringEquals: { ...fromAccount, "s3:x-amz-acl": "bucket-owner-full-control" },
                    ArnLike: fromLogs,
                },
            },
            {
                Sid: "CheckBucketForFlowLogs",
                Effect: "Allow",
                Principal: { Service: "delivery.logs.amazonaws.com" },
                Action: "s3:GetBucketAcl",
                Resource: bucket,
                Condition: { StringEquals: fromAccount, ArnLike: fromLogs },
            },
            {
                Sid: "DeliverObjectStoreLogs",
                Effect: "Allow",
                Principal: { Service: "logging.s3.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: `${bucket}/*`,
                Condition: { StringEquals: fromAccount, ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } },
            },
            {
                Sid: "DeliverDistributionLogs",
                Effect: "Allow",
                Principal: { Service: "delivery.logs.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: [`${bucket}/AWSLogs/123456789012/*`, `${bucket}/*/AWSLogs/123456789012/*`],
                Condition: {
                    StringEquals: { ...fromAccount, "s3:x-amz-acl": "bucket-owner-full-control" },
                    ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:123456789012:delivery-source:*" },
                },
            },
        ]);
    });
});
