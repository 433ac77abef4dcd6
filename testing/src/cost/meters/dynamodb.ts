import type { Inputs } from "../../cloud/inputs.js";
import { hours, meter, notKnown, numberOr, textOr, usage } from "../drafts.js";
import type { Draft, Meter } from "../model.js";

/** @see https://aws.amazon.com/dynamodb/pricing/ */
export const dynamodbMeters: readonly Meter[] = [
    meter("aws:dynamodb/table:Table", ({ inputs }) => [
        ...(textOr(inputs, "tableClass", "STANDARD") === "STANDARD"
            ? [...capacity(inputs), usage("storage", "dynamodb.storage")]
            : [notKnown("capacity and storage of a table for rare access", "there is no price of this class")]),
        inputs.flag("pointInTimeRecovery.enabled") === true && usage("backups of any moment", "dynamodb.backups"),
    ]),
];

function capacity(inputs: Inputs): readonly Draft[] {
    const mode = textOr(inputs, "billingMode", "PROVISIONED");
    if (mode === undefined) return [notKnown("capacity", "not known yet")];
    return mode === "PAY_PER_REQUEST"
        ? [usage("reads of up to 4 KB", "dynamodb.reads"), usage("writes of up to 1 KB", "dynamodb.writes")]
        : [
              hours("read capacity", "dynamodb.read-capacity", numberOr(inputs, "readCapacity", 0), "not known yet"),
              hours("write capacity", "dynamodb.write-capacity", numberOr(inputs, "writeCapacity", 0), "not known yet"),
          ];
}
