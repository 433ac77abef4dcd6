/** A field of a row: the columns that it becomes, and what it looks like, with a group for each column. */
interface Field {
    readonly columns: readonly Column[];
    readonly pattern: string;
}

/** A column of the table. */
export interface Column {
    readonly name: string;
    readonly type: "string" | "int" | "bigint" | "double";
    readonly comment: string;
}

/*
 * The patterns are those that Java and JavaScript read alike. None can read a text in two ways of which one is long: a row that does not fit is found out in one pass over it.
 * A value that is not there is written `-`, and becomes NULL because its group matches nothing.
 */
const bare = "(?:-|([^ ]*))";
const quoted = '"(?:-|([^"]*))"';
const number = "(?:-|(-?[0-9.]+))";
/** An address and its port, the address in brackets or not: `203.0.113.7:50000`, `2001:db8::1:50000`, `[2001:db8::1]:50000`. */
const endpoint = "(?:-|\\[?([^ \\]]*)\\]?:([0-9]+))";
/** Method, address and version. In what no browser sends, any of them may be missing and the address have blanks. */
const requestLine = '"(?:-|([^ "]*))(?: ([^"]*?))?(?: (?:-|([^ "]*)))?"';

const field = (pattern: string, ...columns: Column[]): Field => ({ pattern, columns });
const column = (name: string, type: Column["type"], comment: string): Column => ({ name, type, comment });
const text = (name: string, comment: string): Field => field(bare, column(name, "string", comment));
const quotedText = (name: string, comment: string): Field => field(quoted, column(name, "string", comment));
const figure = (name: string, type: Column["type"], comment: string): Field =>
    field(number, column(name, type, comment));

/**
 * The fields that every row has, in their order. The columns have the names of AWS's own table, so that queries written for that work here.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-format
 */
const fields: readonly Field[] = [
    text("type", "http, https, h2, grpcs, ws or wss"),
    text("time", "When the answer was made, in ISO 8601 and UTC"),
    text("elb", "The load balancer, such as app/web/50dc6c495c0c9188"),
    field(
        endpoint,
        column("client_ip", "string", "Address of whoever was connected to the load balancer"),
        column("client_port", "int", "Port of the client"),
    ),
    field(
        endpoint,
        column("target_ip", "string", "Address of the target; NULL where none got the request"),
        column("target_port", "int", "Port of the target"),
    ),
    figure("request_processing_time", "double", "Seconds until a target was sent the request; -1 where none was"),
    figure("target_processing_time", "double", "Seconds until the target began to answer; -1 where it did not"),
    figure("response_processing_time", "double", "Seconds until the client was sent the answer; -1 without an answer"),
    figure("elb_status_code", "int", "Status that the client got"),
    figure("target_status_code", "int", "Status that the target answered"),
    figure("received_bytes", "bigint", "Size of the request"),
    figure("sent_bytes", "bigint", "Size of the answer"),
    field(
        requestLine,
        column("request_verb", "string", "Method, such as GET"),
        column("request_url", "string", "Address with scheme, host, port, path and query"),
        column("request_proto", "string", "Version, such as HTTP/1.1"),
    ),
    quotedText("user_agent", "What the client says that it is; a quote in it is written \\x22"),
    text("ssl_cipher", "Cipher of the client's connection; NULL without TLS"),
    text("ssl_protocol", "Version of TLS; NULL without TLS"),
    text("target_group_arn", "ARN of the target group"),
    quotedText("trace_id", "X-Amzn-Trace-Id, by which the application's log names the request"),
    quotedText("domain_name", "Name that the client asked for in the handshake; NULL without TLS"),
    quotedText("chosen_cert_arn", "ARN of the certificate that it was shown"),
    figure("matched_rule_priority", "int", "Priority of the listener's rule; 0 is its default, -1 none"),
    text("request_creation_time", "When the request came, in ISO 8601 and UTC"),
    quotedText(
        "actions_executed",
        "What was done with it, such as waf,forward; waf alone is a request that was blocked",
    ),
    quotedText("redirect_url", "Where the client was sent"),
    quotedText("error_reason", "Why the load balancer itself answered with an error"),
    quotedText("target_port_list", "Targets that got the request, of which there may be several"),
    quotedText("target_status_code_list", "What they answered"),
    quotedText("classification", "Acceptable, Ambiguous or Severe where the request was not as HTTP wants it"),
    quotedText("classification_reason", "Why"),
];

/** Fields that AWS added later, each only in rows that have all before it. */
const laterFields: readonly Field[] = [
    text("conn_trace_id", "By which the connection log names the connection"),
    quotedText("transformed_host", "Host after a rewrite"),
    quotedText("transformed_uri", "Path after a rewrite"),
    quotedText("request_transform_status", "What became of the rewrite"),
];

/** What AWS will add: rows are read all the same. */
const yetToCome = "(?: .*)?";

/** All columns but the day, which is in the objects' keys. */
export const columns: readonly Column[] = [...fields, ...laterFields].flatMap((each) => each.columns);

/** The pattern of a whole row, with a group for each of {@link columns}, in Java's words. */
export const rowPattern = `${fields.map(({ pattern }) => pattern).join(" ")}${optional(laterFields)}${yetToCome}`;

function optional([first, ...rest]: readonly Field[]): string {
    return first === undefined ? "" : `(?: ${first.pattern}${optional(rest)})?`;
}
