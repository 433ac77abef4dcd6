import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import tls from "node:tls";
import { CleanUp } from "../../../../app-runtime/src/local/clean-up.js";
import { createServerFolder, giveTo, unprivilegedIdentity } from "../../../../app-runtime/src/local/server-folder.js";
import { placesOf } from "./boot-plan.js";
import { Site } from "./site.fixtures.test.js";
import { renderTlsUnit } from "./tls.js";

const { tlsFolder, tlsKey, tlsCertificate } = placesOf("web");

describe("nginx as the end of TLS, with the key that an instance makes", () => {
    const cleanUp = new CleanUp();
    let files: { key: string; certificate: string };
    let site: Site;

    /** Runs the command of the unit as systemd would, in another folder and with the machine's own openssl. */
    const makeKey = (folder: string): void => {
        const [, command = ""] = /^ExecStart=\/usr\/bin\/(.*)$/m.exec(renderTlsUnit("web")) ?? [];
        const [, mask = ""] = /^UMask=(\d+)$/m.exec(renderTlsUnit("web")) ?? [];
        const script = `umask ${mask}; ${command.replaceAll(tlsFolder, folder)}`;
        execFileSync("bash", ["--norc", "-c", script], { stdio: "pipe" });
    };
    before(async () => {
        const identity = await unprivilegedIdentity();
        const folder = await createServerFolder("tls", identity, cleanUp);
        makeKey(folder);
        files = {
            key: path.join(folder, path.basename(tlsKey)),
            certificate: path.join(folder, path.basename(tlsCertificate)),
        };
        // The tests' nginx has not begun as root.
        for (const file of Object.values(files)) await giveTo(file, identity);
        site = await Site.open({}, files);
    });
    after(async () => {
        await site.close();
        await cleanUp.run();
    });

    /** Like the load balancer, which asks nobody whether the certificate is good. */
    const connect = async (options: tls.ConnectionOptions = {}): Promise<tls.TLSSocket> => {
        const socket = tls.connect({ host: "127.0.0.1", port: site.port, rejectUnauthorized: false, ...options });
        await once(socket, "secureConnect");
        return socket;
    };

    it("speaks TLS 1.3 and 1.2, with forward secrecy", async () => {
        for (const version of ["TLSv1.3", "TLSv1.2"] as const) {
            const socket = await connect({ minVersion: version, maxVersion: version });
            expect(socket.getProtocol()).to.equal(version);
            socket.write("GET / HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");
            expect(await text(socket)).to.match(/^HTTP\/1\.1 200 OK[^]*an answer$/);
        }
        const socket = await connect({ maxVersion: "TLSv1.2" });
        expect(socket.getCipher().standardName).to.match(/^TLS_ECDHE_ECDSA_WITH_AES_\d+_GCM_SHA\d+$/);
        socket.destroy();
    });

    it("can be spoken to by a load balancer with its oldest policy for targets", async () => {
        const socket = await connect({ maxVersion: "TLSv1.2", ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256" });
        expect(socket.getCipher().name).to.equal("ECDHE-ECDSA-AES128-GCM-SHA256");
        socket.destroy();
    });

    it("refuses TLS 1.1, ciphers without forward secrecy, and what is not encrypted", async () => {
        const refused = (options: tls.ConnectionOptions): Promise<string> =>
            connect(options).then(
                () => "spoke",
                (error: NodeJS.ErrnoException) => error.code ?? error.message,
            );
        // The client is willing, which today's openssl has to be told.
        const old = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
        expect(await refused(old)).to.equal("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION");
        const weak = { maxVersion: "TLSv1.2", ciphers: "AES128-GCM-SHA256" } as const;
        expect(await refused(weak)).to.match(/HANDSHAKE_FAILURE/);
        expect(await site.say("GET / HTTP/1.1\r\nHost: shop.example\r\n\r\n")).to.match(/^HTTP\/1\.1 400 /);
        expect(site.received).to.have.length(2);
    });

    it("has a key on the curve P-256 that only its owner may read, and another one after the next boot", () => {
        const fingerprint = (): string => new X509Certificate(readFileSync(files.certificate)).fingerprint256;
        const certificate = new X509Certificate(readFileSync(files.certificate));
        expect(certificate.publicKey.asymmetricKeyDetails).to.deep.equal({ namedCurve: "prime256v1" });
        expect([certificate.subject, certificate.issuer]).to.deep.equal(["CN=web", "CN=web"]);
        expect(statSync(files.key).mode & 0o777).to.equal(0o600);
        const first = fingerprint();
        makeKey(path.dirname(files.key));
        expect(fingerprint()).to.not.equal(first);
    });
});
