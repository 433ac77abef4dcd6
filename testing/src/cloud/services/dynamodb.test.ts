import { expect } from "chai";
import { models } from "./dynamodb.js";
import { changesOf, existing, itJudges, itJudgesInSituations, modelOf, outputsOf } from "./shared/fixtures.test.js";

const invalid = "ValidationException";

describe("a simulated table", () => {
    const table = modelOf(models, "aws:dynamodb/table:Table");
    const good = {
        name: "state",
        billingMode: "PAY_PER_REQUEST",
        hashKey: "id",
        attributes: [{ name: "id", type: "S" }],
        ttl: { attributeName: "expiresAt", enabled: true },
        pointInTimeRecovery: { enabled: true },
        serverSideEncryption: { enabled: true },
        deletionProtectionEnabled: true,
    };
    const provisioned = { billingMode: "PROVISIONED", readCapacity: 1, writeCapacity: 1 };
    const byDay = { name: "byDay", hashKey: "id", rangeKey: "day", projectionType: "ALL" };

    itJudges(table, good, [
        { what: "a name of two characters", change: { name: "st" }, code: invalid },
        { what: "an unknown way to pay", change: { billingMode: "FREE" }, code: invalid },
        { what: "an unknown class", change: { tableClass: "COLD" }, code: invalid },
        { what: "a stream that shows nothing", change: { streamEnabled: true }, code: invalid },
        { what: "a stream that shows something else", change: { streamViewType: "ALL" }, code: invalid },
        { what: "backups of 40 days", change: { pointInTimeRecovery: { recoveryPeriodInDays: 40 } }, code: invalid },
        { what: "items that go at no time", change: { ttl: { enabled: true } }, code: invalid },
        { what: "no key", change: { hashKey: null, attributes: [] }, code: invalid },
        { what: "a key that is not declared", change: { attributes: [] }, code: invalid },
        {
            what: "a declared attribute that is no key",
            change: {
                rangeKey: null,
                attributes: [
                    { name: "id", type: "S" },
                    { name: "day", type: "N" },
                ],
            },
            code: invalid,
        },
        { what: "a key that is a list", change: { attributes: [{ name: "id", type: "L" }] }, code: invalid },
        { what: "capacity where use is paid", change: { readCapacity: 5 }, code: invalid },
        {
            what: "no capacity where it is paid",
            change: { billingMode: "PROVISIONED", readCapacity: 5 },
            code: invalid,
        },
        { what: "no capacity where nothing is said", change: { billingMode: null }, code: invalid },
        {
            what: "a local index without a range key of the table",
            change: { attributes: [...good.attributes, { name: "day", type: "N" }], localSecondaryIndexes: [byDay] },
            code: invalid,
        },
        {
            what: "21 global indexes",
            change: { globalSecondaryIndexes: Array.from({ length: 21 }, () => ({ ...byDay, rangeKey: null })) },
            code: invalid,
        },
    ]);
    itJudges(table, { ...good, ...provisioned }, []);
    itJudgesInSituations(
        table,
        { ...good, serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1" } },
        [
            { what: "with a key that there is not", exists: [], code: "KMSNotFoundException" },
            {
                what: "with a key that there is",
                exists: [existing("aws:kms/key:Key", "1", { arn: "arn:aws:kms:eu-west-1:123456789012:key/1" })],
            },
        ],
    );

    it("has DynamoDB's own ARNs, and those of a stream where there is one", () => {
        const arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/state";

        expect(outputsOf(table, good)).to.include({ arn, streamArn: "" });
        expect(outputsOf(table, { ...good, streamEnabled: true, streamViewType: "KEYS_ONLY" }).streamArn).to.match(
            new RegExp(`^${arn}/stream/\\d{4}-\\d\\d-\\d\\dT`),
        );
    });

    it("is made anew for another key, and for nothing that can be changed", () => {
        expect(
            changesOf(table, good, { ...good, hashKey: "key", attributes: [{ name: "key", type: "S" }] }),
        ).to.include("hashKey, replaces");
        expect(
            changesOf(table, good, { ...good, ttl: { enabled: false }, deletionProtectionEnabled: false }),
        ).to.satisfy((changes: string[]) => changes.every((change) => !change.endsWith("replaces")));
    });
});
