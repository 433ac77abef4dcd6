import { type Graph, plan } from "@evenkeel/testing";
import { AccessLogQueries } from "./access-log-queries.js";
import type { AccessLogQueriesArgs } from "./args.js";
import { columns, rowPattern } from "./columns.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** The arguments that a history cannot do without. */
export const args = {
    logs: { bucketName: "logs-1a2b3c4", bucketArn: "arn:aws:s3:::logs-1a2b3c4", prefix: "web" },
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:cost",
} satisfies AccessLogQueriesArgs;

export const config = { "aws:region": "eu-west-1" };

/** The graph of queries called `history`, with these arguments beside the usual ones. */
export function planQueries(given: Partial<AccessLogQueriesArgs> = {}): Promise<Graph> {
    return plan(() => void new AccessLogQueries("history", { ...args, ...given }), { config });
}

/** What a row says; all else is as in most rows. */
interface Line {
    client?: string;
    target?: string;
    times?: string;
    statuses?: string;
    request?: string;
    agent?: string;
    actions?: string;
    /** Behind the 29 fields that every row has. */
    more?: string;
}

/** One row as a load balancer writes it. */
export function line(given: Line = {}): string {
    const { target = "10.0.1.23:8080" } = given;
    const time = "2026-11-23T12:00:00.000000Z";
    const [, answered = "200"] = (given.statuses ?? "200 200").split(" ");
    return [
        `https ${time} app/evenkeel-prod-web/50dc6c495c0c9188 ${given.client ?? "203.0.113.7:50000"} ${target}`,
        given.times ?? "0.001 0.024 0.000",
        given.statuses ?? "200 200",
        `512 20480 "${given.request ?? "GET https://images.example.com:443/images/7?size=small HTTP/1.1"}"`,
        `"${given.agent ?? "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"}"`,
        "ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2",
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/evenkeel-prod-web/73e2d6bc24d8a067",
        '"Root=1-58337262-36d228ad5d99923122bbe354" "images.example.com"',
        '"arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"',
        `1 ${time} "${given.actions ?? "waf,forward"}" "-" "-" "${target}" "${answered}" "-" "-"${given.more ?? ""}`,
    ].join(" ");
}

/** A row as Athena reads it: the pattern must match all of it, and a group that matched nothing is NULL, which has no key here. */
export function readRow(row: string): Record<string, string> | undefined {
    const groups = new RegExp(`^(?:${rowPattern})$`, "s").exec(row);
    if (groups === null) return undefined;
    const values = columns.map(({ name }, position): [string, string | undefined] => [name, groups[position + 1]]);
    return Object.fromEntries(values.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
