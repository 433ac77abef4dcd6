import { expect } from "chai";
import type { InjectOptions } from "fastify";
import { newImageId } from "../images/id.js";
import { newToken, type NewAccount } from "./sign-in/accounts.js";
import { Browser, multipartBody } from "./testing/browser.js";
import { pictureStart } from "./testing/memory-images.js";
import { hostileTexts, RandomRequests } from "./testing/random-requests.js";
import { refuseFault } from "./testing/refuse-fault.js";
import { TestServer } from "./testing/test-server.js";

describe("hostile input", () => {
    let server: TestServer;
    let ada: NewAccount;
    let browser: Browser;
    let formToken: string;

    before(async () => {
        const settings = { trustedProxies: 1, logInLimits: { perAccount: 1e6, perAddress: 1e6, windowSeconds: 900 } };
        // Some requests log out, and succeed; the next ones need the session.
        const endedSessions = { add: async () => undefined, has: async () => false };
        server = await TestServer.start(settings, { endedSessions });
        ada = await server.addAccount();
        browser = new Browser(server);
        await browser.logIn();
        formToken = await browser.formToken("/", "/log-out");
    });
    after(() => server.stop());

    it("never breaks the server or a page: 10,000 requests, half-way good, the same every time", async function () {
        this.timeout(120_000);
        // Enough for those that are deleted on the way.
        const ids = [newImageId()];
        for (let count = 0; count < 100; count += 1) {
            ids.push((await server.addImage(ada)).id);
        }
        const secrets = {
            token: ada.token,
            cookie: browser.cookie,
            formToken,
            ids,
            picture: Buffer.from(pictureStart),
        };
        const requests = new RandomRequests(20_261, server.routes, secrets);
        const statuses = new Map<number, number>();
        for (let count = 0; count < 10_000; count += 1) {
            const request = requests.next();
            const answer = await server.inject(request);
            refuseFault(answer, request);
            statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
        }
        // The run reached what it should: successes, redirections and every kind of refusal.
        expect([...statuses.keys()]).to.include.members([200, 201, 303, 304, 400, 401, 403, 404, 405, 413, 415]);
    });

    it("is text and nothing else wherever it is put", async () => {
        for (const text of hostileTexts) {
            const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, ""));
            const authorization = `Bearer ${ada.token}`;
            const requests: InjectOptions[] = [
                { url: `/images/${encoded}` },
                { url: `/api/images/${encoded}` },
                { url: `/api/images/${encoded}/content` },
                { url: `/api/images?cursor=${encoded}` },
                { url: `/api/images?limit=${encoded}` },
                { url: `/?cursor=${encoded}` },
                { url: `/assets/${encoded}` },
                { url: `/log-in?next=${encoded}` },
                { url: `/${encoded}` },
                {
                    method: "POST",
                    url: "/api/images",
                    headers: { authorization, ...multipartBody({}).headers },
                    payload: multipartBody({ file: { name: text.replace(/[\r\n"]/g, ""), content: pictureStart } })
                        .payload,
                },
            ];
            for (const request of requests) {
                const answer = await browser.send({ ...request, headers: { authorization, ...request.headers } });
                refuseFault(answer, request);
                expect(answer.body, String(request.url)).not.to.contain("root:");
                expect(answer.headers, String(request.url)).not.to.have.property("set-cookie");
            }
        }
    });

    it("does not log in with names and passwords that mean something to a database", async () => {
        for (const text of hostileTexts) {
            for (const [name, password] of [
                ["ada", text],
                [text, text],
                [`ada${text}`, "x"],
            ] as const) {
                const answer = await new Browser(server).logIn(name, password);
                expect([400, 401], `${name} ${password}`).to.include(answer.statusCode);
            }
        }
    });

    it("gets nothing with a token or cookie that was made up", async () => {
        for (const text of [...hostileTexts, newToken()]) {
            const value = text.replace(/[^\x20-\x7e]/g, "");
            for (const headers of [
                { authorization: `Bearer ${value}` },
                { authorization: value },
                { cookie: `session=${value}` },
            ]) {
                expect((await server.inject({ url: "/api/images", headers })).statusCode, value).to.equal(401);
            }
        }
    });

    it("cannot leave the folder of the assets", async () => {
        for (const path of ["..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "style.css", "..", "%5c..%5c"]) {
            const answer = await browser.open(`/assets/${path}`);

            expect(answer.statusCode, path).to.be.oneOf([200, 404]);
            expect(answer.body, path).not.to.contain("root:");
        }
    });
});
