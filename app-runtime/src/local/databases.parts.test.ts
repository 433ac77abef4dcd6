import { expect } from "chai";
import { connect } from "node:net";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createConnection } from "mysql2/promise";
import { Client } from "pg";
import { LocalServerError } from "./errors.js";
import type { LocalDatabase } from "./local-database.js";
import { startMariadb } from "./mariadb.js";
import { startPostgres } from "./postgres.js";

interface Asked {
    /** Whether to come with TLS. */
    readonly tls: boolean;
}

/** Asks each server what it is, as the application's user. */
const ask: Readonly<Record<string, (server: LocalDatabase, options: Asked) => Promise<string>>> = {
    PostgreSQL: async ({ host, port, user, password, database, certificateAuthority: ca }, { tls }) => {
        const client = new Client({ host, port, user, password, database, ssl: tls && { ca } });
        await client.connect();
        const { rows } = await client.query<{ answer: string }>(
            "select version() || ', ' || (select rolsuper from pg_roles where rolname = current_user)::text as answer",
        );
        await client.end();
        return rows[0]?.answer ?? "";
    },
    MariaDB: async ({ host, port, user, password, database, certificateAuthority: ca }, { tls }) => {
        const ssl = tls ? { ssl: { ca, rejectUnauthorized: true } } : {};
        const connection = await createConnection({ host, port, user, password, database, ...ssl });
        const [rows] = await connection.query("select version() as answer");
        await connection.end();
        return JSON.stringify(rows);
    },
};

async function errorOf(action: Promise<unknown>): Promise<unknown> {
    return action.then(
        () => undefined,
        (error: unknown) => error,
    );
}

function isOpen({ host, port }: LocalDatabase): Promise<boolean> {
    return new Promise((resolve) => {
        const socket = connect({ host, port });
        socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
        socket.once("connect", () => socket.destroy());
    });
}

describe("the servers on this machine", function () {
    this.timeout(90_000);
    let folder: string;
    let previous: string | undefined;

    beforeEach(async () => {
        folder = await mkdtemp(path.join(tmpdir(), "evenkeel-servers-"));
        // The servers' user has to get through to their folders.
        await chmod(folder, 0o755);
        previous = process.env.TMPDIR;
        process.env.TMPDIR = folder;
    });

    afterEach(async () => {
        if (previous === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = previous;
        await rm(folder, { recursive: true, force: true });
    });

    for (const [name, start, version] of [
        ["PostgreSQL", startPostgres, /^PostgreSQL 1[5-9]\..*, false$/],
        ["MariaDB", startMariadb, /^\[\{"answer":"1\d\..*MariaDB/],
    ] as const) {
        it(`has ${name}, which answers over TLS only and leaves nothing behind`, async () => {
            const server = await start();
            try {
                expect(await ask[name]?.(server, { tls: true })).to.match(version);
                const refused = await errorOf(ask[name]?.(server, { tls: false }) ?? Promise.resolve());
                expect(String(refused)).to.match(/no encryption|insecure transport|Access denied/);
            } finally {
                await server.stop();
            }
            expect(await isOpen(server)).to.equal(false);
            expect(await readdir(folder)).to.deep.equal([]);
            await server.stop();
        });
    }

    it("says what PostgreSQL complained of when it does not start, and leaves nothing behind", async () => {
        const error = await errorOf(startPostgres({ settings: { max_connections: "many" } }));

        expect(error).to.be.instanceOf(LocalServerError);
        expect(String(error)).to.contain('invalid value for parameter "max_connections": "many"');
        expect(await readdir(folder)).to.deep.equal([]);
    });
});
