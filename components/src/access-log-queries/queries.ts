import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildScope } from "../common/scope.js";
import { tableName } from "./table.js";

/** A query that is saved for people. */
export interface SavedQuery {
    /** How the console lists it. */
    readonly title: string;
    readonly description: string;
    readonly sql: string;
}

/** Yesterday and today: a query reads the days that it names and pays for no other. */
const recent = "day >= date_format(current_date - interval '1' day, '%Y/%m/%d')";
/** Without host and query. Not by url_extract_path, which gives up on what no browser would send. */
const path = "regexp_extract(request_url, '^(?:[a-z]+://[^/]*)?([^?#]*)', 1)";
/** What only scanners ask for. */
const probed =
    "wp-login|wp-admin|xmlrpc\\.php|phpmyadmin|/\\.env|/\\.git|/\\.aws|/cgi-bin/|/vendor/phpunit|/actuator|/server-status";

const clientRequests = `SELECT client_ip,
       count(*) AS requests,
       count_if(elb_status_code >= 400) AS refused,
       count(DISTINCT user_agent) AS user_agents,
       sum(sent_bytes) AS sent_bytes,
       min(time) AS first_request,
       max(time) AS last_request
FROM ${tableName}
WHERE ${recent}
GROUP BY client_ip
ORDER BY requests DESC
LIMIT 100`;

const errorsByPath = `SELECT ${path} AS path,
       elb_status_code,
       target_status_code,
       count(*) AS requests,
       count(DISTINCT client_ip) AS clients,
       max(time) AS last_request
FROM ${tableName}
WHERE ${recent}
  AND elb_status_code >= 400
GROUP BY 1, 2, 3
ORDER BY requests DESC
LIMIT 100`;

const slowTargets = `SELECT target_ip,
       target_port,
       target_group_arn,
       count(*) AS requests,
       approx_percentile(target_processing_time, 0.5) AS median_seconds,
       approx_percentile(target_processing_time, 0.99) AS p99_seconds,
       max(target_processing_time) AS slowest_seconds,
       count_if(target_status_code >= 500) AS failed
FROM ${tableName}
WHERE ${recent}
  AND target_processing_time >= 0
GROUP BY target_ip, target_port, target_group_arn
ORDER BY p99_seconds DESC
LIMIT 100`;

const scanners = `SELECT client_ip,
       count_if(regexp_like(lower(request_url), '${probed}')) AS probes,
       count(DISTINCT if(elb_status_code = 404, ${path})) AS missing_paths,
       count(*) AS requests,
       slice(array_agg(DISTINCT user_agent), 1, 5) AS user_agents,
       max(time) AS last_request
FROM ${tableName}
WHERE ${recent}
GROUP BY client_ip
HAVING count_if(regexp_like(lower(request_url), '${probed}')) >= 3
    OR count(DISTINCT if(elb_status_code = 404, ${path})) >= 20
ORDER BY probes DESC, missing_paths DESC
LIMIT 100`;

const requestsByMinute = `SELECT substr(time, 1, 16) AS minute_utc,
       count(*) AS requests,
       count(DISTINCT client_ip) AS clients,
       count_if(elb_status_code >= 500) AS server_errors,
       approx_percentile(if(target_processing_time >= 0, target_processing_time), 0.99) AS p99_seconds
FROM ${tableName}
WHERE ${recent}
GROUP BY 1
ORDER BY 1`;

const clientStory = `SELECT time,
       request_verb,
       request_url,
       elb_status_code,
       target_status_code,
       target_processing_time,
       actions_executed,
       user_agent
FROM ${tableName}
WHERE ${recent}
  AND client_ip = ?
ORDER BY time
LIMIT 10000`;

const blocked = `SELECT client_ip,
       count(*) AS requests,
       slice(array_agg(DISTINCT ${path}), 1, 20) AS paths,
       slice(array_agg(DISTINCT user_agent), 1, 5) AS user_agents,
       min(time) AS first_request,
       max(time) AS last_request
FROM ${tableName}
WHERE ${recent}
  AND regexp_like(actions_executed, '(^|,)waf$')
GROUP BY client_ip
ORDER BY requests DESC
LIMIT 100`;

const unreadRows = `SELECT day,
       "$path" AS object,
       count(*) AS unread_rows
FROM ${tableName}
WHERE ${recent}
  AND type IS NULL
GROUP BY day, "$path"
ORDER BY unread_rows DESC
LIMIT 100`;

/** All saved queries by role. */
export const savedQueries = {
    "client-requests": {
        title: "Most requests by client",
        description: "Who asks most, how much of it is refused, and with how many user agents.",
        sql: clientRequests,
    },
    "errors-by-path": {
        title: "Errors by path",
        description: "Which pages fail, with what the load balancer and the targets answered.",
        sql: errorsByPath,
    },
    "slow-targets": {
        title: "Slowest targets",
        description: "How long each target takes, by the slowest hundredth of its answers.",
        sql: slowTargets,
    },
    scanners: {
        title: "Scanners",
        description: "Who asks for what only scanners ask for, or for many pages that do not exist.",
        sql: scanners,
    },
    "requests-by-minute": {
        title: "Requests a minute",
        description: "Requests, clients, errors and the slowest hundredth of each minute, in UTC.",
        sql: requestsByMinute,
    },
    "client-story": {
        title: "One client's story",
        description:
            "Everything that one address did, in its order. The console asks for the address; write it in quotes.",
        sql: clientStory,
    },
    "blocked-by-firewall": {
        title: "Blocked by the firewall",
        description: "Whom WAF turned away, and what they asked for. Its own log says by which rule.",
        sql: blocked,
    },
    "unread-rows": {
        title: "Rows that the table cannot read",
        description: "Objects with rows of another shape, which count nowhere. There should be none.",
        sql: unreadRows,
    },
} satisfies Record<string, SavedQuery>;

/** Saves the queries in the workgroup, where everybody who may use it finds them. */
export function saveQueries(
    { name, parent }: ChildScope,
    workgroup: aws.athena.Workgroup,
    table: aws.glue.CatalogTable,
): Record<string, pulumi.Output<string>> {
    const queries = Object.entries<SavedQuery>(savedQueries).map(([role, { title, description, sql }]) => {
        const query = new aws.athena.NamedQuery(
            `${name}-${role}`,
            { name: title, description, workgroup: workgroup.name, database: table.databaseName, query: sql },
            // All of it is fixed once it is saved, and two of one title would confuse whoever looks for one.
            { parent, deleteBeforeReplace: true },
        );
        return [role, query.id] as const;
    });
    return Object.fromEntries(queries);
}
