import { placesOf } from "./boot-plan.js";
import { writeFile } from "./shell.js";

/**
 * Commands that make the key with which nginx ends TLS, now and at each boot: it is in memory only, and root's.
 *
 * The load balancer asks no certificate of its targets who vouches for it, so that this one vouches for itself: what is on the way is encrypted, and AWS's network sees to it that an
 * address is who it says.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 */
export function renderTlsKey(name: string): string[] {
    const { tlsUnit, tlsUnitFile } = placesOf(name);
    return [
        'begin "making the key for TLS"',
        writeFile(tlsUnitFile, "0644", renderTlsUnit(name)),
        `systemctl enable --now ${tlsUnit}`,
    ];
}

/** The unit that makes key and certificate, before nginx asks for them. */
export function renderTlsUnit(name: string): string {
    const { tlsFolder, tlsKey, tlsCertificate } = placesOf(name);
    return `[Unit]
Description=Key for TLS of ${name}
Before=nginx.service

[Service]
Type=oneshot
RemainAfterExit=yes
RuntimeDirectory=${tlsFolder.replace("/run/", "")}
UMask=0077
ExecStart=/usr/bin/openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=${name} -keyout ${tlsKey} -out ${tlsCertificate}

[Install]
RequiredBy=nginx.service
`;
}

/** How nginx ends TLS, for `server { }`: TLS 1.2 and 1.3, as the load balancer speaks them, with forward secrecy. */
export function renderTls(name: string): string {
    const { tlsKey, tlsCertificate } = placesOf(name);
    return [
        `ssl_certificate ${tlsCertificate};`,
        `ssl_certificate_key ${tlsKey};`,
        "ssl_protocols TLSv1.2 TLSv1.3;",
        "ssl_ciphers ECDHE+AESGCM;",
    ].join("\n        ");
}
