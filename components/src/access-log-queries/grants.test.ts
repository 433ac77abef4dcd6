import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { statementsOf } from "../common/fixtures.test.js";
import { EventFunction } from "../event-function/event-function.js";
import { args as functionArgs } from "../event-function/fixtures.test.js";
import { AccessLogQueries } from "./access-log-queries.js";
import type { AccessLogQueriesArgs } from "./args.js";
import { args, config } from "./fixtures.test.js";

const folder = "web/AWSLogs/123456789012/elasticloadbalancing/eu-west-1";
const key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

/** The graph of a function that may ask. */
function planGranted(given: Partial<AccessLogQueriesArgs> = {}): Promise<Graph> {
    return plan(
        () => {
            const queries = new AccessLogQueries("history", { ...args, ...given });
            queries.grantQuery(new EventFunction("report", functionArgs));
        },
        { config },
    );
}

const policyOf = (graph: Graph) => graph.find("aws:iam/rolePolicy:RolePolicy", "history-query-for-report");
const resultsOf = (graph: Graph) => String(graph.find("aws:s3/bucket:Bucket", "history-results-bucket").output("arn"));

describe("who may ask AccessLogQueries", () => {
    let graph: Graph;
    before(async () => (graph = await planGranted()));

    it("asks in this workgroup, reads these logs, and writes and reads results, and nothing else", () => {
        const database = String(
            graph.find("aws:glue/catalogDatabase:CatalogDatabase", "history-database").output("name"),
        );
        const glue = "arn:aws:glue:eu-west-1:123456789012";
        const { bucketArn } = args.logs;
        const [queries, catalogue, ...objects] = statementsOf(policyOf(graph).inputs.policy);

        expect(queries?.Resource).to.equal(
            graph.find("aws:athena/workgroup:Workgroup", "history-workgroup").output("arn"),
        );
        expect(queries?.Action).to.include.members(["athena:StartQueryExecution", "athena:GetQueryResults"]);
        expect(catalogue).to.deep.equal({
            Effect: "Allow",
            Action: ["glue:GetDatabase", "glue:GetTable"],
            Resource: [`${glue}:catalog`, `${glue}:database/${database}`, `${glue}:table/${database}/access_logs`],
        });
        expect(objects).to.deep.equal([
            { Effect: "Allow", Action: "s3:GetObject", Resource: `${bucketArn}/${folder}/*` },
            {
                Effect: "Allow",
                Action: "s3:ListBucket",
                Resource: bucketArn,
                Condition: { StringLike: { "s3:prefix": `${folder}/*` } },
            },
            { Effect: "Allow", Action: "s3:GetBucketLocation", Resource: bucketArn },
            {
                Effect: "Allow",
                Action: ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
                Resource: `${resultsOf(graph)}/*`,
            },
            {
                Effect: "Allow",
                Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
                Resource: resultsOf(graph),
            },
        ]);
    });

    it("changes nothing of what there is to ask", () => {
        const actions = statementsOf(policyOf(graph).inputs.policy).flatMap(({ Action }) => Action);
        expect(actions.filter((action) => /Create|Update|Delete|Put(?!Object)|\*/.test(String(action)))).to.deep.equal(
            [],
        );
    });

    it("uses the key for results, where there is one, and for nothing else", async () => {
        const keyed = await planGranted({ kmsKeyArn: key });
        expect(statementsOf(policyOf(keyed).inputs.policy).at(-1)).to.deep.equal({
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: key,
            Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": `${resultsOf(keyed)}*` } },
        });
    });

    it("finds where to ask in its environment, and is called only when it may", () => {
        const report = graph.find("aws:lambda/function:Function", "report-function");
        expect(report.input("environment.variables")).to.deep.include({
            HISTORY_WORKGROUP: graph.find("aws:athena/workgroup:Workgroup", "history-workgroup").output("name"),
            HISTORY_DATABASE: graph.find("aws:glue/catalogDatabase:CatalogDatabase", "history-database").output("name"),
            HISTORY_TABLE: "access_logs",
        });
        expect(report.options.dependsOn).to.include(policyOf(graph).urn);
    });
});
