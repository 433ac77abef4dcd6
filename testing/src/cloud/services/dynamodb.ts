import type { Inputs } from "../inputs.js";
import type { PlacedResource, Properties, Refusals, ServiceModel } from "../model.js";
import { regionalArn } from "./shared/arn.js";
import { absent, mismatched, outside, refuseIf, unlisted } from "./shared/checks.js";
import { missingKey } from "./shared/keys.js";
import { creationTime } from "./shared/made-up.js";

const invalid = "ValidationException";
const onDemand = "PAY_PER_REQUEST";

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
function refuse(inputs: Inputs): Refusals {
    return [
        mismatched(inputs, "name", /^[A-Za-z0-9_.-]{3,255}$/, "3 to 255 letters, digits and _.-", invalid),
        unlisted(inputs, "billingMode", ["PROVISIONED", onDemand], invalid),
        unlisted(inputs, "tableClass", ["STANDARD", "STANDARD_INFREQUENT_ACCESS"], invalid),
        unlisted(inputs, "streamViewType", ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"], invalid),
        inputs.flag("streamEnabled") === true &&
            absent(inputs, "streamViewType", invalid, "say what the stream shows of an item"),
        outside(inputs, "pointInTimeRecovery.recoveryPeriodInDays", 1, 35, invalid),
        inputs.flag("ttl.enabled") === true &&
            absent(inputs, "ttl.attributeName", invalid, "name the attribute that says when an item goes"),
        ...keyFaults(inputs),
        ...capacityFaults(inputs),
        ...indexFaults(inputs),
    ];
}

/** Attributes are declared because they are keys, and every key is an attribute that is declared. */
function keyFaults(inputs: Inputs): Refusals {
    const attributes = inputs.list("attributes");
    const indexes = ["globalSecondaryIndexes", "localSecondaryIndexes"];
    const isRestored = ["restoreSourceName", "restoreSourceTableArn"].some((source) => inputs.has(source));
    const keys = [inputs, ...indexes.flatMap((list) => inputs.list(list))].flatMap((holder) =>
        ["hashKey", "rangeKey"].flatMap((key) => holder.text(key) ?? []),
    );
    const names = attributes.flatMap((attribute) => attribute.text("name") ?? []);
    const undeclared = keys.find((key) => !names.includes(key));
    const needless = names.find((name) => !keys.includes(name));
    const allKnown = ["attributes", "hashKey", "rangeKey", ...indexes].every(
        (property) => !inputs.has(property) || inputs.json(property) !== undefined,
    );
    const type = attributes
        .map((each) => each.text("type"))
        .find((each) => each !== undefined && !/^[SNB]$/.test(each));
    return [
        refuseIf(type !== undefined, invalid, `attributes has the type "${type}"; use S, N or B.`),
        !isRestored && absent(inputs, "hashKey", invalid, "name the attribute that items are found by"),
        refuseIf(
            allKnown && undeclared !== undefined,
            invalid,
            `One or more parameter values were invalid: the key ${undeclared} is not among attributes; declare it with its type.`,
        ),
        refuseIf(
            allKnown && needless !== undefined,
            invalid,
            `One or more parameter values were invalid: the attribute ${needless} is no key; declare keys only.`,
        ),
    ];
}

/** Capacity is asked for, or paid by use. */
function capacityFaults(inputs: Inputs): Refusals {
    const mode = inputs.has("billingMode") ? inputs.text("billingMode") : "PROVISIONED";
    const units = ["readCapacity", "writeCapacity"];
    const given = units.filter((property) => inputs.has(property) && inputs.number(property) !== 0);
    return [
        refuseIf(
            mode === onDemand && given.length > 0,
            invalid,
            `Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is ${onDemand}; remove ${given.join(" and ")}.`,
        ),
        refuseIf(
            mode === "PROVISIONED" && given.length < units.length,
            invalid,
            `ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED; set both to 1 or more, or billingMode to ${onDemand}.`,
        ),
    ];
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
function indexFaults(inputs: Inputs): Refusals {
    return [
        tooMany(inputs, "globalSecondaryIndexes", 20),
        tooMany(inputs, "localSecondaryIndexes", 5),
        refuseIf(
            (inputs.count("localSecondaryIndexes") ?? 0) > 0 && !inputs.has("rangeKey"),
            invalid,
            "One or more parameter values were invalid: Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex; set rangeKey.",
        ),
    ];
}

function tooMany(inputs: Inputs, property: string, most: number): Refusals[number] {
    const count = inputs.count(property) ?? 0;
    return refuseIf(count > most, invalid, `${property} has ${count} entries; use at most ${most}.`);
}

function outputs(inputs: Inputs, place: PlacedResource): Properties {
    const arn = regionalArn(place, "dynamodb", `table/${place.id}`);
    const label = inputs.flag("streamEnabled") === true ? creationTime.replace("Z", ".000") : "";
    return {
        arn,
        streamArn: label === "" ? "" : `${arn}/stream/${label}`,
        streamLabel: label,
        pointInTimeRecovery: { enabled: false, recoveryPeriodInDays: 0 },
        readCapacity: 0,
        serverSideEncryption: { enabled: false, kmsKeyArn: "" },
        streamViewType: "",
        ttl: { attributeName: "", enabled: false },
        writeCapacity: 0,
    };
}

const table: ServiceModel = {
    type: "aws:dynamodb/table:Table",
    immutable: [
        ...["name", "hashKey", "rangeKey", "localSecondaryIndexes", "importTable"],
        ...["restoreSourceName", "restoreSourceTableArn", "restoreDateTime", "restoreToLatestTime"],
    ],
    defaults: { billingMode: "PROVISIONED" },
    autoName: { property: "name", maxLength: 255 },
    taggable: true,
    unique: [{ property: "name", code: "ResourceInUseException" }],
    facts: ["name"],
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection
    deletionProtection: { property: "deletionProtectionEnabled", code: invalid },
    refuse,
    refuseWith: (inputs, cloud) => missingKey(inputs, "serverSideEncryption.kmsKeyArn", cloud, "KMSNotFoundException"),
    id: (inputs) => inputs.text("name") ?? "",
    outputs,
    changeWith: { streamEnabled: ["streamArn", "streamLabel"] },
};

export const models: readonly ServiceModel[] = [table];
