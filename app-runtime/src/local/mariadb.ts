import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createCertificate, type ServerCertificate } from "./certificates.js";
import { startOrUndo } from "./clean-up.js";
import { requireProgram, type WantedProgram } from "./find-program.js";
import { freePort } from "./free-port.js";
import { localDatabaseName, localUser, type LocalDatabase, type LocalDatabaseOptions } from "./local-database.js";
import { createServerFolder, giveTo, unprivilegedIdentity } from "./server-folder.js";
import { runProgram, startServer } from "./server-process.js";

const host = "127.0.0.1";

const wanted = (name: string): WantedProgram => ({
    what: "MariaDB",
    names: [name],
    install: "Debian, Ubuntu: apt-get install --no-install-recommends mariadb-server",
});

/**
 * Starts a MariaDB of its own: the distribution's binaries, a temporary folder, a free port, TLS only.
 *
 * It stands for RDS for MySQL, whose protocol it speaks: MySQL itself is not among Debian's packages.
 *
 * @throws LocalServerError saying what is missing or what the server complained of; nothing is left behind then
 */
export function startMariadb(options: LocalDatabaseOptions = {}): Promise<LocalDatabase> {
    return startOrUndo(async (cleanUp) => {
        const server = requireProgram(wanted("mariadbd"));
        const installer = requireProgram(wanted("mariadb-install-db"));
        const identity = await unprivilegedIdentity();
        const folder = await createServerFolder("mariadb", identity, cleanUp);
        const certificate = await createCertificate(folder);
        const password = randomBytes(18).toString("base64url");
        const initFile = await writeInitFile(folder, password);
        const files = [certificate.keyFile, certificate.certificateFile, initFile];
        await Promise.all(files.map((file) => giveTo(file, identity)));

        await runProgram({
            name: "MariaDB",
            command: installer,
            args: ["--no-defaults", ...storage(folder), "--auth-root-authentication-method=normal", "--skip-test-db"],
            folder,
            identity,
        });
        const port = await freePort(host);
        await startServer(
            {
                name: "MariaDB",
                command: server,
                args: [
                    "--no-defaults",
                    ...storage(folder),
                    ...settings({ folder, port, certificate, initFile, options }),
                ],
                folder,
                identity,
                ready: /ready for connections/,
            },
            cleanUp,
        );
        const { certificateAuthority } = certificate;
        const place = { host, port, user: localUser, password, database: localDatabaseName, certificateAuthority };
        return { ...place, stop: () => cleanUp.run() };
    });
}

/** The server runs it at its start: the one way to say anything to it before a password is known. */
async function writeInitFile(folder: string, password: string): Promise<string> {
    const file = path.join(folder, "init.sql");
    const rootPassword = randomBytes(18).toString("base64url");
    // Even between backquotes % is a pattern: the grant is for every database whose name begins like this.
    const statements = [
        `CREATE DATABASE ${localDatabaseName} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;`,
        `CREATE USER '${localUser}'@'%' IDENTIFIED BY '${password}' REQUIRE SSL;`,
        `GRANT ALL ON \`${localDatabaseName}%\`.* TO '${localUser}'@'%';`,
        `ALTER USER 'root'@'localhost' IDENTIFIED BY '${rootPassword}';`,
    ];
    await writeFile(file, `${statements.join("\n")}\n`, { mode: 0o600 });
    return file;
}

/** The same for the installer and the server: a log of another size would be made again at the start. */
function storage(folder: string): string[] {
    return [`--datadir=${path.join(folder, "data")}`, "--innodb-log-file-size=16M"];
}

interface SettingsOptions {
    readonly folder: string;
    readonly port: number;
    readonly certificate: ServerCertificate;
    readonly initFile: string;
    readonly options: LocalDatabaseOptions;
}

function settings({ folder, port, certificate, initFile, options }: SettingsOptions): string[] {
    const all: Record<string, string> = {
        "bind-address": host,
        port: String(port),
        socket: path.join(folder, "s"),
        "pid-file": path.join(folder, "pid"),
        "init-file": initFile,
        "ssl-cert": certificate.certificateFile,
        "ssl-key": certificate.keyFile,
        "require-secure-transport": "ON",
        "skip-name-resolve": "ON",
        "max-connections": "200",
        "innodb-flush-log-at-trx-commit": options.durable === true ? "1" : "0",
        ...options.settings,
    };
    return Object.entries(all).map(([name, value]) => `--${name}=${value}`);
}
