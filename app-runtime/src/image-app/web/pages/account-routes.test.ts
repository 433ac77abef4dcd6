import { expect } from "chai";
import type { NewAccount } from "../sign-in/accounts.js";
import { Browser } from "../testing/browser.js";
import { testPassword, TestServer } from "../testing/test-server.js";

const formType = { "content-type": "application/x-www-form-urlencoded" };

describe("the account page", () => {
    let server: TestServer;
    let ada: NewAccount;
    let browser: Browser;

    beforeEach(async () => {
        server = await TestServer.start();
        ada = await server.addAccount();
        browser = new Browser(server);
        await browser.logIn();
    });
    afterEach(() => server.stop());

    const wanted = "battery staple correct";

    /** Sends a form of the page as it was filled in. */
    const submit = async (action: string, fields: Record<string, string>): ReturnType<Browser["submit"]> => {
        const form_token = await browser.formToken("/account", action);
        return browser.submit(action, { form_token, ...fields });
    };
    const makeToken = (password: string): ReturnType<Browser["submit"]> => submit("/account/token", { password });
    const changePassword = (password: string, again = wanted): ReturnType<Browser["submit"]> =>
        submit("/account/password", { password, "new-password": wanted, again });

    it("makes a token that works from then on, and shows it once", async () => {
        const { statusCode, body } = await makeToken(testPassword);
        const made = /evenkeel_[\w-]{43}/.exec(body)?.[0] ?? "";
        const list = (authorization: string): ReturnType<TestServer["inject"]> =>
            server.inject({ url: "/api/images", headers: { authorization } });

        expect(statusCode).to.equal(200);
        expect((await list(`Bearer ${made}`)).statusCode).to.equal(200);
        expect((await list(`Bearer ${ada.token}`)).statusCode).to.equal(401);
        expect((await browser.open("/account")).body).not.to.contain(made);
        expect(JSON.stringify(server.lines)).not.to.contain(made).and.not.to.contain(testPassword);
    });

    it("makes no token for who does not know the password", async () => {
        for (const [password, status, text] of [
            ["wrong", 403, "This is not your current password."],
            ["", 400, "Give your current password."],
            ["x".repeat(201), 400, "Give your current password."],
        ] as const) {
            const answer = await makeToken(password);

            expect(answer.statusCode).to.equal(status);
            expect(answer.body).to.contain(`role="alert">${text}`).and.contain("<title>Error: Account");
            expect(await server.accounts.find("ada")).to.deep.equal(ada.account);
        }
    });

    it("changes the password: the old one is good for nothing, and who changed it stays logged in", async () => {
        const answer = await changePassword(testPassword);

        expect([answer.statusCode, answer.headers.location]).to.deep.equal([303, "/account?done=password"]);
        expect((await browser.open("/account?done=password")).body).to.match(
            /role="status">\s*Your password is changed\./,
        );
        expect((await new Browser(server).logIn("ada", testPassword)).statusCode).to.equal(401);
        expect((await new Browser(server).logIn("ada", wanted)).statusCode).to.equal(303);
        expect(JSON.stringify(server.lines)).not.to.contain(testPassword).and.not.to.contain(wanted);
    });

    it("ends the other sessions with another password, and copies of this one", async () => {
        const copied = { url: "/account", headers: { cookie: browser.cookie } };
        const other = new Browser(server);
        await other.logIn();
        await changePassword(testPassword);

        expect((await server.inject(copied)).statusCode).to.equal(303);
        expect((await other.open("/account")).statusCode).to.equal(303);
        expect((await browser.open("/account")).statusCode).to.equal(200);
    });

    for (const [what, fields, text] of [
        [
            "a short one",
            { "new-password": "short", again: "short" },
            "The new password has 5 characters; give 12 to 200.",
        ],
        ["two that differ", { again: `${wanted}!` }, "The two new passwords differ."],
        [
            "the same again",
            { "new-password": testPassword, again: testPassword },
            "The new password is the current one.",
        ],
        ["none", { "new-password": "", again: "" }, "The new password has 0 characters; give 12 to 200."],
    ] as const) {
        it(`takes no bad new password, such as ${what}, and counts no try for it`, async () => {
            for (let tries = 0; tries < 6; tries += 1) {
                const answer = await submit("/account/password", {
                    ...{ password: testPassword, "new-password": wanted, again: wanted },
                    ...fields,
                });
                expect(answer.statusCode).to.equal(400);
                expect(answer.body).to.contain(`role="alert">${text}`);
            }
            expect(await server.accounts.find("ada")).to.deep.equal(ada.account);
            expect((await new Browser(server).logIn()).statusCode).to.equal(303);
        });
    }

    it("makes who guesses the password wait, together with those who log in", async () => {
        for (let tries = 0; tries < 5; tries += 1) {
            expect((await (tries % 2 ? makeToken("wrong") : changePassword("wrong"))).statusCode).to.equal(403);
        }
        for (const answer of [await makeToken(testPassword), await changePassword(testPassword)]) {
            expect(answer.statusCode).to.equal(429);
            expect(answer.headers["retry-after"]).to.equal("900");
            expect(answer.body).to.contain("Wait 15 minutes and try again.");
        }
        expect((await new Browser(server).logIn()).statusCode).to.equal(429);
        expect(await server.accounts.find("ada")).to.deep.equal(ada.account);
    });

    it("does nothing where somebody else changed the account at the same moment", async () => {
        server.accounts.change = async () => false;
        for (const answer of [await makeToken(testPassword), await changePassword(testPassword)]) {
            expect(answer.statusCode).to.equal(409);
            expect(answer.body).to.contain("Nothing was done; try again.").and.not.contain("evenkeel_");
        }
    });

    it("has a label for every field, and a name for password managers in every form", async () => {
        const { body } = await browser.open("/account");
        const ids = [...body.matchAll(/<input\s+type="password"\s+id="([^"]+)"/g)].map(([, id]) => id);

        expect(ids).to.have.lengthOf(4);
        expect(new Set(ids).size).to.equal(4);
        ids.forEach((id) => expect(body).to.contain(`<label for="${id}">`));
        expect(body.match(/name="name" value="ada" autocomplete="username"/g)).to.have.lengthOf(2);
    });

    for (const [method, url] of [
        ["GET", "/account"],
        ["POST", "/account/password"],
        ["POST", "/account/token"],
    ] as const) {
        it(`is nothing that a token can be used for: ${method} ${url}`, async () => {
            const headers = { ...formType, authorization: `Bearer ${ada.token}` };
            const answer = await server.inject({ method, url, headers, payload: method === "GET" ? "" : "a=b" });

            expect(answer.statusCode).to.equal(403);
            expect(answer.body).to.contain("A token cannot be used for the account.");
            expect(await server.accounts.find("ada")).to.deep.equal(ada.account);
        });
    }
});
