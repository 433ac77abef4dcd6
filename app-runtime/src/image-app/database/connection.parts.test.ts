import { expect } from "chai";
import dns from "node:dns";
import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { createCertificate } from "../../local/certificates.js";
import { freePort } from "../../local/free-port.js";
import { connect, type Connected, type Limits } from "./connection.js";
import { dialects, type Engine } from "./dialect.js";
import { DatabaseError, DatabaseUnavailable } from "./errors.js";
import { defaultLimits, type DatabaseOptions } from "./index.js";
import { RotatingPassword } from "./password.js";
import { createTestDatabase, describeEach, type TestDatabase } from "./test-database.test.js";

/** The same question in the words of each. */
const questions: Readonly<Record<Engine, { session: string; sleep: string; encrypted: string; kill: string }>> = {
    postgres: {
        session: "select pg_backend_pid() as answer",
        sleep: "select pg_sleep(30)",
        encrypted: "select version as answer from pg_stat_ssl where pid = pg_backend_pid()",
        kill: "select pg_terminate_backend($)",
    },
    mysql: {
        session: "select connection_id() as answer",
        // Rows by the billion: MariaDB's sleep() ends early and calls that an answer.
        sleep: "select count(*) as answer from information_schema.columns a, information_schema.columns b, information_schema.columns c",
        encrypted:
            "select variable_value as answer from information_schema.session_status where variable_name = 'ssl_version'",
        kill: "kill $",
    },
};

async function errorOf(action: Promise<unknown>): Promise<unknown> {
    return action.then(
        () => undefined,
        (error: unknown) => error,
    );
}

describeEach("a connection", (engine) => {
    let place: TestDatabase;
    let opened: Connected[] = [];

    before(async () => {
        place = await createTestDatabase(engine);
    });

    afterEach(async () => {
        await Promise.all(opened.splice(0).map(({ close }) => close()));
    });

    const open = (options: Partial<DatabaseOptions> = {}, limits: Partial<Limits> = {}): Connected["database"] => {
        const { host, port, database, certificateAuthority, readSecret } = { ...place.options, ...options };
        const connected = connect({
            dialect: dialects[engine],
            host,
            port,
            database,
            certificateAuthority,
            password: new RotatingPassword({ readSecret, patience: 0, readAtMostEvery: 0 }),
            limits: { ...defaultLimits, ...limits },
        });
        opened.push(connected);
        return connected.database;
    };
    const ask = async (database: Connected["database"], question: string): Promise<unknown> => {
        const { rows } = await sql<{ answer: unknown }>`${sql.raw(question)}`.execute(database);
        return rows[0]?.answer;
    };
    const { session, sleep, encrypted, kill } = questions[engine];

    it("is encrypted", async () => {
        expect(await ask(open(), encrypted)).to.match(/^TLSv1\.[23]$/);
    });

    it("is refused to a server that another authority vouches for", async () => {
        const folder = await mkdtemp(path.join(tmpdir(), "evenkeel-authority-"));
        const { certificateAuthority } = await createCertificate(folder).finally(() => rm(folder, { recursive: true }));
        const error = await errorOf(ask(open({ certificateAuthority }), session));

        expect(error).to.be.instanceOf(DatabaseUnavailable);
        expect(String(error)).to.contain("give the certificate authority that signed the server's certificate");
    });

    it("is refused to a server whose certificate is made out for another name", async () => {
        const { lookup } = dns;
        Object.assign(dns, {
            lookup: (...[, , answer]: [string, object, (...found: unknown[]) => void]) =>
                answer(null, [{ address: "127.0.0.1", family: 4 }]),
        });
        const error = await errorOf(ask(open({ host: "other.example" }), session)).finally(() =>
            Object.assign(dns, { lookup }),
        );

        expect(error).to.be.instanceOf(DatabaseUnavailable);
        expect(String(error)).to.contain("Host: other.example. is not in the cert's altnames");
    });

    it("is not even tried with an authority that is none", () => {
        expect(() => open({ certificateAuthority: "/etc/rds.pem" })).to.throw(DatabaseError, "it holds no certificate");
    });

    it("says where nobody listens", async () => {
        const port = await freePort();
        const error = await errorOf(ask(open({ port }), session));

        expect(error).to.be.instanceOf(DatabaseUnavailable);
        expect(String(error)).to.contain(`127.0.0.1:${port}`).and.to.contain("see that it runs");
    });

    it("says which database is missing", async () => {
        const error = await errorOf(ask(open({ database: "images_of_nobody" }), session));

        expect(String(error)).to.contain('create the database "images_of_nobody"');
    });

    it("says that the password is wrong, without saying which", async () => {
        const readSecret = () => Promise.resolve(JSON.stringify({ username: place.server.user, password: "hunter2" }));
        const error = await errorOf(ask(open({ readSecret }), session));

        expect(error).to.be.instanceOf(DatabaseUnavailable);
        expect(String(error)).to.contain("holds the same password").and.not.to.contain("hunter2");
    });

    it("gives up on a server that takes connections and says nothing", async () => {
        const silent = net.createServer((socket) => socket.on("error", () => undefined).resume());
        const port = await freePort();
        await new Promise<void>((resolve) => silent.listen(port, "127.0.0.1", resolve));
        const error = await errorOf(ask(open({ port }, { connectMilliseconds: 100 }), session));
        silent.close();

        expect(error).to.be.instanceOf(DatabaseUnavailable);
    });

    it("ends a statement that lasts too long, and goes on to the next", async () => {
        const database = open({}, { statementMilliseconds: 200, maximumConnections: 1 });
        const before = await ask(database, session);
        const error = await errorOf(ask(database, sleep));

        expect(error).to.be.instanceOf(DatabaseUnavailable);
        expect(await ask(database, session)).to.equal(before);
    });

    it("ends a wait for a lock that lasts too long", async () => {
        await place.run("create table if not exists locked (id int primary key)", "insert into locked values (1)");
        const database = open({}, { statementMilliseconds: 1_000 });
        await place.holding(["select * from locked for update"], async () => {
            const error = await errorOf(sql`delete from locked`.execute(database));
            expect(error).to.be.instanceOf(DatabaseUnavailable);
        });
    });

    it("is shared by more questions than there may be connections", async () => {
        const database = open({}, { maximumConnections: 3 });
        const sessions = await Promise.all(Array.from({ length: 40 }, () => ask(database, session)));

        expect(new Set(sessions).size).to.be.within(1, 3);
    });

    it("is replaced when the server ends it, whether somebody uses it or not", async () => {
        const database = open({}, { maximumConnections: 1 });
        const first = String(await ask(database, session));
        await place.run(kill.replace("$", first));
        const second = await answerInTheEnd(() => ask(database, session));
        expect(String(second)).not.to.equal(first);

        const used = database.transaction().execute(async (transaction) => {
            await place.run(kill.replace("$", String(second)));
            await answerInTheEnd(async () => {
                const gone = await errorOf(sql`select 1`.execute(transaction));
                if (gone === undefined) throw new DatabaseUnavailable("the server has not ended it yet");
                throw gone instanceof DatabaseUnavailable ? new DatabaseError("ended", { cause: gone }) : gone;
            });
        });
        expect(String(await errorOf(used))).to.match(/ended|could not do it now/);
        expect(await ask(database, session)).not.to.equal(second);
    });

    it("prepares a statement once, however often it is asked", async () => {
        const database = open({}, { maximumConnections: 1 });
        const count =
            engine === "postgres"
                ? "select count(*) as answer from pg_prepared_statements"
                : "select variable_value as answer from information_schema.session_status where variable_name = 'com_stmt_prepare'";
        const before = Number(await ask(database, count));
        for (const value of [1, 2, 3]) {
            await sql`select ${value} + 0 as answer`.execute(database);
        }

        expect(Number(await ask(database, count)) - before).to.equal(1);
    });

    it("names what the server did not understand, and nothing of the values", async () => {
        const error = await errorOf(sql`select nothing from nowhere where secret = ${"hunter2"}`.execute(open()));

        expect(error).to.be.instanceOf(DatabaseError).and.not.to.be.instanceOf(DatabaseUnavailable);
        expect(String(error)).to.contain("nowhere").and.not.to.contain("hunter2");
    });

    it("finishes what is under way when the program stops, and takes nothing more", async () => {
        const database = open();
        const [connected] = opened;
        const working = database.transaction().execute(async (transaction) => {
            await sql`select 1`.execute(transaction);
            const closing = connected?.close();
            expect(await errorOf(ask(database, session))).to.be.instanceOf(DatabaseUnavailable);
            await sql`select 2`.execute(transaction);
            return { closing };
        });

        await (
            await working
        ).closing;
        opened = [];
    });
});

/** Asks until there is an answer: the server tells of a connection that it has ended when it comes to it. */
async function answerInTheEnd(question: () => Promise<unknown>): Promise<unknown> {
    for (;;) {
        try {
            return await question();
        } catch (error) {
            if (!(error instanceof DatabaseUnavailable)) throw error;
            await new Promise(setImmediate);
        }
    }
}
