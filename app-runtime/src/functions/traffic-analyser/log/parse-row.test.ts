import { expect } from "chai";
import { balancer, firefox, type Line, logLine, noon } from "../testing/log-line.js";
import { parsed } from "../testing/parse.js";
import type { LogRow } from "./row.js";

function rowOf(line: Line): LogRow {
    const row = parsed(logLine(line));
    if (row === undefined) throw new Error(`No row: ${logLine(line)}`);
    return row;
}

describe("the parser of access logs", () => {
    it("reads what the detectors need", () => {
        const row = rowOf({ path: "/images/7?size=small", status: 404, times: "0.001 12.5 -1" });

        expect(row.seconds).to.equal(noon / 1_000);
        expect([row.balancer, row.client, row.agent]).to.deep.equal([balancer, "203.0.113.7", firefox]);
        expect([row.path, row.status, row.hasTarget]).to.deep.equal(["/images/7", 404, true]);
        expect([row.secondsOfRequest, row.secondsOfTarget]).to.deep.equal([0, 12]);
        expect(row.actions).to.equal("waf,forward");
    });

    const trailing = [
        " TID_5b6d5eb3f41bf94e",
        ' "images.example.com"',
        ' "/images/7"',
        ' "TransformSuccess"',
        " 10.0.0.9",
        " what",
        ' "is not"',
    ];
    for (let count = 0; count <= trailing.length; count++) {
        it(`takes rows of ${29 + count} fields`, () => {
            const row = rowOf({ more: trailing.slice(0, count).join(""), path: "/a" });
            expect([row.path, row.actions]).to.deep.equal(["/a", "waf,forward"]);
        });
    }

    it("refuses a row at each place at which it can be cut off", () => {
        const line = logLine();
        const last = line.length - '"-"'.length;
        for (let length = 0; length < last; length++)
            expect(parsed(line.slice(0, length)), `${length}`).to.equal(undefined);
        expect(parsed(line)).not.to.equal(undefined);
    });

    it("takes a row without a target, whose times are -1", () => {
        const row = rowOf({ target: "-", times: "-1 -1 -1", status: 503, actions: "lambda" });
        expect([row.hasTarget, row.secondsOfRequest, row.secondsOfTarget]).to.deep.equal([false, -1, -1]);
    });

    it("takes a row without a status", () => {
        expect(rowOf({ status: "-", target: "-" }).status).to.equal(0);
    });

    for (const [client, address] of [
        ["2001:db8:85a3::8a2e:370:7334:54321", "2001:db8:85a3::8a2e:370:7334"],
        ["::1:80", "::1"],
        ["[2001:db8::1]:54321", "2001:db8::1"],
        ["203.0.113.7:1", "203.0.113.7"],
    ] as const) {
        it(`finds the address in ${client}`, () => {
            expect(rowOf({ client }).client).to.equal(address);
        });
    }

    for (const [request, path] of [
        ["GET https://a.example:443/a b c?x=1 HTTP/1.1", "/a b c"],
        ["GET https://a.example:443/\\x22quoted\\x22?q HTTP/1.1", "/\\x22quoted\\x22"],
        ["GET https://a.example:443/#part HTTP/2.0", "/"],
        ["GET https://a.example:443/redirect?to=http://b.example/x HTTP/1.1", "/redirect"],
        ["GET /origin-form?x HTTP/1.1", "/origin-form"],
        ["- http://host:80- -", ""],
        ["- http://host:80-/ ", "/"],
        ["-", ""],
        ["", ""],
    ] as const) {
        it(`finds the path in "${request}"`, () => {
            expect(rowOf({ request }).path).to.equal(path);
        });
    }

    it("keeps a user agent with escaped quotes, and one that is empty", () => {
        expect(rowOf({ agent: "\\x22curl\\x22 8" }).agent).to.equal("\\x22curl\\x22 8");
        expect(rowOf({ agent: "" }).agent).to.equal("");
    });

    it("takes a quote that is not escaped for part of the text", () => {
        const row = rowOf({ agent: 'a "b" c'.replace('" c', '"c'), path: '/x"y' });
        expect([row.path, row.agent]).to.deep.equal(['/x"y', 'a "b"c']);
    });

    it("takes rows of WebSockets", () => {
        const row = rowOf({ type: "wss", status: 101, request: "GET https://a.example:443/live HTTP/1.1" });
        expect([row.path, row.status]).to.deep.equal(["/live", 101]);
    });

    it("takes a lone carriage return for data", () => {
        expect(rowOf({ agent: "a\rb" }).agent).to.equal("a\rb");
    });

    for (const [actions, blocked] of [
        ["waf", true],
        ["authenticate,waf", true],
        ["waf,forward", false],
        ["waf,fixed-response", false],
        ["waf-failed", false],
        ["-", false],
    ] as const) {
        it(`${blocked ? "knows" : "does not take"} "${actions}" for a block of the firewall`, () => {
            expect(rowOf({ actions, target: "-", status: 403 }).isBlocked).to.equal(blocked);
        });
    }

    it("finds no less in a row after one whose quotes lie elsewhere", () => {
        for (const target of ["10.0.1.23:8080", "-", "10.10.10.123:18080", "10.0.1.23:8080"]) {
            expect(rowOf({ target, status: 404 }).actions).to.equal("waf,forward");
        }
    });

    const good = logLine();
    for (const [what, bad] of [
        ["nothing", " "],
        ["a stack trace", "    at Object.<anonymous> (/srv/app.js:1:1)"],
        ["JSON", JSON.stringify({ client: "203.0.113.7" })],
        ["a row of nginx", '203.0.113.7 - - [23/Nov/2026:12:00:00 +0000] "GET / HTTP/1.1" 200 612 "-" "curl"'],
        ["a row of a classic load balancer", good.slice("https ".length)],
        ["a month that there is not", good.replace("2026-11-", "2026-13-")],
        ["an hour that there is not", good.replace("T12:", "T24:")],
        ["letters in a status", good.replace(" 200 ", " 2x0 ")],
        ["a client without port", good.replace("203.0.113.7:50000", "client")],
    ] as const) {
        it(`refuses ${what}`, () => {
            expect(parsed(bad)).to.equal(undefined);
        });
    }
});
