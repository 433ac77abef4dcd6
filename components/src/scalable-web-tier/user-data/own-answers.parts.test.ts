import { expect } from "chai";
import { securityHeaders } from "../../../../app-runtime/src/common/web/security-headers.js";
import { Problem } from "../../../../app-runtime/src/common/web/problem.js";
import { type Answer, Site } from "./site.fixtures.test.js";

const trace = "Root=1-5759e988-bd862e3fe1be46a994272793";
const secure = { "x-forwarded-proto": "https", "x-amzn-trace-id": trace };

describe("what nginx says itself", () => {
    let site: Site;
    const requestLimits = { perSecond: 1, burst: 1, atOnce: 100 };
    beforeEach(async () => void (site = await Site.open({ maximumBodyMegabytes: 1 })));
    afterEach(() => site.close());

    /** The application's own error, as it would say it. */
    const expectProblem = (answer: Answer, status: number): void => {
        const { detail, ...rest } = JSON.parse(answer.body);
        const { detail: _, ...same } = new Problem(status, detail).body(trace);
        expect(rest).to.deep.equal(same);
        expect(detail).to.match(/^[A-Z].*\.$/);
        expect(answer.status).to.equal(status);
        expect(answer.headers["content-type"]).to.equal("application/problem+json; charset=utf-8");
    };
    const tooLarge = (path: string, headers = {}) =>
        site.ask(path, { method: "POST", body: "x".repeat(1024 ** 2 + 1), headers });
    const tooMany = async (path: string, headers = {}): Promise<Answer> => {
        await site.close();
        site = await Site.open({ requestLimits });
        for (;;) {
            const answer = await site.ask(path, { headers });
            if (answer.status !== 200) return answer;
        }
    };

    it("is a problem like the application's for programs", async () => {
        expectProblem(await tooLarge("/api/images", secure), 413);
        expectProblem(await site.ask("/api/images", { headers: { ...secure, cookie: "a".repeat(9_000) } }), 431);
        await site.stopApplication();
        expectProblem(await site.ask("/api/images?cursor=a", { headers: secure }), 502);
        expectProblem(await tooMany("/api/images", secure), 429);
    });

    it("is a page for people, whatever the address ends with", async () => {
        await site.stopApplication();
        const { status, headers, body } = await site.ask("/boat.jpg", { headers: secure });
        expect([status, headers["content-type"]]).to.deep.equal([502, "text/html; charset=utf-8"]);
        expect(body)
            .to.contain("<title>Bad Gateway</title>")
            .and.contain("<p>The application cannot be reached. Try again in a moment.")
            .and.contain(`Error 502, request <code>${trace}</code>`);
    });

    it("has the headers of the application's answers, and is kept by nobody", async () => {
        const bad = await site.say("no request\r\n\r\n");
        await site.stopApplication();
        const { "strict-transport-security": strict, "referrer-policy": referrer } = securityHeaders(true);
        const same = { "x-content-type-options": "nosniff", "referrer-policy": referrer, "cache-control": "no-store" };
        for (const answer of [await site.ask("/", { headers: secure }), await tooMany("/api/", secure)]) {
            expect(answer.headers).to.include({
                ...{ ...same, "strict-transport-security": strict, "x-request-id": trace },
                "content-security-policy":
                    "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
            });
        }
        expect(bad).to.match(/^HTTP\/1\.1 400 /);
        const names = [...Object.keys(same), "content-security-policy", "x-request-id"];
        expect(names.filter((name) => !bad.toLowerCase().includes(`\r\n${name}: `))).to.deep.equal([]);
    });

    it("insists on HTTPS only where people come by it", async () => {
        await site.stopApplication();
        const { headers } = await site.ask("/", { headers: { "x-forwarded-proto": "http" } });
        expect(headers).to.not.have.property("strict-transport-security");
    });

    it("says when another try is worth it, where it is", async () => {
        expect((await tooLarge("/")).headers).to.not.have.property("retry-after");
        await site.stopApplication();
        expect((await site.ask("/")).headers["retry-after"]).to.equal("5");
        const answer = await tooMany("/");
        expect([answer.status, answer.headers["retry-after"]]).to.deep.equal([429, "5"]);
    });

    it("repeats nothing that a visitor could have made up", async () => {
        await site.stopApplication();
        const hostile = `"}<script>alert(1)</script>`;
        const headers = { "x-amzn-trace-id": hostile, host: "a" };
        for (const path of ["/api/x", "/<script>"]) {
            const answer = await site.ask(path, { headers });
            expect(answer.body).to.not.contain("<script>");
            expect(answer.headers["x-request-id"]).to.match(/^[0-9a-f]{32}$/);
        }
    });

    it("leaves the application's answers alone, also those about errors", async () => {
        for (const status of [200, 404, 413, 429, 502, 504]) {
            site.application = (_request, response) => void response.writeHead(status).end("its own words");
            for (const path of ["/", "/health"]) {
                const answer = await site.ask(path);
                expect(answer).to.include({ status, body: "its own words" });
                const names = [...Object.keys(securityHeaders(true)), "cache-control", "retry-after", "x-request-id"];
                expect(answer.headers).to.not.have.any.keys(...names);
            }
        }
    });
});
