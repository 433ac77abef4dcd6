import { expect } from "chai";
import { EndedSessionsInMemory } from "../../../common/web/ended-sessions.js";
import { Sessions } from "../../../common/web/sessions.js";
import { Passwords } from "../../../common/web/passwords.js";
import type { Account } from "../../database/catalogue.js";
import { MemoryAccounts } from "../testing/memory-accounts.js";
import { createAccount, hashToken, newToken, passwordFingerprint } from "./accounts.js";
import { Authentication } from "./authentication.js";

class CountedAccounts extends MemoryAccounts {
    public questions = 0;

    public override find(name: string): Promise<Account | undefined> {
        this.questions += 1;
        return super.find(name);
    }
}

describe("Authentication", () => {
    const passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });
    let time: number;
    let accounts: CountedAccounts;
    let sessions: Sessions;
    let endedSessions: EndedSessionsInMemory;
    let elapsed: number;
    let authentication: Authentication;
    let account: Account;
    let token: string;

    beforeEach(async () => {
        time = Date.UTC(2026, 0, 1);
        accounts = new CountedAccounts();
        sessions = new Sessions({ keys: ["k".repeat(32)], https: false, now: () => new Date(time) });
        endedSessions = new EndedSessionsInMemory(() => new Date(time));
        elapsed = 0;
        authentication = fresh();
        ({ account, token } = await createAccount({ accounts, passwords, name: "ada", password: "a long password" }));
        accounts.questions = 0;
    });

    const cookieOf = ({ id, name, passwordHash }: Account): string =>
        `session=${sessions.begin({ accountId: id, accountName: name, fingerprint: passwordFingerprint({ passwordHash }) })}`;
    const fresh = (): Authentication =>
        new Authentication({ accounts, sessions, endedSessions, now: () => new Date(time), clock: () => elapsed });

    it("knows who has a token or a session", async () => {
        expect(await authentication.identify({ authorization: `Bearer ${token}` })).to.deep.equal({
            accountId: account.id,
            accountName: "ada",
            session: undefined,
        });
        expect(await authentication.identify({ cookie: cookieOf(account) })).to.include({ accountId: account.id });
    });

    it("knows nobody else", async () => {
        const strangers = [
            {},
            { cookie: "" },
            { cookie: "session=" },
            { cookie: "session=forged.signature" },
            { authorization: "" },
            { authorization: "Bearer" },
            { authorization: `Basic ${token}` },
            { authorization: `Bearer ${token}x` },
            { authorization: `Bearer ${newToken()}` },
            { authorization: `Bearer ${hashToken(token)}` },
            { authorization: "Bearer ' OR '1'='1" },
        ];
        for (const headers of strangers) {
            expect(await authentication.identify(headers), JSON.stringify(headers)).to.equal(undefined);
        }
    });

    it("does not fall back to the cookie where the token is not good", async () => {
        const headers = { authorization: "Bearer wrong", cookie: cookieOf(account) };

        expect(await authentication.identify(headers)).to.equal(undefined);
    });

    it("asks the database once for many requests of one session", async () => {
        const cookie = cookieOf(account);
        await Promise.all(Array.from({ length: 20 }, () => authentication.identify({ cookie })));
        await authentication.identify({ cookie });

        expect(accounts.questions).to.equal(1);
    });

    it("ends a session at its time, also while the account is still remembered", async () => {
        const cookie = cookieOf(account);
        expect(await authentication.identify({ cookie })).not.to.equal(undefined);
        time += 12 * 3_600_000;

        expect(await authentication.identify({ cookie })).to.equal(undefined);
    });

    it("ends a session that somebody logs out of, here at once and elsewhere within ten seconds, and no other", async () => {
        const [cookie, other] = [cookieOf(account), cookieOf(account)];
        const elsewhere = fresh();
        const isKnown = async (at: Authentication, header: string): Promise<boolean> =>
            (await at.identify({ cookie: header })) !== undefined;
        expect(await Promise.all([isKnown(authentication, cookie), isKnown(elsewhere, cookie)])).to.deep.equal([
            true,
            true,
        ]);
        await authentication.end(cookie.replace("session=", ""));

        expect(await isKnown(authentication, cookie)).to.equal(false);
        elapsed += 10_000;
        expect(await isKnown(elsewhere, cookie)).to.equal(false);
        expect(await isKnown(authentication, other)).to.equal(true);
    });

    it("takes no notice of the end of what is no session", async () => {
        await authentication.end("forged.signature");

        expect(await authentication.identify({ cookie: cookieOf(account) })).not.to.equal(undefined);
    });

    it("ends the sessions of an account that has a new password, or is another one of the same name", async () => {
        const cookie = cookieOf(account);
        await accounts.change(account, { passwordHash: await passwords.hash("another password") });
        expect(await fresh().identify({ cookie })).to.equal(undefined);

        const impostor = cookieOf({ ...account, id: "other" });
        expect(await fresh().identify({ cookie: impostor })).to.equal(undefined);
    });

    it("does not take an old token for a new one", async () => {
        await accounts.change(account, { tokenHash: hashToken(newToken()) });

        expect(await fresh().identify({ authorization: `Bearer ${token}` })).to.equal(undefined);
    });
});
