import { expect } from "chai";
import { columns, rowPattern } from "./columns.js";
import { line, readRow } from "./fixtures.test.js";

describe("a row of an access log", () => {
    it("becomes a column for each group, with AWS's names", () => {
        expect(new RegExp(`${rowPattern}|`).exec("")).to.have.length(columns.length + 1);
        expect(columns.map(({ name, type }) => `${name} ${type}`)).to.deep.equal([
            ...["type string", "time string", "elb string", "client_ip string", "client_port int"],
            ...["target_ip string", "target_port int", "request_processing_time double"],
            ...["target_processing_time double", "response_processing_time double", "elb_status_code int"],
            ...["target_status_code int", "received_bytes bigint", "sent_bytes bigint", "request_verb string"],
            ...["request_url string", "request_proto string", "user_agent string", "ssl_cipher string"],
            ...["ssl_protocol string", "target_group_arn string", "trace_id string", "domain_name string"],
            ...["chosen_cert_arn string", "matched_rule_priority int", "request_creation_time string"],
            ...["actions_executed string", "redirect_url string", "error_reason string", "target_port_list string"],
            ...["target_status_code_list string", "classification string", "classification_reason string"],
            ...["conn_trace_id string", "transformed_host string", "transformed_uri string"],
            "request_transform_status string",
        ]);
    });

    it("is read field by field", () => {
        expect(readRow(line())).to.deep.equal({
            type: "https",
            time: "2026-11-23T12:00:00.000000Z",
            elb: "app/evenkeel-prod-web/50dc6c495c0c9188",
            client_ip: "203.0.113.7",
            client_port: "50000",
            target_ip: "10.0.1.23",
            target_port: "8080",
            request_processing_time: "0.001",
            target_processing_time: "0.024",
            response_processing_time: "0.000",
            elb_status_code: "200",
            target_status_code: "200",
            received_bytes: "512",
            sent_bytes: "20480",
            request_verb: "GET",
            request_url: "https://images.example.com:443/images/7?size=small",
            request_proto: "HTTP/1.1",
            user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            ssl_cipher: "ECDHE-RSA-AES128-GCM-SHA256",
            ssl_protocol: "TLSv1.2",
            target_group_arn:
                "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/evenkeel-prod-web/73e2d6bc24d8a067",
            trace_id: "Root=1-58337262-36d228ad5d99923122bbe354",
            domain_name: "images.example.com",
            chosen_cert_arn: "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
            matched_rule_priority: "1",
            request_creation_time: "2026-11-23T12:00:00.000000Z",
            actions_executed: "waf,forward",
            target_port_list: "10.0.1.23:8080",
            target_status_code_list: "200",
        });
    });

    it("that no target got has nothing where there is nothing", () => {
        const row = readRow(
            line({ target: "-", times: "-1 -1 -1", statuses: "503 -", request: "- http://203.0.113.80:80- -" }),
        );
        expect(row).to.include({ request_processing_time: "-1", elb_status_code: "503" });
        expect(row).to.not.have.any.keys("target_ip", "target_port", "target_status_code", "request_verb");
    });

    it("that the firewall blocked says so", () => {
        const row = readRow(line({ target: "-", times: "-1 -1 -1", statuses: "403 -", actions: "waf" }));
        expect(row).to.include({ actions_executed: "waf", elb_status_code: "403" });
    });

    const clients: [string, string][] = [
        ["203.0.113.7:1", "203.0.113.7"],
        ["2001:db8:85a3::8a2e:370:7334:54321", "2001:db8:85a3::8a2e:370:7334"],
        ["[2001:db8::1]:54321", "2001:db8::1"],
        ["::1:80", "::1"],
    ];
    for (const [client, address] of clients) {
        it(`has the address in ${client}`, () => {
            expect(readRow(line({ client }))?.["client_ip"]).to.equal(address);
        });
    }

    const requests: [string, (string | undefined)[]][] = [
        ["GET https://a.example:443/a b c?x=1 HTTP/1.1", ["GET", "https://a.example:443/a b c?x=1", "HTTP/1.1"]],
        [
            "GET https://a.example:443/\\x22quoted\\x22?q HTTP/2.0",
            ["GET", "https://a.example:443/\\x22quoted\\x22?q", "HTTP/2.0"],
        ],
        ["- http://host:80- -", [undefined, "http://host:80-", undefined]],
        ["- http://host:80-/ ", [undefined, "http://host:80-/", ""]],
        ["GET /origin-form", ["GET", "/origin-form", undefined]],
        ["-", [undefined, undefined, undefined]],
        ["", ["", undefined, undefined]],
    ];
    for (const [request, expected] of requests) {
        it(`has the parts of the request "${request}"`, () => {
            const row = readRow(line({ request }));
            expect([row?.["request_verb"], row?.["request_url"], row?.["request_proto"]]).to.deep.equal(expected);
        });
    }

    it("keeps a user agent with escaped quotes, and one that is empty", () => {
        expect(readRow(line({ agent: "\\x22curl\\x22 8" }))?.["user_agent"]).to.equal("\\x22curl\\x22 8");
        expect(readRow(line({ agent: "" }))?.["user_agent"]).to.equal("");
        expect(readRow(line({ agent: "-" }))).to.not.have.property("user_agent");
        expect(readRow(line({ agent: "-dash" }))?.["user_agent"]).to.equal("-dash");
    });

    const later = [
        " TID_5b6d5eb3f41bf94e",
        ' "images.example.com"',
        ' "/images/7"',
        ' "TransformSuccess"',
        " 10.0.0.9",
        " what",
        ' "is not"',
    ];
    for (let count = 0; count <= later.length; count++) {
        it(`is read with ${29 + count} fields`, () => {
            const row = readRow(line({ more: later.slice(0, count).join("") }));
            expect(row).to.include({ client_ip: "203.0.113.7", actions_executed: "waf,forward" });
            expect(row?.["conn_trace_id"]).to.equal(count > 0 ? "TID_5b6d5eb3f41bf94e" : undefined);
            expect(row?.["request_transform_status"]).to.equal(count > 3 ? "TransformSuccess" : undefined);
        });
    }

    it("that is cut off is none", () => {
        const whole = line();
        for (let length = 0; length < whole.length - '"-"'.length; length++) {
            expect(readRow(whole.slice(0, length)), `${length}`).to.equal(undefined);
        }
    });

    const endless: [string, string][] = [
        ["blanks", " ".repeat(50_000)],
        ["quotes", '"'.repeat(50_000)],
        ["dashes", "- ".repeat(25_000)],
        ["colons", `https 2026 elb ${":1".repeat(25_000)}`],
        ["an address without an end", `${line().split('"')[0]}"GET ${"a ".repeat(25_000)}`],
    ];
    for (const [what, row] of endless) {
        // A pattern that tries every way to read such a row would be at it for hours.
        it(`of nothing but ${what} is refused at once`, () => {
            expect(readRow(row)).to.equal(undefined);
        });
    }
});
