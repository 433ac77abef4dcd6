import { expect } from "chai";
import type { InjectOptions } from "fastify";
import type { NewAccount } from "./sign-in/accounts.js";
import { Browser, multipartBody } from "./testing/browser.js";
import { pictureStart } from "./testing/memory-images.js";
import { testPassword, TestServer } from "./testing/test-server.js";

describe("protection against forms of other sites", () => {
    let server: TestServer;
    let ada: NewAccount;
    let browser: Browser;
    let token: string;
    let path: string;

    beforeEach(async () => {
        server = await TestServer.start();
        ada = await server.addAccount();
        browser = new Browser(server);
        await browser.logIn();
        path = `/images/${(await server.addImage(ada)).id}/delete`;
        token = await browser.formToken("/", "/log-out");
    });
    afterEach(() => server.stop());

    /** Everything that a cookie vouches for. */
    const changes = (formToken: string): InjectOptions[] => [
        form(path, formToken),
        form("/account/token", formToken, { password: testPassword }),
        form("/account/password", formToken, newPassword),
        form("/log-out", formToken),
        { method: "DELETE", url: `/api${path.replace("/delete", "")}`, headers: { "x-csrf-token": formToken } },
        upload("/upload", formToken),
        upload("/api/images", formToken),
    ];
    const newPassword = { password: testPassword, "new-password": "battery staple", again: "battery staple" };
    const form = (url: string, formToken: string, fields: Record<string, string> = {}): InjectOptions => ({
        method: "POST",
        url,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        payload: new URLSearchParams({ form_token: formToken, ...fields }).toString(),
    });
    const upload = (url: string, formToken: string): InjectOptions => ({
        method: "POST",
        url,
        ...multipartBody({ fields: { form_token: formToken }, file: { content: pictureStart } }),
    });
    const statusesOf = async (requests: readonly InjectOptions[], headers: object = {}): Promise<number[]> => {
        const statuses: number[] = [];
        for (const request of requests) {
            const answer = await browser.send({ ...request, headers: { ...request.headers, ...headers } });
            statuses.push(answer.statusCode);
        }
        return statuses;
    };

    it("lets through what its own pages send", async () => {
        const [, makeToken, , logOut, deleteImage, ...uploads] = changes(token);
        const order = [...uploads, makeToken, deleteImage, logOut].map((each) => each ?? {});

        expect(await statusesOf(order)).to.deep.equal([303, 201, 200, 204, 303]);
        await browser.logIn();
        const next = await browser.formToken("/account", "/account/password");
        expect(await statusesOf([form("/account/password", next, newPassword)])).to.deep.equal([303]);
    });

    it("refuses every change without the token, with another one, or with that of another session", async () => {
        const other = new Browser(server);
        await other.logIn();
        const foreign = await other.formToken("/", "/log-out");

        for (const wrong of ["", "wrong", foreign]) {
            expect(await statusesOf(changes(wrong)), wrong).to.deep.equal(changes("").map(() => 403));
        }
        expect(await server.catalogue.count()).to.equal(1);
    });

    it("refuses every change that another site makes the browser send, even with the token", async () => {
        const elsewhere = [
            { "sec-fetch-site": "cross-site" },
            { "sec-fetch-site": "same-site" },
            { "sec-fetch-site": "none" },
        ];
        for (const headers of elsewhere) {
            expect(await statusesOf(changes(token), headers)).to.deep.equal(changes("").map(() => 403));
        }
        expect(await server.catalogue.count()).to.equal(1);
    });

    it("asks for the origin where the browser says nothing of the site", async () => {
        const send = (headers: Record<string, string>): ReturnType<TestServer["inject"]> =>
            server.inject({
                ...form("/account/token", token, { password: testPassword }),
                headers: { ...form("", "").headers, cookie: browser.cookie, host: "shop.example", ...headers },
            });

        expect((await send({})).statusCode).to.equal(403);
        expect((await send({ origin: "null" })).statusCode).to.equal(403);
        expect((await send({ origin: "http://evil.example" })).statusCode).to.equal(403);
        expect((await send({ origin: "http://shop.example" })).statusCode).to.equal(200);
    });

    it("protects the log-in too: nobody is logged in to an account of somebody else's choice", async () => {
        const stranger = new Browser(server);
        const mine = await stranger.formToken("/log-in", "/log-in");
        const theirs = await new Browser(server).formToken("/log-in", "/log-in");
        const fields = { name: "ada", password: "correct horse battery" };
        const submit = async (form_token: string, site = "same-origin"): Promise<number> => {
            const request = form("/log-in", "");
            const payload = new URLSearchParams({ ...fields, form_token }).toString();
            const headers = { ...request.headers, "sec-fetch-site": site };
            return (await stranger.send({ ...request, payload, headers })).statusCode;
        };

        expect(await submit("")).to.equal(403);
        expect(await submit(theirs)).to.equal(403);
        expect(await submit(mine, "cross-site")).to.equal(403);
        expect(await submit(mine)).to.equal(303);
    });

    it("asks nothing of a program with a token, which no browser sends by itself", async () => {
        const request = { headers: { authorization: `Bearer ${ada.token}`, "sec-fetch-site": "cross-site" } };
        const { headers, payload } = multipartBody({ file: { content: pictureStart } });
        const stored = await server.inject({
            method: "POST",
            url: "/api/images",
            headers: { ...headers, ...request.headers },
            payload,
        });
        const deleted = await server.inject({ method: "DELETE", url: stored.json().links.self, ...request });

        expect([stored.statusCode, deleted.statusCode]).to.deep.equal([201, 204]);
    });
});
