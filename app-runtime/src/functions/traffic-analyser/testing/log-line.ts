/** What a row of a test says; all else is as in most rows. */
export interface Line {
    readonly type?: string;
    /** Milliseconds since 1970. */
    readonly time?: number;
    /** Milliseconds before that in which the request came; NaN leaves it out. @default 0 */
    readonly took?: number;
    readonly balancer?: string;
    /** Address and port. */
    readonly client?: string;
    readonly target?: string;
    /** Of request, target and response, in seconds, as they are written. */
    readonly times?: string;
    readonly status?: number | string;
    readonly request?: string;
    /** Makes the request line, where there is no `request`. */
    readonly path?: string;
    readonly agent?: string;
    readonly actions?: string;
    /** Behind the 29 fields that every row has. */
    readonly more?: string;
}

export const noon = Date.UTC(2026, 10, 23, 12);
export const balancer = "app/evenkeel-prod-web/50dc6c495c0c9188";
export const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

/** One row as a load balancer writes it, without its line feed. */
export function logLine(line: Line = {}): string {
    const { time = noon, status = 200, target = "10.0.1.23:8080" } = line;
    const written = iso(time);
    const request = line.request ?? `GET https://images.example.com:443${line.path ?? "/"} HTTP/1.1`;
    const fields = [
        line.type ?? "https",
        written,
        line.balancer ?? balancer,
        line.client ?? "203.0.113.7:50000",
        target,
        line.times ?? "0.001 0.024 0.000",
        `${status} ${target === "-" ? "-" : status} 512 20480 "${request}" "${line.agent ?? firefox}"`,
        "ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2",
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/evenkeel-prod-web/73e2d6bc24d8a067",
        '"Root=1-58337262-36d228ad5d99923122bbe354" "images.example.com"',
        '"arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"',
        `1 ${iso(time - (line.took ?? 0))} "${line.actions ?? "waf,forward"}" "-" "-" "${target}" "${target === "-" ? "-" : status}" "-" "-"`,
    ];
    return `${fields.join(" ")}${line.more ?? ""}`;
}

function iso(time: number): string {
    return Number.isNaN(time) ? "-" : new Date(time).toISOString().replace("Z", "000Z");
}
