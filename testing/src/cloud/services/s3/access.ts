import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { refuseIf, unlisted } from "../shared/checks.js";
import { fact } from "../shared/placement.js";
import { malformedPolicy, policyStatements, principalsOf, valuesOf } from "../shared/policies.js";
import { missingPrincipals } from "../shared/principals.js";
import { bucketAsId, ofBucket } from "./bucket.js";

const accessBlockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ownershipType = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
export const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html
const publicAccessBlock: ServiceModel = {
    type: accessBlockType,
    immutable: ["bucket"],
    defaults: {
        blockPublicAcls: false,
        blockPublicPolicy: false,
        ignorePublicAcls: false,
        restrictPublicBuckets: false,
    },
    facts: ["bucket", "blockPublicPolicy"],
    references: [ofBucket],
    id: bucketAsId,
};

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html
const ownershipControls: ServiceModel = {
    type: ownershipType,
    immutable: ["bucket"],
    facts: ["bucket", "rule"],
    references: [ofBucket],
    refuse: (inputs) => [
        unlisted(
            inputs,
            "rule.objectOwnership",
            ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"],
            "MalformedXML",
        ),
    ],
    id: bucketAsId,
};

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
function listsAreOff(inputs: Inputs, cloud: Cloud): Refusals {
    const controls = cloud.all(ownershipType).find((control) => fact(control, "bucket") === inputs.text("bucket"));
    const rule = controls?.facts.rule;
    const ownership =
        typeof rule === "object" && rule !== null && !Array.isArray(rule) ? rule.objectOwnership : undefined;
    const message =
        "the bucket does not allow access control lists; use a bucket policy, or BucketOwnershipControls with " +
        '"BucketOwnerPreferred" before this.';
    return [
        refuseIf(
            ownership === undefined || ownership === "BucketOwnerEnforced",
            "AccessControlListNotSupported",
            message,
        ),
    ];
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html
const bucketAcl: ServiceModel = {
    type: "aws:s3/bucketAcl:BucketAcl",
    immutable: ["bucket", "expectedBucketOwner"],
    references: [ofBucket],
    refuseWith: listsAreOff,
    id: (inputs) => [bucketAsId(inputs), inputs.text("acl")].filter((part) => part !== undefined).join(","),
};

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
function foreignResource(inputs: Inputs): Refusals {
    const bucket = inputs.text("bucket") ?? "";
    const resources = policyStatements(inputs.json("policy")).flatMap((statement) => valuesOf(statement, "Resource"));
    const foreign = resources.find((resource) => {
        const name = /^arn:[^:]+:s3:::([^/]+)/.exec(resource)?.[1];
        return name === undefined || (!/[*?]/.test(name) && name !== bucket);
    });
    const message = `policy names the resource "${foreign}"; name the bucket's own ARN, or that with "/*".`;
    return [refuseIf(bucket !== "" && foreign !== undefined, "MalformedPolicy", message)];
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
function isPublic(inputs: Inputs): boolean {
    return policyStatements(inputs.json("policy")).some(
        (statement) =>
            statement.Effect === "Allow" && principalsOf(statement).includes("*") && statement.Condition === undefined,
    );
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
const bucketPolicy: ServiceModel = {
    type: bucketPolicyType,
    immutable: ["bucket"],
    facts: ["bucket", "policy"],
    references: [ofBucket],
    refuse: (inputs) => {
        const size = (inputs.text("policy") ?? "").length;
        return [
            ...malformedPolicy(inputs, "policy", "resource", "MalformedPolicy"),
            ...foreignResource(inputs),
            refuseIf(size > 20_480, "PolicyTooLarge", `policy has ${size} characters; use at most 20480.`),
        ];
    },
    refuseWith: (inputs, cloud) => {
        const blocked = cloud
            .all(accessBlockType)
            .some((block) => fact(block, "bucket") === inputs.text("bucket") && block.facts.blockPublicPolicy === true);
        const message =
            "policy gives everybody access, which the bucket's BlockPublicPolicy setting refuses; name the principals " +
            "or add a condition.";
        return [
            refuseIf(blocked && isPublic(inputs), "AccessDenied", message),
            ...missingPrincipals(inputs, "policy", cloud, "MalformedPolicy"),
        ];
    },
    id: bucketAsId,
};

export const models: readonly ServiceModel[] = [publicAccessBlock, ownershipControls, bucketAcl, bucketPolicy];
