import { expect } from "chai";
import { bootPlan } from "./fixtures.test.js";
import { renderNginx } from "./nginx.js";

const linesOf = (plan: Parameters<typeof renderNginx>[0]) =>
    renderNginx(plan)
        .split("\n")
        .map((line) => line.trim());

describe("renderNginx", () => {
    it("passes requests to the application over connections that it keeps", () => {
        expect(linesOf({ ...bootPlan, port: 9000 })).to.include.members([
            "server 127.0.0.1:9000;",
            "keepalive 64;",
            "proxy_http_version 1.1;",
            'proxy_set_header Connection "";',
        ]);
    });

    it("believes only the network about who asks, and answers floods with 429", () => {
        expect(linesOf({ ...bootPlan, networkRanges: ["10.9.0.0/16", "100.64.0.0/16"] })).to.include.members([
            "set_real_ip_from 10.9.0.0/16;",
            "set_real_ip_from 100.64.0.0/16;",
            "real_ip_header X-Forwarded-For;",
            "limit_req_status 429;",
            "limit_conn_status 429;",
        ]);
        // Without recursion the last entry counts, which is the load balancer's.
        expect(renderNginx(bootPlan)).to.not.contain("real_ip_recursive");
    });

    it("counts the requests of each address, and not those of addresses that many people share", () => {
        const lines = linesOf({ ...bootPlan, neverLimit: ["198.51.100.7/32", "203.0.113.0/24"] });
        const start = lines.indexOf("geo $limited {");
        expect(lines.slice(start, lines.indexOf("limit_req_status 429;"))).to.deep.equal([
            "geo $limited {",
            "default 1;",
            "198.51.100.7 0;203.0.113.0/24 0;",
            "}",
            "map $limited $counted {",
            '0 "";',
            "1 $binary_remote_addr;",
            "}",
            "limit_req_zone $counted zone=visitors:10m rate=50r/s;",
            "limit_conn_zone $counted zone=connections:10m;",
        ]);
    });

    it("takes as many requests and as large bodies as it is told", () => {
        const requestLimits = { perSecond: 300, burst: 1000, atOnce: 500 };
        expect(linesOf({ ...bootPlan, requestLimits, maximumBodyMegabytes: 256 })).to.include.members([
            "limit_req_zone $counted zone=visitors:10m rate=300r/s;",
            "limit_req zone=visitors burst=1000 nodelay;",
            "limit_conn connections 500;",
            "client_max_body_size 256m;",
        ]);
    });

    it("keeps connections longer than the load balancer, and gives up on the application sooner", () => {
        expect(linesOf(bootPlan)).to.include.members(["keepalive_timeout 75s;", "proxy_read_timeout 55s;"]);
    });

    it("neither limits nor logs health checks, which come by one path and go to the application's", () => {
        const [, check] =
            /location = \/health \{([^}]*)\}/.exec(renderNginx({ ...bootPlan, healthPath: "/alive" })) ?? [];
        expect(check?.trim().split(/\n\s*/)).to.deep.equal([
            "access_log off;",
            "add_header X-Cache $upstream_cache_status;",
            "proxy_pass http://application/alive;",
        ]);
    });

    it("treats the application's own path for health as any other, so that a front page is limited and logged", () => {
        const places = linesOf({ ...bootPlan, healthPath: "/" }).filter((line) => /^location [^@]/.test(line));
        expect(places).to.deep.equal(["location = /health {", "location / {"]);
    });

    it("logs each request as one line of JSON", () => {
        const format = /log_format request escape=json ([^;]*);/.exec(renderNginx(bootPlan))?.[1] ?? "";
        const line = format.replace(/'\s*'|'/g, "").replace(/\$(\w+)/g, "1");
        expect(Object.keys(JSON.parse(line))).to.deep.equal([
            ...["time", "client", "method", "host", "uri", "status", "bytes", "seconds"],
            ...["upstreamSeconds", "cache", "agent", "trace"],
        ]);
    });
});
