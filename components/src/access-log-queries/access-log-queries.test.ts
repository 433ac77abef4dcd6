import { type Graph, plan, planUpdate } from "@evenkeel/testing";
import { expect } from "chai";
import { AccessLogQueries } from "./access-log-queries.js";
import { columns, rowPattern } from "./columns.js";
import { args, config, planQueries } from "./fixtures.test.js";

const logs = "s3://logs-1a2b3c4/web/AWSLogs/123456789012/elasticloadbalancing/eu-west-1";
const key = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";
const workgroupOf = (graph: Graph) => graph.find("aws:athena/workgroup:Workgroup", "history-workgroup");
const databaseOf = (graph: Graph) => graph.find("aws:glue/catalogDatabase:CatalogDatabase", "history-database");
const tableOf = (graph: Graph) => graph.find("aws:glue/catalogTable:CatalogTable", "history-table");
const resultsOf = (graph: Graph) => graph.find("aws:s3/bucket:Bucket", "history-results-bucket");

describe("AccessLogQueries", function () {
    this.timeout(60_000);
    let graph: Graph;
    before(async () => (graph = await planQueries({ tags: { owner: "team" } })));

    it("is by default exactly this", () => {
        expect(graph.inventory()).to.deep.equal([
            "history-blocked-by-firewall: aws:athena/namedQuery:NamedQuery",
            "history-client-requests: aws:athena/namedQuery:NamedQuery",
            "history-client-story: aws:athena/namedQuery:NamedQuery",
            "history-database: aws:glue/catalogDatabase:CatalogDatabase",
            "history-errors-by-path: aws:athena/namedQuery:NamedQuery",
            "history-read-much: aws:cloudwatch/metricAlarm:MetricAlarm",
            "history-requests-by-minute: aws:athena/namedQuery:NamedQuery",
            "history-results-bucket: aws:s3/bucket:Bucket",
            "history-results-encryption: aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "history-results-lifecycle: aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "history-results-ownership: aws:s3/bucketOwnershipControls:BucketOwnershipControls",
            "history-results-policy: aws:s3/bucketPolicy:BucketPolicy",
            "history-results-public-access-block: aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            "history-results-versioning: aws:s3/bucketVersioning:BucketVersioning",
            "history-results: evenkeel:index:ObjectStore",
            "history-scanners: aws:athena/namedQuery:NamedQuery",
            "history-slow-targets: aws:athena/namedQuery:NamedQuery",
            "history-table: aws:glue/catalogTable:CatalogTable",
            "history-unread-rows: aws:athena/namedQuery:NamedQuery",
            "history-workgroup: aws:athena/workgroup:Workgroup",
            "history: evenkeel:index:AccessLogQueries",
        ]);
    });

    it("tells where to ask", () => {
        const component = graph.find("evenkeel:index:AccessLogQueries", "history");
        expect(component.output("workgroupName")).to.equal(workgroupOf(graph).output("name"));
        expect(component.output("databaseName")).to.equal(databaseOf(graph).output("name"));
        expect(component.output("tableName")).to.equal("access_logs");
        expect(component.output("resultBucketName")).to.equal(resultsOf(graph).output("bucket"));
        expect(component.output("queryIds.scanners")).to.equal(
            graph.find("aws:athena/namedQuery:NamedQuery", "history-scanners").id,
        );
    });

    it("has its tags on everything that can be tagged", () => {
        const tagged = [workgroupOf, databaseOf, resultsOf].map((find) => find(graph).inputs.tags);
        expect(tagged).to.deep.equal(Array.from({ length: 3 }, () => ({ owner: "team" })));
    });

    it("is the same in a first preview", async () => {
        const preview = await plan(() => void new AccessLogQueries("history", args), { config, preview: true });
        expect(preview.inventory()).to.deep.equal(graph.inventory());
    });
});

describe("the table of AccessLogQueries", () => {
    let graph: Graph;
    before(async () => (graph = await planQueries()));

    it("is in a database whose name needs no quotes and is no other's", () => {
        const workgroup = String(workgroupOf(graph).output("name"));
        expect(workgroup).to.match(/^history-workgroup-[0-9a-f]{7}$/);
        expect(databaseOf(graph).inputs.name).to.equal(`history_${workgroup.slice(-7)}`);
    });

    it("has every column, and reads rows by the pattern", () => {
        expect(tableOf(graph).input("storageDescriptor.columns")).to.deep.equal(columns);
        expect(tableOf(graph).input("storageDescriptor.serDeInfo")).to.deep.equal({
            serializationLibrary: "org.apache.hadoop.hive.serde2.RegexSerDe",
            parameters: { "serialization.format": "1", "input.regex": rowPattern },
        });
    });

    it("finds the logs of each day by their keys, without a crawler", () => {
        expect(tableOf(graph).inputs.partitionKeys).to.deep.equal([
            { name: "day", type: "string", comment: "Day of the log in UTC, such as 2026/11/23" },
        ]);
        expect(tableOf(graph).input("storageDescriptor.location")).to.equal(`${logs}/`);
        expect(tableOf(graph).inputs.parameters).to.deep.equal({
            EXTERNAL: "TRUE",
            "projection.enabled": "true",
            "projection.day.type": "date",
            "projection.day.format": "yyyy/MM/dd",
            "projection.day.range": "NOW-365DAYS,NOW",
            "projection.day.interval": "1",
            "projection.day.interval.unit": "DAYS",
            "storage.location.template": `${logs}/\${day}`,
        });
    });

    it("reaches back as far as it is told, over logs without a prefix", async () => {
        const { bucketName, bucketArn } = args.logs;
        const other = tableOf(await planQueries({ logs: { bucketName, bucketArn }, historyDays: 30 }));
        expect(other.inputs.parameters).to.include({
            "projection.day.range": "NOW-30DAYS,NOW",
            "storage.location.template": `${logs.replace("/web/", "/")}/\${day}`,
        });
    });
});

describe("the workgroup of AccessLogQueries", () => {
    let graph: Graph;
    before(async () => (graph = await planQueries()));

    it("bounds, encrypts and counts every query, whatever a client asks for", () => {
        expect(workgroupOf(graph).inputs.configuration).to.deep.equal({
            enforceWorkgroupConfiguration: true,
            publishCloudwatchMetricsEnabled: true,
            bytesScannedCutoffPerQuery: 10 * 1024 ** 3,
            resultConfiguration: {
                outputLocation: `s3://${String(resultsOf(graph).output("bucket"))}/`,
                expectedBucketOwner: "123456789012",
                encryptionConfiguration: { encryptionOption: "SSE_S3" },
            },
        });
    });

    it("keeps results for thirty days, in a place that refuses whoever comes without TLS", () => {
        const rules = graph
            .find("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "history-results-lifecycle")
            .input("rules");
        expect(rules).to.deep.include({
            id: "expire",
            status: "Enabled",
            filter: { prefix: "" },
            expiration: { days: 30 },
        });
        expect(graph.find("aws:s3/bucketPolicy:BucketPolicy", "history-results-policy").inputs.policy).to.contain(
            "DenyWithoutTls",
        );
    });

    it("reads, keeps and encrypts as it is told", async () => {
        const told = await planQueries({
            queryLimitGb: 100,
            resultRetentionDays: 7,
            kmsKeyArn: key,
            accessLogBucketName: "requests-1a2b3c4",
        });
        const configuration = workgroupOf(told);
        expect(configuration.input("configuration.bytesScannedCutoffPerQuery")).to.equal(100 * 1024 ** 3);
        expect(configuration.input("configuration.resultConfiguration.encryptionConfiguration")).to.deep.equal({
            encryptionOption: "SSE_KMS",
            kmsKeyArn: key,
        });
        const lifecycle = told.find(
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "history-results-lifecycle",
        );
        expect(JSON.stringify(lifecycle.inputs.rules)).to.contain('"expiration":{"days":7}');
        expect(told.find("aws:s3/bucketLogging:BucketLogging", "history-results-request-log").inputs).to.include({
            targetBucket: "requests-1a2b3c4",
        });
    });

    it("and the results are deleted with everything in them only where that is asked for", async () => {
        const kept = [workgroupOf(graph), resultsOf(graph)].map(({ inputs }) => inputs.forceDestroy);
        const thrown = await planQueries({ forceDestroy: true });
        expect(kept).to.deep.equal([false, false]);
        expect([workgroupOf(thrown), resultsOf(thrown)].map(({ inputs }) => inputs.forceDestroy)).to.deep.equal([
            true,
            true,
        ]);
    });

    it("can have every child changed, those of the results too", async () => {
        const change = <Args extends object>(inputs: Args): Args => ({ ...inputs, tags: { changed: "yes" } });
        const program = () =>
            void new AccessLogQueries("history", args, {
                childTransforms: { workgroup: change, database: change, resultsBucket: change },
            });
        const updates = await planUpdate(graph, program, { config });
        expect(updates.map(({ name, operation }) => `${operation} ${name}`)).to.have.members([
            "update history-workgroup",
            "update history-database",
            "update history-results-bucket",
        ]);
    });
});

describe("the alarm of AccessLogQueries", () => {
    it("tells when an hour's queries read as much as ten may", async () => {
        const graph = await planQueries({ queryLimitGb: 20, alarms: { "read-much": { threshold: 5 } } });
        const alarm = graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "history-read-much");
        const standard = (await planQueries({ queryLimitGb: 20 })).find(
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "history-read-much",
        );
        expect(standard.inputs).to.deep.include({
            namespace: "AWS/Athena",
            metricName: "ProcessedBytes",
            dimensions: { WorkGroup: workgroupOf(graph).output("name") },
            statistic: "Sum",
            threshold: 200 * 1024 ** 3,
            period: 3600,
            evaluationPeriods: 1,
            treatMissingData: "notBreaching",
            alarmActions: [args.alarmTopicArn],
            okActions: [args.alarmTopicArn],
        });
        expect(alarm.inputs.threshold).to.equal(5);
    });
});
