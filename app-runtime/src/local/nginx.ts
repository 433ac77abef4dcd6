import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { CleanUp } from "./clean-up.js";
import { LocalServerError } from "./errors.js";
import { findProgram } from "./find-program.js";
import type { Front } from "./front.js";
import { createServerFolder, unprivilegedIdentity } from "./server-folder.js";
import { startServer } from "./server-process.js";

/** What nginx does on this machine. */
export interface NginxOptions {
    /** The program, see {@link findNginx}. */
    readonly command: string;
    /** The configuration of an instance, as its first boot writes it. */
    readonly configuration: string;
    /** Port to listen on, on the loopback address. */
    readonly port: number;
    /** Ports of the applications behind it. */
    readonly applicationPorts: readonly number[];
    /** With what it ends TLS, as on an instance. @default it speaks plain HTTP, because visitors of this machine come without a load balancer */
    readonly tls?: TlsFiles;
}

/** Files in PEM that nginx may read. */
export interface TlsFiles {
    readonly key: string;
    readonly certificate: string;
}

/** nginx as it runs on this machine. */
export interface LocalNginx extends Front {
    /** Where its logs, its cache and its configuration are, for as long as it runs. */
    readonly folder: string;
}

/** The program of nginx, where it is installed. */
export function findNginx(): string | undefined {
    return findProgram(["nginx"]);
}

/**
 * Starts nginx with the configuration of an instance, of which only places, ports and the list of applications are others.
 *
 * @throws LocalServerError where nginx refuses the configuration, or the port is taken
 */
export async function startNginx(options: NginxOptions, cleanUp: CleanUp): Promise<LocalNginx> {
    const { command, configuration, port, tls } = options;
    const identity = await unprivilegedIdentity();
    const folder = await createServerFolder("nginx", identity, cleanUp);
    const file = path.join(folder, "nginx.conf");
    const write = (applicationPorts: readonly number[]): Promise<void> =>
        writeFile(file, relocate(configuration, { folder, port, applicationPorts, tls }));
    await write(options.applicationPorts);
    const pid = await startServer(
        {
            name: "nginx",
            command,
            args: ["-e", "stderr", "-c", file, "-g", "daemon off; error_log stderr notice;"],
            folder,
            identity,
            ready: /start worker process/,
        },
        cleanUp,
    );
    return {
        folder,
        route: async (ports) => {
            await write(ports);
            // It reads its configuration again, and ends old workers when they have answered.
            process.kill(pid, "SIGHUP");
        },
    };
}

interface Places {
    readonly folder: string;
    readonly port: number;
    readonly applicationPorts: readonly number[];
    readonly tls?: TlsFiles | undefined;
}

/** The configuration of an instance with the places and ports of this machine. @throws LocalServerError where it has not what is to be replaced */
export function relocate(configuration: string, { folder, port, applicationPorts, tls }: Places): string {
    const inside = (name: string): string => path.join(folder, name);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    const servers = applicationPorts.map((each) => `server 127.0.0.1:${each};`).join("\n        ");
    const changes: readonly (readonly [RegExp, string])[] = [
        [/^user .*\n/m, ""],
        [/^pid .*;/m, `pid ${inside("nginx.pid")};`],
        [/^error_log \S+/m, `error_log ${inside("error.log")}`],
        [/access_log \/\S+/, `access_log ${inside("access.log")}`],
        [/proxy_cache_path \S+/, `proxy_cache_path ${inside("cache")}`],
        [/listen \d+ ssl /, `listen 127.0.0.1:${port} ${tls === undefined ? "" : "ssl "}`],
        ...(tls === undefined
            ? ([[/^ *ssl_.*\n/gm, ""]] as const)
            : ([
                  [/ssl_certificate \S+;/, `ssl_certificate ${tls.certificate};`],
                  [/ssl_certificate_key \S+;/, `ssl_certificate_key ${tls.key};`],
              ] as const)),
        [/server 127\.0\.0\.1:\d+;/, servers],
        // Where Debian's nginx puts bodies belongs to root.
        [/^http \{\n/m, `http {\n${temporary.map((name) => `    ${name}_temp_path ${inside(name)};\n`).join("")}`],
    ];
    return changes.reduce((text, [what, replacement]) => {
        if (!what.test(text)) {
            throw new LocalServerError(
                `The configuration of nginx has no ${what.source}; see relocate in ${__filename}.`,
            );
        }
        return text.replace(what, replacement);
    }, configuration);
}
