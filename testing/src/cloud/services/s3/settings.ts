import type { Inputs } from "../../inputs.js";
import type { Refusals, ServiceModel } from "../../model.js";
import { longerThan, refuseIf, unlisted } from "../shared/checks.js";
import { bucketAsId, bucketType, ofBucket } from "./bucket.js";

const immutable = ["bucket", "expectedBucketOwner"];

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html
const versioning: ServiceModel = {
    type: "aws:s3/bucketVersioning:BucketVersioning",
    immutable,
    references: [ofBucket],
    refuse: (inputs) => [
        unlisted(inputs, "versioningConfiguration.status", ["Enabled", "Suspended", "Disabled"], "MalformedXML"),
        unlisted(inputs, "versioningConfiguration.mfaDelete", ["Enabled", "Disabled"], "MalformedXML"),
    ],
    id: bucketAsId,
};

const algorithms = ["AES256", "aws:kms", "aws:kms:dsse"];

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html
function encryptionFaults(inputs: Inputs): Refusals {
    return inputs.list("rules").flatMap((rule) => {
        const algorithm = rule.text("applyServerSideEncryptionByDefault.sseAlgorithm");
        const keyed = rule.has("applyServerSideEncryptionByDefault.kmsMasterKeyId");
        return [
            unlisted(rule, "applyServerSideEncryptionByDefault.sseAlgorithm", algorithms, "MalformedXML"),
            refuseIf(
                keyed && algorithm === "AES256",
                "InvalidArgument",
                'kmsMasterKeyId is set but sseAlgorithm is "AES256"; use "aws:kms" or remove the key.',
            ),
        ];
    });
}

const encryption: ServiceModel = {
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    immutable,
    references: [ofBucket],
    refuse: encryptionFaults,
    id: bucketAsId,
};

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html
const logging: ServiceModel = {
    type: "aws:s3/bucketLogging:BucketLogging",
    immutable,
    references: [ofBucket, { property: "targetBucket", to: [bucketType], missing: "InvalidTargetBucketForLogging" }],
    refuseWith: (inputs, cloud) => {
        const own = cloud.find(bucketType, inputs.text("bucket") ?? "");
        const target = cloud.find(bucketType, inputs.text("targetBucket") ?? "");
        const elsewhere = own !== undefined && target !== undefined && own.region !== target.region;
        const message = `targetBucket is in ${target?.region}, the bucket in ${own?.region}; use a bucket of the same region.`;
        return [refuseIf(elsewhere, "CrossLocationLoggingProhibitted", message)];
    },
    id: bucketAsId,
};

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketMetricsConfiguration.html
const metrics: ServiceModel = {
    type: "aws:s3/bucketMetric:BucketMetric",
    immutable: ["bucket", "name"],
    references: [ofBucket],
    refuse: (inputs) => [longerThan(inputs, "name", 64, "InvalidConfigurationId")],
    id: (inputs) => `${bucketAsId(inputs)}:${inputs.text("name") ?? ""}`,
};

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
const cors: ServiceModel = {
    type: "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
    immutable,
    references: [ofBucket],
    refuse: (inputs) =>
        inputs
            .list("corsRules")
            .flatMap((rule) =>
                rule
                    .texts("allowedMethods")
                    .map((method) =>
                        refuseIf(
                            !["GET", "PUT", "HEAD", "POST", "DELETE"].includes(method),
                            "InvalidRequest",
                            `corsRules names the method "${method}"; use GET, PUT, HEAD, POST or DELETE.`,
                        ),
                    ),
            ),
    id: bucketAsId,
};

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html
const website: ServiceModel = {
    type: "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
    immutable,
    references: [ofBucket],
    id: bucketAsId,
    outputs: (inputs, place) => ({
        websiteDomain: `s3-website.${place.region}.amazonaws.com`,
        websiteEndpoint: `${bucketAsId(inputs)}.s3-website.${place.region}.amazonaws.com`,
    }),
};

export const models: readonly ServiceModel[] = [versioning, encryption, logging, metrics, cors, website];
