import * as pulumi from "@pulumi/pulumi";
import { alarmArnsOf, createAlarms } from "../common/alarms.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import type { Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { locationOf } from "../common/location.js";
import { queryAlarms } from "./alarms.js";
import type { AccessLogQueriesArgs } from "./args.js";
import { accessLogQueriesChildren, type AccessLogQueriesChildren } from "./children.js";
import { grantQuery, type QueryFacts } from "./grants.js";
import { saveQueries } from "./queries.js";
import type { QueriesScope } from "./scope.js";
import { resolveSettings } from "./settings.js";
import { createTable, logFolder } from "./table.js";
import { createResults, createWorkgroup } from "./workgroup.js";

const internals = new Internals<AccessLogQueries, QueryFacts>();

/**
 * The access logs of load balancers as a table that SQL asks, over as much history as the bucket keeps: a database of Athena, queries that are saved for the first questions of an
 * incident, and a workgroup that bounds what each of them reads and encrypts what comes of it. It runs nothing and costs only what is asked.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/application-load-balancer-logs.html
 */
export class AccessLogQueries extends pulumi.ComponentResource {
    /** Name of the database in the Glue catalogue. */
    public readonly databaseName: pulumi.Output<string>;
    /** Name of the table in it. */
    public readonly tableName: pulumi.Output<string>;
    /** Name of the workgroup in which to ask. */
    public readonly workgroupName: pulumi.Output<string>;
    /** Name of the bucket with the results. */
    public readonly resultBucketName: pulumi.Output<string>;
    /** Ids of the saved queries by role, such as `errors-by-path`. */
    public readonly queryIds: Record<string, pulumi.Output<string>>;
    /** ARNs of the alarms by role, such as `read-much`, for the `alarmArns` of a dashboard. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: AccessLogQueriesArgs, opts?: ComponentOptions<AccessLogQueriesChildren>) {
        const transformed = withChildTransforms("AccessLogQueries", name, accessLogQueriesChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:AccessLogQueries", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: QueriesScope = { name, parent: this, tags: args.tags, args, settings };
        const location = locationOf(this);

        const results = createResults(scope);
        const workgroup = createWorkgroup(scope, location, results);
        const table = createTable(scope, location, workgroup);
        this.queryIds = saveQueries(scope, workgroup, table);
        createAlarms(name, {
            table: queryAlarms(settings),
            dimensions: { WorkGroup: workgroup.name },
            topicArn: args.alarmTopicArn,
            parent: this,
            tags: args.tags,
            tunings: args.alarms,
        });

        this.databaseName = table.databaseName;
        this.tableName = table.name;
        this.workgroupName = workgroup.name;
        this.resultBucketName = results.bucketName;
        this.alarmArns = alarmArnsOf(this, name);
        internals.keep(this, {
            name,
            location,
            workgroupName: workgroup.name,
            workgroupArn: workgroup.arn,
            databaseName: table.databaseName,
            logBucketArn: args.logs.bucketArn,
            logFolder: logFolder(scope, location),
            resultBucketArn: results.bucketArn,
            kmsKeyArn: args.kmsKeyArn,
        });
        transformed.assertUsed();
        this.registerOutputs({
            databaseName: this.databaseName,
            tableName: this.tableName,
            workgroupName: this.workgroupName,
            resultBucketName: this.resultBucketName,
            queryIds: this.queryIds,
            alarmArns: this.alarmArns,
        });
    }

    /**
     * Lets `grantee` ask: run queries in this workgroup, read the logs that the table shows, and write and read results. Its software finds everything in the environment variables
     * `<NAME>_WORKGROUP`, `<NAME>_DATABASE` and `<NAME>_TABLE`.
     */
    public grantQuery(grantee: Grantee): void {
        grantQuery(this, internals.of(this), grantee);
    }
}
