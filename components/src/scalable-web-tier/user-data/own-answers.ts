/** What nginx says itself where no application answers, by status: the name of the status, and what happened and what to do. */
const words: readonly (readonly [status: string, title: string, detail: string])[] = [
    ["413", "Payload Too Large", "The request is larger than what is taken. Send less."],
    ["429", "Too Many Requests", "Your address sent too many requests. Try again in a moment."],
    ["431", "Request Header Fields Too Large", "Delete the cookies of this site."],
    ["504", "Gateway Timeout", "The application took too long. Try again in a moment."],
    ["default", "Bad Gateway", "The application cannot be reached. Try again in a moment."],
];

/** Those of the applications of this repository that matter to a page without content; none of it is loaded, sent or framed. */
const headers: Readonly<Record<string, string>> = {
    "Content-Security-Policy": "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "$strict_transport",
    "X-Request-Id": "$known_as",
    "Cache-Control": "no-store",
    "Retry-After": "$retry_after",
};

const page =
    '<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">' +
    "<title>$title</title><h1>$title</h1><p>$detail<p><a href=/>To the start page</a>" +
    "<p>Error $status, request <code>$known_as</code>";
const problem = '{"type":"about:blank","title":"$title","status":$status,"detail":"$detail","requestId":"$known_as"}';

/** The variables of {@link renderOwnAnswers}, for `http { }`. A header whose value is empty is not sent. */
export function renderOwnWords(): string {
    const map = (from: string, to: string, lines: readonly string[]): string =>
        `map ${from} ${to} {\n${lines.map((line) => `        ${line};\n`).join("")}    }`;
    return [
        map(
            "$status",
            "$title",
            words.map(([status, title]) => `${status} "${title}"`),
        ),
        map(
            "$status",
            "$detail",
            words.map(([status, _title, detail]) => `${status} "${detail}"`),
        ),
        // Seconds after which what passes by itself is worth another try; the applications name as many.
        map("$status", "$retry_after", ['"~^(429|502|504)$" 5']),
        map("$http_x_forwarded_proto", "$strict_transport", ["https max-age=31536000"]),
        // As the applications call a request: by the load balancer's id, if it can stand in a page and in a header.
        map("$http_x_amzn_trace_id", "$known_as", [
            '"~^[\\w=;:.-]{1,128}$" $http_x_amzn_trace_id',
            "default $request_id",
        ]),
        map("$uri", "$own_answer", ["~^/api/ @problem", "default @page"]),
    ].join("\n    ");
}

/**
 * Pages for people and, below `/api/`, `application/problem+json` for programs, for `server { }`. What cannot be read as a request is answered with nginx's bare page, which has the
 * same headers.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_core_module.html#error_page
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function renderOwnAnswers(): string {
    const lines = Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`);
    return [
        "error_page 413 429 502 504 $own_answer;",
        // nginx's name for headers that are too large.
        "error_page 494 =431 $own_answer;",
        ...lines,
        renderAnswer("@page", "text/html", page),
        renderAnswer("@problem", "application/problem+json", problem),
    ].join("\n        ");
}

/** The status stays that of the error. Without types of its own, the ending of the address would say what the answer is. */
function renderAnswer(location: string, type: string, body: string): string {
    return `location ${location} {
            types { }
            default_type "${type}; charset=utf-8";
            return 500 '${body}';
        }`;
}
