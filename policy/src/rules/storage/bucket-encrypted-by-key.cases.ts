import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const bucketType = "aws:s3/bucket:Bucket";
const encryptionType = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const fix = "give it an aws.s3.BucketServerSideEncryptionConfiguration with sseAlgorithm aws:kms";
const hasNone = `${bucketType} "media": bucket is encrypted by S3 alone; ${fix}.`;
const algorithm = `${encryptionType} "media-encryption": rules.applyServerSideEncryptionByDefault.sseAlgorithm`;
const isNot = "is not one of aws:kms, aws:kms:dsse; set it to aws:kms or aws:kms:dsse";

/** As in a first preview: the name of the bucket is not known, but what it comes from is. */
const bucket = (props: WireProperties = {}, type = bucketType): TestResource => ({
    type,
    name: "media",
    props: { bucket: unknown, ...props },
});
const encryption = (
    rules: WireValue,
    dependsOn: TestResource["dependsOn"] = { bucket: ["media"] },
    name = unknown,
): TestResource => ({ type: encryptionType, name: "media-encryption", props: { bucket: name, rules }, dependsOn });
const byDefault = (sseAlgorithm: WireValue): WireProperties[] => [
    { applyServerSideEncryptionByDefault: { sseAlgorithm }, bucketKeyEnabled: true },
];
const key: TestResource = { type: "aws:kms/key:Key", name: "key", props: { arn: unknown } };

export const cases: RuleCases = {
    good: complies(bucket(), encryption(byDefault("aws:kms"))),
    bad: violates(`${algorithm} ${isNot}.`, bucket(), encryption(byDefault("AES256"))),
    unknown: undecided(
        `${algorithm} is not known yet; set it to aws:kms or aws:kms:dsse.`,
        bucket(),
        encryption(byDefault(unknown)),
    ),
    secret: complies(bucket(), encryption(byDefault(secret("aws:kms")))),
    missing: violates(hasNone, bucket({ serverSideEncryptionConfiguration: unknown })),
    more: {
        "takes a rule that is hidden by the key of the same update": complies(
            bucket(),
            key,
            encryption(unknown, { bucket: ["media"], rules: ["key"] }),
        ),
        "takes encryption by two layers": complies(bucket(), encryption(byDefault("aws:kms:dsse"))),
        "takes encryption that is set within the bucket": complies(
            bucket({
                serverSideEncryptionConfiguration: {
                    rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } },
                },
            }),
        ),
        "takes encryption that is set within an older bucket": complies(
            bucket(
                {
                    serverSideEncryptionConfigurations: [
                        { rules: [{ applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "aws:kms" }] }] },
                    ],
                },
                "aws:s3/bucketV2:BucketV2",
            ),
        ),
        "does not take what AWS shows of a bucket without": violates(
            `${bucketType} "media": serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm ${isNot}.`,
            bucket({
                serverSideEncryptionConfiguration: {
                    rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
                },
            }),
        ),
        "knows the provider's older name": complies(bucket(), {
            ...encryption(byDefault("aws:kms")),
            type: "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
        }),
        "asks nothing of the bucket for a load balancer's logs": complies(bucket(), {
            type: "aws:lb/loadBalancer:LoadBalancer",
            name: "shop",
            props: { accessLogs: { enabled: true, bucket: unknown } },
            dependsOn: { accessLogs: ["media"] },
        }),
        "asks nothing of the bucket for another bucket's access logs": complies(
            bucket(),
            encryption(byDefault("AES256")),
            {
                type: "aws:s3/bucketLogging:BucketLogging",
                name: "other-logging",
                props: { bucket: "other", targetBucket: unknown },
                dependsOn: { targetBucket: ["media"] },
            },
        ),
        "does not take the encryption of another bucket": violates(
            hasNone,
            bucket({ bucket: "media-1" }),
            encryption(byDefault("aws:kms"), {}, "other"),
        ),
    },
};
