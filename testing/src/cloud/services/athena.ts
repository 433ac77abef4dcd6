import type { ServiceModel } from "../model.js";
import { regionalArn } from "./shared/arn.js";
import { absent, longerThan, mismatched, outside, together, unlisted } from "./shared/checks.js";
import { missingKey } from "./shared/keys.js";
import { uuid } from "./shared/made-up.js";

const workgroupType = "aws:athena/workgroup:Workgroup";
const invalid = "InvalidRequestException";
const configuration = "configuration";
const results = `${configuration}.resultConfiguration`;
const encryption = `${results}.encryptionConfiguration`;
const smallestLimit = 10_485_760;
const longestQuery = 262_144;

// https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html
const workgroup: ServiceModel = {
    type: workgroupType,
    immutable: ["name"],
    autoName: { property: "name", maxLength: 128 },
    taggable: true,
    unique: [{ property: "name", code: invalid }],
    facts: ["name"],
    refuse: (inputs) => [
        mismatched(inputs, "name", /^[\w.-]{1,128}$/, "1 to 128 letters, digits and ._-", invalid),
        longerThan(inputs, "description", 1024, invalid),
        unlisted(inputs, "state", ["ENABLED", "DISABLED"], invalid),
        outside(inputs, `${configuration}.bytesScannedCutoffPerQuery`, smallestLimit, Infinity, invalid),
        mismatched(
            inputs,
            `${results}.outputLocation`,
            /^s3:\/\/[^/]+\/?/,
            "a place in S3 such as s3://bucket/",
            invalid,
        ),
        unlisted(inputs, `${encryption}.encryptionOption`, ["SSE_S3", "SSE_KMS", "CSE_KMS"], invalid),
        // https://docs.aws.amazon.com/athena/latest/APIReference/API_EncryptionConfiguration.html
        ...["SSE_KMS", "CSE_KMS"].map(
            (option) =>
                inputs.text(`${encryption}.encryptionOption`) === option &&
                absent(inputs, `${encryption}.kmsKeyArn`, invalid, `${option} wants the ARN of a key`),
        ),
        together(inputs, `${configuration}.managedQueryResultsConfiguration`, results, invalid),
    ],
    refuseWith: (inputs, cloud) => missingKey(inputs, `${encryption}.kmsKeyArn`, cloud, invalid),
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "athena", `workgroup/${place.id}`) }),
};

// https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateNamedQuery.html
const namedQuery: ServiceModel = {
    type: "aws:athena/namedQuery:NamedQuery",
    immutable: ["name", "database", "description", "query", "workgroup"],
    defaults: { workgroup: "primary" },
    autoName: { property: "name", maxLength: 128 },
    references: [{ property: "workgroup", to: [workgroupType], by: "name", missing: invalid }],
    refuse: (inputs) => [
        longerThan(inputs, "name", 128, invalid),
        longerThan(inputs, "description", 1024, invalid),
        longerThan(inputs, "query", longestQuery, invalid),
    ],
    id: (_inputs, place) => uuid(place),
};

export const models: readonly ServiceModel[] = [workgroup, namedQuery];
