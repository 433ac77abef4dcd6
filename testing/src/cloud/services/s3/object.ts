import type { Inputs } from "../../inputs.js";
import type { PlacedResource, Properties, ServiceModel } from "../../model.js";
import { longerThan, together, unlisted } from "../shared/checks.js";
import { objectType, objectV2Type, ofBucket } from "./bucket.js";

const storageClasses = [
    "STANDARD",
    "REDUCED_REDUNDANCY",
    "GLACIER",
    "STANDARD_IA",
    "ONEZONE_IA",
    "INTELLIGENT_TIERING",
    "DEEP_ARCHIVE",
    "GLACIER_IR",
    "EXPRESS_ONEZONE",
];

function objectId(inputs: Inputs): string {
    return `${inputs.text("bucket") ?? ""}/${inputs.text("key") ?? ""}`;
}

/** Checksums are told where the program asked for one; here they are never computed. */
const noChecksums: Properties = {
    checksumCrc32: "",
    checksumCrc32c: "",
    checksumCrc64nvme: "",
    checksumSha1: "",
    checksumSha256: "",
};

function outputs(inputs: Inputs, place: PlacedResource): Properties {
    return {
        arn: `arn:${place.partition}:s3:::${objectId(inputs)}`,
        // Every upload is a new version; what it is called follows from the one before.
        versionId: place.hex(32, `version after ${place.previous?.versionId}`),
        bucketKeyEnabled: false,
        contentType: "application/octet-stream",
        etag: place.hex(32, `etag after ${place.previous?.etag}`),
        serverSideEncryption: "AES256",
        storageClass: "STANDARD",
    };
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
const object: Omit<ServiceModel, "type"> = {
    immutable: ["bucket", "key"],
    defaults: { forceDestroy: false },
    autoName: { property: "key", maxLength: 1024, exact: true },
    taggable: true,
    facts: ["bucket", "key"],
    references: [ofBucket],
    refuse: (inputs) => [
        longerThan(inputs, "key", 1024, "KeyTooLongError"),
        unlisted(inputs, "storageClass", storageClasses, "InvalidStorageClass"),
        unlisted(inputs, "serverSideEncryption", ["AES256", "aws:kms", "aws:kms:dsse"], "InvalidArgument"),
        together(inputs, "source", "content", "InvalidArgument"),
        together(inputs, "source", "contentBase64", "InvalidArgument"),
        together(inputs, "content", "contentBase64", "InvalidArgument"),
    ],
    id: objectId,
    outputs,
    changeWithUpdate: ["versionId", "etag"],
};

export const models: readonly ServiceModel[] = [
    { ...object, type: objectType },
    {
        ...object,
        type: objectV2Type,
        outputs: (inputs, place) => ({ ...outputs(inputs, place), ...noChecksums }),
    },
];
