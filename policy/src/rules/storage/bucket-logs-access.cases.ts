import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const bucketType = "aws:s3/bucket:Bucket";
const loggingType = "aws:s3/bucketLogging:BucketLogging";
const fix = "give it an aws.s3.BucketLogging with a targetBucket";
const hasNone = `${bucketType} "media": bucket has no access logs; ${fix}.`;

/** As in a first preview: the name of the bucket is not known, but what it comes from is. */
const bucket = (props: WireProperties = {}, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: bucketType,
    name: "media",
    props: { bucket: unknown, ...props },
    dependsOn,
});
const logging = (
    props: WireProperties,
    dependsOn: TestResource["dependsOn"] = { bucket: ["media"] },
    type = loggingType,
): TestResource => ({
    type,
    name: "media-logging",
    props: { bucket: unknown, targetPrefix: "media/", ...props },
    dependsOn,
});
const logs: TestResource = { type: bucketType, name: "logs", props: { bucket: unknown } };

export const cases: RuleCases = {
    good: complies(bucket(), logging({ targetBucket: "logs-1" })),
    bad: violates(
        `${loggingType} "media-logging": targetBucket is not filled; name the bucket for the logs.`,
        bucket(),
        logging({ targetBucket: "" }),
    ),
    unknown: undecided(
        `${loggingType} "media-logging": targetBucket is not known yet; name the bucket for the logs.`,
        bucket({ bucket: "media-1" }),
        logging({ bucket: "media-1", targetBucket: unknown }, {}),
    ),
    secret: complies(bucket(), logging({ targetBucket: secret("logs-1") })),
    missing: violates(hasNone, bucket()),
    more: {
        "takes logs into a bucket of the same update, which needs none": complies(
            bucket(),
            logs,
            logging({ targetBucket: unknown }, { bucket: ["media"], targetBucket: ["logs"] }),
        ),
        "knows the provider's older name": complies(
            bucket(),
            logging({ targetBucket: "logs-1" }, { bucket: ["media"] }, "aws:s3/bucketLoggingV2:BucketLoggingV2"),
        ),
        "takes logs that are set within the bucket": complies(bucket({ logging: { targetBucket: "logs-1" } })),
        "takes logs that are set within the bucket into a bucket of the same update": complies(
            bucket({ logging: unknown }, { logging: ["logs"] }),
            logs,
        ),
        "takes an empty list for no logs": violates(
            `aws:s3/bucketV2:BucketV2 "media": bucket has no access logs; ${fix}.`,
            { ...bucket({ loggings: [] }), type: "aws:s3/bucketV2:BucketV2" },
        ),
        "asks nothing of the bucket for a load balancer's logs": complies(bucket({ bucket: "media-1" }), {
            type: "aws:lb/loadBalancer:LoadBalancer",
            name: "shop",
            props: { accessLogs: { enabled: true, bucket: "media-1" } },
        }),
        "does not take the logs of another bucket": violates(
            hasNone,
            bucket({ bucket: "media-1" }),
            logging({ bucket: "other", targetBucket: "logs-1" }, {}),
        ),
        "cannot tell what logs are for that come from nowhere": undecided(
            `${bucketType} "media": bucket has no access logs, unless "media-logging" is for it, which is not known yet; ${fix}.`,
            bucket(),
            logging({ targetBucket: "logs-1" }, { bucket: [] }),
        ),
    },
};
