import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Location } from "../common/location.js";
import { columns, rowPattern } from "./columns.js";
import type { QueriesScope } from "./scope.js";

/** Name of the table, of which there is one in the database. */
export const tableName = "access_logs";

/** As unique as the name of the workgroup, in characters that SQL takes without quotes: of `history-workgroup-1a2b3c4` it makes `history_1a2b3c4`. */
function databaseNameOf(workgroupName: string): string {
    return workgroupName
        .toLowerCase()
        .replace("-workgroup", "")
        .replaceAll(/[^a-z0-9]+/g, "_");
}

/** Folder of this account's and this region's logs, as load balancers name it below their prefix, without a slash at the end. */
export function logFolder({ args }: Pick<QueriesScope, "args">, { account, region }: Location): pulumi.Output<string> {
    const start = args.logs.prefix === undefined ? "" : `${args.logs.prefix}/`;
    return pulumi.interpolate`${start}AWSLogs/${account}/elasticloadbalancing/${region}`;
}

/**
 * The logs as a table, in a database of its own. Its partitions are computed from the day in the objects' keys: nothing has to crawl the bucket, and a log is there as soon as
 * it is written.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-alb-access-logs-table-partition-projection.html
 */
export function createTable(
    scope: QueriesScope,
    location: Location,
    workgroup: aws.athena.Workgroup,
): aws.glue.CatalogTable {
    const { name, parent, tags, args, settings } = scope;
    const database = new aws.glue.CatalogDatabase(
        `${name}-database`,
        {
            name: workgroup.name.apply(databaseNameOf),
            description: `Access logs that ${name} asks`,
            tags,
        },
        { parent },
    );
    const folder = pulumi.interpolate`s3://${args.logs.bucketName}/${logFolder(scope, location)}`;
    return new aws.glue.CatalogTable(
        `${name}-table`,
        {
            name: tableName,
            databaseName: database.name,
            description: "Requests, by load balancers; NULL is what the log writes as -",
            tableType: "EXTERNAL_TABLE",
            partitionKeys: [{ name: "day", type: "string", comment: "Day of the log in UTC, such as 2026/11/23" }],
            parameters: {
                EXTERNAL: "TRUE",
                "projection.enabled": "true",
                "projection.day.type": "date",
                "projection.day.format": "yyyy/MM/dd",
                "projection.day.range": `NOW-${settings.historyDays}DAYS,NOW`,
                "projection.day.interval": "1",
                "projection.day.interval.unit": "DAYS",
                "storage.location.template": pulumi.interpolate`${folder}/\${day}`,
            },
            storageDescriptor: {
                location: pulumi.interpolate`${folder}/`,
                inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
                outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
                serDeInfo: {
                    serializationLibrary: "org.apache.hadoop.hive.serde2.RegexSerDe",
                    parameters: { "serialization.format": "1", "input.regex": rowPattern },
                },
                columns: columns.map((column) => ({ ...column })),
            },
        },
        { parent },
    );
}
