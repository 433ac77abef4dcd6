import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { LocalServerError } from "./errors.js";

/** What a server needs to prove who it is, and its clients to believe it. */
export interface ServerCertificate {
    /** The authority's certificate in PEM. */
    readonly certificateAuthority: string;
    readonly certificateFile: string;
    /** Readable for its owner only. */
    readonly keyFile: string;
}

const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

/** Longer than anybody keeps a server on their machine; the authority's key is gone before anyone could use it twice. */
const validity = ["-days", "30"];

/**
 * Makes an authority of its own and, signed by it, a certificate for `localhost` and `127.0.0.1`, as files in `folder`.
 *
 * @throws LocalServerError where openssl is missing or fails
 */
export async function createCertificate(folder: string): Promise<ServerCertificate> {
    const file = (name: string): string => path.join(folder, name);
    const authority = ["-subj", "/CN=evenkeel local authority", "-keyout", file("ca.key"), "-out", file("ca.pem")];
    await openssl(["req", "-x509", ...curve, ...validity, ...authority]);

    const request = ["-subj", "/CN=localhost", "-keyout", file("server.key"), "-out", file("server.csr")];
    await openssl(["req", ...curve, ...request]);

    await writeFile(file("server.ext"), "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n");
    const signing = ["-CA", file("ca.pem"), "-CAkey", file("ca.key"), "-CAcreateserial", ...validity];
    const signed = ["-in", file("server.csr"), "-extfile", file("server.ext"), "-out", file("server.pem")];
    await openssl(["x509", "-req", ...signing, ...signed]);

    await Promise.all(["ca.key", "ca.srl", "server.csr", "server.ext"].map((name) => rm(file(name), { force: true })));
    return {
        certificateAuthority: await readFile(file("ca.pem"), "utf8"),
        certificateFile: file("server.pem"),
        keyFile: file("server.key"),
    };
}

async function openssl(args: readonly string[]): Promise<void> {
    try {
        await promisify(execFile)("openssl", [...args]);
    } catch (error) {
        const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
        throw new LocalServerError(
            missing
                ? "Certificates for the servers on this machine are made with openssl, which is not installed; install it (Debian, Ubuntu: apt-get install openssl)."
                : `openssl ${args[0]} failed: ${error instanceof Error ? error.message : String(error)}`,
            { cause: error },
        );
    }
}
