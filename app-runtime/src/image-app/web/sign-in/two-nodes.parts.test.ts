import { expect } from "chai";
import { Passwords } from "../../../common/web/passwords.js";
import { openDatabase, type Database } from "../../database/index.js";
import { createTestDatabase, describeEach } from "../../database/test-database.test.js";
import { Browser } from "../testing/browser.js";
import { testPassword, TestServer } from "../testing/test-server.js";
import { createAccount } from "./accounts.js";

const passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });

/** A web server with a connection to the database of its own, as on another instance. */
interface Node {
    readonly database: Database;
    readonly server: TestServer;
}

describeEach("sessions on two nodes", (engine) => {
    let nodes: Node[] = [];
    let first: TestServer;
    let second: TestServer;

    before(async () => {
        const place = await createTestDatabase(engine);
        const start = async (): Promise<Node> => {
            const database = openDatabase(place.options);
            await database.ready();
            const { accounts, attempts, endedSessions } = database;
            return { database, server: await TestServer.start({}, { accounts, attempts, endedSessions }) };
        };
        const [one, other] = [await start(), await start()];
        nodes = [one, other];
        [first, second] = [one.server, other.server];
        const { accounts } = one.database;
        await createAccount({ accounts, passwords, name: "ada", password: testPassword });
    });
    after(async () => {
        await Promise.all(nodes.map(({ server }) => server.stop()));
        await Promise.all(nodes.map(({ database }) => database.close()));
    });

    const statusAt = async (server: TestServer, cookie: string): Promise<number> =>
        (await server.inject({ url: "/account", headers: { cookie } })).statusCode;
    const loggedIn = async (server: TestServer): Promise<Browser> => {
        const browser = new Browser(server);
        expect((await browser.logIn()).statusCode).to.equal(303);
        return browser;
    };

    it("are good on both, and those that were ended on neither", async () => {
        const [browser, other] = [await loggedIn(first), await loggedIn(first)];
        const [copied, another] = [browser.cookie, other.cookie];
        expect(await statusAt(second, another)).to.equal(200);

        const form_token = await browser.formToken("/account", "/log-out");
        expect((await browser.submit("/log-out", { form_token })).statusCode).to.equal(303);
        expect([await statusAt(first, copied), await statusAt(second, copied)]).to.deep.equal([303, 303]);
        expect([await statusAt(first, another), await statusAt(second, another)]).to.deep.equal([200, 200]);
    });

    it("end on both with another password, but for who changed it", async () => {
        const [browser, other] = [await loggedIn(first), await loggedIn(second)];
        const copied = browser.cookie;
        const wanted = "battery staple correct";
        const form_token = await browser.formToken("/account", "/account/password");
        const fields = { form_token, password: testPassword, "new-password": wanted, again: wanted };
        expect((await browser.submit("/account/password", fields)).statusCode).to.equal(303);

        for (const cookie of [copied, other.cookie]) {
            expect([await statusAt(first, cookie), await statusAt(second, cookie)]).to.deep.equal([303, 303]);
        }
        expect(await statusAt(second, browser.cookie)).to.equal(200);
        expect((await new Browser(second).logIn("ada", testPassword)).statusCode).to.equal(401);
        expect((await new Browser(second).logIn("ada", wanted)).statusCode).to.equal(303);
    });
});
