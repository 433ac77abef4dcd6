import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { secretIn } from "./user-data.js";

const assigned = "a password or a token";

/** Put together here, so that no scanner takes this file for a leak. */
const accessKey = ["AKIA", "IOSFODNN7EXAMPLE"].join("");

describe("user data", () => {
    const secrets: readonly (readonly [string, string])[] = [
        [`export AWS_ACCESS_KEY_ID=${accessKey}`, "an access key of AWS"],
        [["-----BEGIN RSA", "PRIVATE KEY-----"].join(" "), "a private key"],
        [["-----BEGIN", "PRIVATE KEY-----"].join(" "), "a private key"],
        [`git clone https://${["ghp", "a".repeat(36)].join("_")}@github.com/shop/web`, "a token of GitHub"],
        ["psql postgres://shop:hunter2@db.internal/shop", "a password in an address"],
        ["export DB_PASSWORD=hunter2", assigned],
        ['password: "correct horse"', assigned],
        [`{"api_key": "0123456789"}`, assigned],
        ["mysql --user shop --password hunter2", assigned],
        ["AWS_SECRET_ACCESS_KEY='wJalrXUtnFEMI'", assigned],
        ["docker run -e STRIPE_KEY=hunter2 shop", assigned],
        ["MYSQL_PWD=hunter2 mysqldump shop", assigned],
        ["SMTP_PASS: hunter2", assigned],
        [`STRIPE=${["sk", "live", "a".repeat(24)].join("_")}`, "a key of Stripe"],
        ["curl https://${USER}:p%40ss@example.com", "a password in an address"],
    ];
    for (const [text, kind] of secrets) {
        it(`holds ${kind}: ${text.slice(0, 30)}`, () => {
            expect(secretIn(`#!/bin/bash\n${text}\necho done\n`)).to.equal(kind);
        });
    }

    const harmless = [
        "export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id shop/db)",
        'export DB_PASSWORD="$PASSWORD"',
        'password="prefix-${PASSWORD}"',
        "PASSWORD=`cat /run/secret`",
        "password = args.password",
        "password=get_secret('shop')",
        "password: {{ db_password }}",
        "password: <yours>",
        'DB_PASSWORD=""',
        "DB_PASSWORD=\necho next",
        "DB_PASSWORD_FILE=/run/secrets/db",
        "db_password: arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop",
        "db_password: /shop/db/password",
        "lock_passwd: true",
        "chpasswd: { expire: false }",
        'TOKEN=$(curl -X PUT "http://169.254.169.254/latest/api/token" -H "X-aws-ec2-metadata-token-ttl-seconds: 60")',
        "curl https://user:${TOKEN}@example.com:443/",
        "git clone git@github.com:shop/web.git",
        "# the password is in Secrets Manager",
        "mysql --password < /run/secret",
        "secret: web-tls",
        "sort_key = name",
        "export PARTITION_KEY=order",
        "export SECRET_NAME=shop",
        "export MAX_TOKENS=4096",
        "export SIGNING_KEY=https://download.example.com/key.asc",
        'export SSH_KEY="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ shop"',
        "docker login --password-stdin registry.example.com",
        '{"proxy":"http://proxy","owner":"shop@example.com"}',
    ];
    for (const text of harmless) {
        it(`holds nothing: ${text.slice(0, 40)}`, () => {
            expect(secretIn(`#!/bin/bash\n${text}\necho done\n`)).to.equal(undefined);
        });
    }

    it("is read in base64, and unpacked", () => {
        const script = Buffer.from("#!/bin/bash\nexport DB_PASSWORD=hunter2\n");

        expect(secretIn(script.toString("base64"))).to.equal(assigned);
        expect(secretIn(gzipSync(script).toString("base64"))).to.equal(assigned);
        expect(secretIn(gzipSync(Buffer.alloc(10_000_000)).toString("base64"))).to.equal(undefined);
    });

    for (const text of [
        "password",
        "password=".repeat(2000),
        "a".repeat(20_000),
        "://a:".repeat(4000),
        "AKIA".repeat(5000),
        "A_KEY".repeat(5000),
        ":${".repeat(5000),
    ]) {
        it(`takes no time for ${text.slice(0, 12)} × ${text.length}`, () => {
            const start = performance.now();
            secretIn(text);

            expect(performance.now() - start).to.be.lessThan(200);
        });
    }
});
