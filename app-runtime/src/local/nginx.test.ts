import { expect } from "chai";
import { LocalServerError } from "./errors.js";
import { relocate } from "./nginx.js";

const configuration = `user www-data;
pid /run/nginx.pid;
error_log /var/log/nginx/error.log warn;
http {
    access_log /var/log/nginx/access.log request;
    proxy_cache_path /var/cache/nginx levels=1:2;
    upstream application {
        server 127.0.0.1:8080;
    }
    server {
        listen 443 ssl default_server;
        ssl_certificate /run/certificate.pem;
        ssl_certificate_key /run/key.pem;
        ssl_protocols TLSv1.3;
        location = /health {
            access_log off;
        }
    }
}
`;

describe("the configuration of nginx on this machine", () => {
    it("is that of an instance with other places, ports and applications", () => {
        const places = { folder: "/tmp/x", port: 9_000, applicationPorts: [9_001, 9_002] };
        const lines = relocate(configuration, places)
            .split("\n")
            .map((line) => line.trim());
        expect(lines.filter((line) => !line.includes("_temp_path "))).to.deep.equal([
            "pid /tmp/x/nginx.pid;",
            "error_log /tmp/x/error.log warn;",
            "http {",
            "access_log /tmp/x/access.log request;",
            "proxy_cache_path /tmp/x/cache levels=1:2;",
            "upstream application {",
            "server 127.0.0.1:9001;",
            "server 127.0.0.1:9002;",
            "}",
            "server {",
            "listen 127.0.0.1:9000 default_server;",
            "location = /health {",
            "access_log off;",
            ...["}", "}", "}", ""],
        ]);
    });

    it("ends TLS only where it is given a key", () => {
        const tls = { key: "/tmp/x/key", certificate: "/tmp/x/certificate" };
        const lines = relocate(configuration, { folder: "/tmp/x", port: 9_000, applicationPorts: [9_001], tls })
            .split("\n")
            .map((line) => line.trim());
        expect(lines).to.include.members([
            "listen 127.0.0.1:9000 ssl default_server;",
            "ssl_certificate /tmp/x/certificate;",
            "ssl_certificate_key /tmp/x/key;",
            "ssl_protocols TLSv1.3;",
        ]);
    });

    it("is refused where something that has to change is not in it", () => {
        const places = { folder: "/tmp/x", port: 9_000, applicationPorts: [9_001] };
        expect(() => relocate(configuration.replace("pid ", "# pid "), places)).to.throw(
            LocalServerError,
            "has no ^pid",
        );
    });
});
