import { expect } from "chai";
import { models } from "./athena.js";
import { changesOf, existing, itJudges, itJudgesInSituations, modelOf, outputsOf } from "./shared/fixtures.test.js";

const code = "InvalidRequestException";
const key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

describe("a simulated workgroup", () => {
    const workgroup = modelOf(models, "aws:athena/workgroup:Workgroup");
    const place = { outputLocation: "s3://results/" };
    const configured = (configuration: object) => ({ configuration: { ...configuration } });
    const encrypted = (encryptionConfiguration: object) =>
        configured({ resultConfiguration: { ...place, encryptionConfiguration: { ...encryptionConfiguration } } });
    const good = {
        name: "history",
        state: "ENABLED",
        ...configured({
            bytesScannedCutoffPerQuery: 10_485_760,
            resultConfiguration: { ...place, encryptionConfiguration: { encryptionOption: "SSE_S3" } },
        }),
    };

    itJudges(workgroup, good, [
        { what: "a name with a blank", change: { name: "the history" }, code },
        { what: "a long description", change: { description: "d".repeat(1025) }, code },
        { what: "an unknown state", change: { state: "OFF" }, code },
        { what: "a limit below 10 MB", change: configured({ bytesScannedCutoffPerQuery: 10_485_759 }), code },
        {
            what: "results that are nowhere in S3",
            change: configured({ resultConfiguration: { outputLocation: "results" } }),
            code,
        },
        { what: "an unknown encryption", change: encrypted({ encryptionOption: "AES256" }), code },
        { what: "a key that is not named", change: encrypted({ encryptionOption: "SSE_KMS" }), code },
        {
            what: "results in two places",
            change: configured({ resultConfiguration: place, managedQueryResultsConfiguration: { enabled: true } }),
            code,
        },
    ]);
    itJudgesInSituations(workgroup, { ...good, ...encrypted({ encryptionOption: "SSE_KMS", kmsKeyArn: key }) }, [
        { what: "with a key that is there", exists: [existing("aws:kms/key:Key", "key", { arn: key })] },
        { what: "with a key that is not there", exists: [], code },
    ]);

    it("has its name in its ARN", () => {
        expect(outputsOf(workgroup, good).arn).to.match(/^arn:aws:athena:eu-west-1:\d{12}:workgroup\/history$/);
    });
});

describe("a simulated query that is saved", () => {
    const query = modelOf(models, "aws:athena/namedQuery:NamedQuery");
    const good = { name: "Errors", database: "history", workgroup: "history", query: "SELECT 1" };

    itJudges(query, good, [
        { what: "a name of 129 characters", change: { name: "n".repeat(129) }, code },
        { what: "a description of 1025", change: { description: "d".repeat(1025) }, code },
        { what: "a query of more than 256 KB", change: { query: "q".repeat(262_145) }, code },
    ]);

    it("is in a workgroup that is there", () => {
        expect(query.references).to.deep.equal([
            { property: "workgroup", to: ["aws:athena/workgroup:Workgroup"], by: "name", missing: code },
        ]);
    });

    it("is another when anything of it changes", () => {
        expect(changesOf(query, good, { ...good, query: "SELECT 2" })).to.deep.equal(["query, replaces"]);
        expect(query.immutable).to.have.members(["name", "database", "description", "query", "workgroup"]);
    });
});
