import { expect } from "chai";
import { models } from "./glue.js";
import { existing, itJudges, itJudgesInSituations, modelOf, outputsOf } from "./shared/fixtures.test.js";

const code = "InvalidInputException";
const databaseType = "aws:glue/catalogDatabase:CatalogDatabase";
const tableType = "aws:glue/catalogTable:CatalogTable";

describe("a simulated database of the catalogue", () => {
    const database = modelOf(models, databaseType);
    itJudges(database, { name: "history" }, [{ what: "a name with a capital", change: { name: "History" }, code }]);

    it("has its name in its ARN", () => {
        expect(outputsOf(database, { name: "history" })).to.include({
            arn: "arn:aws:glue:eu-west-1:123456789012:database/history",
            catalogId: "123456789012",
        });
    });
});

describe("a simulated table of the catalogue", () => {
    const table = modelOf(models, tableType);
    const good = {
        name: "access_logs",
        databaseName: "history",
        partitionKeys: [{ name: "day", type: "string" }],
        parameters: { "projection.enabled": "true", "projection.day.type": "date" },
    };
    const database = existing(databaseType, "123456789012:history", { name: "history" });
    const tableOf = (databaseName: string) =>
        existing(tableType, `123456789012:${databaseName}:access_logs`, { name: "access_logs", databaseName });

    itJudges(table, good, [
        { what: "a name with a capital", change: { name: "accessLogs" }, code },
        { what: "a partition without a projection", change: { parameters: { "projection.enabled": "true" } }, code },
    ]);
    itJudgesInSituations(table, good, [
        { what: "in a database that is there", exists: [database] },
        { what: "beside one of its name in another database", exists: [database, tableOf("other")] },
        {
            what: "beside one of its name",
            exists: [database, tableOf("history")],
            code: "AlreadyExistsException",
        },
    ]);

    it("is in a database that is there", () => {
        expect(table.references).to.deep.equal([
            { property: "databaseName", to: [databaseType], by: "name", missing: "EntityNotFoundException" },
        ]);
    });

    it("has its database in its ARN", () => {
        expect(outputsOf(table, good).arn).to.equal("arn:aws:glue:eu-west-1:123456789012:table/history/access_logs");
    });
});
