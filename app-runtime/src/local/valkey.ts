import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { ImageEnvironment } from "../image-app/environment.js";
import { createCertificate, type ServerCertificate } from "./certificates.js";
import { startOrUndo } from "./clean-up.js";
import { requireProgram, type WantedProgram } from "./find-program.js";
import { freePort } from "./free-port.js";
import { createServerFolder } from "./server-folder.js";
import { startServer } from "./server-process.js";

const host = "127.0.0.1";

/** Redis 7 is what Valkey began from: whatever is asked of it here, both answer alike. */
const program: WantedProgram = {
    what: "Valkey",
    names: ["valkey-server", "redis-server"],
    install: "Debian, Ubuntu: apt-get install --no-install-recommends valkey-server, or redis-server",
};

/** What the component `CacheCluster` lets those do who are granted a connection. */
const accessString = "on ~* &* +@all -@dangerous +info";

/** A real Valkey on this machine, with one user. All it keeps is in its memory. */
export interface LocalValkey {
    /** Address that its certificate is made out for. */
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    /** Certificate in PEM that vouches for the server's; the server takes no connection without TLS. */
    readonly certificateAuthority: string;
    /** The file with it. */
    readonly certificateAuthorityFile: string;
    /** Number of its process. */
    readonly pid: number;
    /** Ends it. Calling it again does nothing. */
    stop(): Promise<void>;
}

/** How a server is started. */
export interface LocalValkeyOptions {
    /** @default a free one */
    readonly port?: number;
    /** @default one of its own, by an authority of its own */
    readonly certificate?: ServerCertificate;
    /** Whether its user may come with any password, such as a token that only ElastiCache could check. @default false */
    readonly anyPassword?: boolean;
    /** Settings of the server by name, beside its own. @default none */
    readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Starts a Valkey of its own: the distribution's program, a temporary folder, TLS only.
 *
 * @throws LocalServerError saying what is missing or what the server complained of; nothing is left behind then
 */
export function startValkey(options: LocalValkeyOptions = {}): Promise<LocalValkey> {
    return startOrUndo(async (cleanUp) => {
        const command = requireProgram(program);
        const folder = await createServerFolder("valkey", undefined, cleanUp);
        const certificate = options.certificate ?? (await createCertificate(folder));
        const port = options.port ?? (await freePort(host));
        const user = "application";
        const password = randomBytes(18).toString("base64url");
        const way = options.anyPassword === true ? "nopass" : `>${password}`;
        const file = path.join(folder, "valkey.conf");
        const lines = { ...settings({ folder, port, certificate }), ...options.settings };
        const users = ["user default off", `user ${user} ${accessString} ${way}`];
        const text = [...Object.entries(lines).map(([name, value]) => `${name} ${value}`), ...users].join("\n");
        await writeFile(file, `${text}\n`, { mode: 0o600 });
        const pid = await startServer(
            { name: "Valkey", command, args: [file], folder, ready: /Ready to accept connections/ },
            cleanUp,
        );
        const { certificateAuthority } = certificate;
        const certificateAuthorityFile = path.join(folder, "authority.pem");
        await writeFile(certificateAuthorityFile, certificateAuthority);
        const place = { host, port, user, password, certificateAuthority, certificateAuthorityFile };
        return { ...place, pid, stop: () => cleanUp.run() };
    });
}

/** What an image node finds in its environment, so that it asks this cache before S3. */
export function variablesOfCache({ host, port, user, certificateAuthorityFile }: LocalValkey) {
    return {
        CACHE_HOST: host,
        CACHE_PORT: String(port),
        CACHE_USER: user,
        CACHE_NAME: "local",
        CACHE_CLUSTER_MODE: "disabled",
        CACHE_CA_FILE: certificateAuthorityFile,
    } satisfies Partial<ImageEnvironment>;
}

interface SettingsOptions {
    readonly folder: string;
    readonly port: number;
    readonly certificate: ServerCertificate;
}

function settings({ folder, port, certificate }: SettingsOptions): Record<string, string> {
    return {
        bind: host,
        port: "0",
        "tls-port": String(port),
        "tls-cert-file": certificate.certificateFile,
        "tls-key-file": certificate.keyFile,
        "tls-auth-clients": "no",
        dir: folder,
        // Nothing reaches the disk: the folder ends with the server.
        save: '""',
        maxmemory: "64mb",
        "maxmemory-policy": "allkeys-lru",
    };
}
