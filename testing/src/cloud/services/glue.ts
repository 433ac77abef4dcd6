import type { Inputs } from "../inputs.js";
import type { Refusals, ServiceModel } from "../model.js";
import { regionalArn } from "./shared/arn.js";
import { mismatched, refuseIf } from "./shared/checks.js";

export const databaseType = "aws:glue/catalogDatabase:CatalogDatabase";
const tableType = "aws:glue/catalogTable:CatalogTable";
const invalid = "InvalidInputException";
const exists = "AlreadyExistsException";
/** The catalogue folds names to lower case, and the provider refuses any other. */
const namePattern = /^[^A-Z]{1,255}$/;
const nameRule = "1 to 255 characters without capital letters";

const lowercase = (logicalName: string): string => logicalName.toLowerCase();

// https://docs.aws.amazon.com/glue/latest/webapi/API_CreateDatabase.html
const database: ServiceModel = {
    type: databaseType,
    immutable: ["name", "catalogId"],
    autoName: { property: "name", maxLength: 255, transform: lowercase },
    taggable: true,
    unique: [{ property: "name", code: exists }],
    facts: ["name"],
    refuse: (inputs) => [mismatched(inputs, "name", namePattern, nameRule, invalid)],
    id: (inputs, place) => `${place.account}:${inputs.text("name") ?? ""}`,
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "glue", `database/${inputs.text("name") ?? ""}`),
        catalogId: place.account,
        locationUri: "",
    }),
};

/**
 * Athena computes partitions from these and says what is missing only when somebody asks the table.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
 */
function projectionFaults(inputs: Inputs): Refusals {
    const parameters = new Map(Object.entries(inputs.json("parameters") ?? {}));
    if (parameters.get("projection.enabled") !== "true") return [];
    const keys = inputs.list("partitionKeys").flatMap((key) => key.text("name") ?? []);
    const without = keys.find((key) => !parameters.has(`projection.${key}.type`));
    return [
        refuseIf(
            without !== undefined,
            invalid,
            `the partition key ${without} has no projection; set projection.${without}.type in parameters.`,
        ),
    ];
}

// https://docs.aws.amazon.com/glue/latest/webapi/API_CreateTable.html
const table: ServiceModel = {
    type: tableType,
    immutable: ["name", "databaseName", "catalogId"],
    autoName: { property: "name", maxLength: 255, transform: lowercase },
    facts: ["name", "databaseName"],
    references: [{ property: "databaseName", to: [databaseType], by: "name", missing: "EntityNotFoundException" }],
    refuse: (inputs) => [mismatched(inputs, "name", namePattern, nameRule, invalid), ...projectionFaults(inputs)],
    refuseWith: (inputs, cloud) => {
        const name = inputs.text("name");
        const databaseName = inputs.text("databaseName");
        const taken = cloud
            .all(tableType)
            .some(({ facts }) => facts["name"] === name && facts["databaseName"] === databaseName);
        return [
            refuseIf(taken && name !== undefined, exists, `the database has a table ${name} already; use another.`),
        ];
    },
    id: (inputs, place) => `${place.account}:${inputs.text("databaseName") ?? ""}:${inputs.text("name") ?? ""}`,
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "glue", `table/${inputs.text("databaseName") ?? ""}/${inputs.text("name") ?? ""}`),
        catalogId: place.account,
    }),
};

export const models: readonly ServiceModel[] = [database, table];
