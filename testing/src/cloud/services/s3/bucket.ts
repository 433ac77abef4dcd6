import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Reference, Refusals, ServiceModel } from "../../model.js";
import { longerThan, mismatched, refuseIf } from "../shared/checks.js";
import { upperId } from "../shared/made-up.js";
import { fact } from "../shared/placement.js";

export const bucketType = "aws:s3/bucket:Bucket";
export const objectType = "aws:s3/bucketObject:BucketObject";
export const objectV2Type = "aws:s3/bucketObjectv2:BucketObjectv2";

/** The bucket that a setting or an object belongs to; deleting the bucket takes its settings with it. */
export const ofBucket: Reference = { property: "bucket", to: [bucketType], missing: "NoSuchBucket" };

/** Settings of a bucket carry its name as their id. */
export function bucketAsId(inputs: Inputs): string {
    return inputs.text("bucket") ?? "";
}

// https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints
const hostedZones: Readonly<Record<string, string>> = {
    "us-east-1": "Z3AQBSTGFYJSTF",
    "us-east-2": "Z2O1EMRO9K5GLX",
    "us-west-1": "Z2F56UZL2M1ACD",
    "us-west-2": "Z3BJ6K6RIION7M",
    "eu-west-1": "Z1BKCTXD74EZPE",
    "eu-west-2": "Z3GKZC51ZF0DB4",
    "eu-west-3": "Z3R1K369G5AVDG",
    "eu-central-1": "Z21DNDUVLTQW6Q",
    "eu-north-1": "Z3BAZG2TWCNX0D",
    "ap-southeast-1": "Z3O0J2DXBE1FTB",
    "ap-southeast-2": "Z1WCIGYICN2BYD",
    "ap-northeast-1": "Z2M4EHUR26P7ZW",
};

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const reservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
const reservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

function badName(inputs: Inputs): Refusals {
    const name = inputs.text("bucket");
    if (name === undefined) return [];
    const code = "InvalidBucketName";
    const reserved =
        reservedPrefixes.find((prefix) => name.startsWith(prefix)) ??
        reservedSuffixes.find((suffix) => name.endsWith(suffix));
    return [
        longerThan(inputs, "bucket", 63, code),
        mismatched(
            inputs,
            "bucket",
            /^[a-z0-9][a-z0-9.-]+[a-z0-9]$/,
            "at least 3 lower-case letters, digits, dots and hyphens that begin and end with a letter or digit",
            code,
        ),
        refuseIf(name.includes(".."), code, `bucket is "${name}"; remove the two dots beside each other.`),
        refuseIf(
            /^\d+\.\d+\.\d+\.\d+$/.test(name),
            code,
            `bucket is "${name}", which looks like an IP address; use a name.`,
        ),
        refuseIf(reserved !== undefined, code, `bucket is "${name}"; "${reserved}" is reserved by AWS, remove it.`),
    ];
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
function notEmpty(resource: CloudResource, cloud: Cloud): Refusals {
    if (resource.facts.forceDestroy === true) return [];
    const { length } = objectsOf(resource, cloud);
    const message = `the bucket still holds ${length} objects; delete them first, or set forceDestroy and apply it.`;
    return [refuseIf(length > 0, "BucketNotEmpty", message)];
}

function objectsOf(bucket: CloudResource, cloud: Cloud): CloudResource[] {
    return [objectType, objectV2Type]
        .flatMap((type) => cloud.all(type))
        .filter((object) => fact(object, "bucket") === bucket.id);
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
const bucket: ServiceModel = {
    type: bucketType,
    immutable: ["bucket", "bucketPrefix", "bucketNamespace", "objectLockEnabled"],
    defaults: { forceDestroy: false },
    autoName: { property: "bucket", maxLength: 63, transform: (name) => name.toLowerCase() },
    taggable: true,
    unique: [{ property: "bucket", code: "BucketAlreadyOwnedByYou" }],
    facts: ["bucket", "forceDestroy"],
    refuse: badName,
    refuseDelete: notEmpty,
    // With forceDestroy the provider empties the bucket first, also of objects that the program leaves behind.
    takesAway: objectsOf,
    id: bucketAsId,
    outputs: (inputs, place) => ({
        arn: `arn:${place.partition}:s3:::${place.id}`,
        bucketDomainName: `${place.id}.s3.amazonaws.com`,
        bucketRegion: place.region,
        bucketRegionalDomainName: `${place.id}.s3.${place.region}.amazonaws.com`,
        hostedZoneId: hostedZones[place.region] ?? upperId(place, "Z", 13),
        objectLockEnabled: false,
        requestPayer: "BucketOwner",
        // Since 2023 every new bucket is encrypted: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
        serverSideEncryptionConfiguration: {
            rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: false },
        },
        websiteDomain: "",
        websiteEndpoint: "",
        versioning: { enabled: false, mfaDelete: false },
    }),
};

export const models: readonly ServiceModel[] = [bucket];
