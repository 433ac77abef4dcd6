import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lambda/function:Function";
const fix = "hand over the ARN of a secret, and read it when the function starts";
const fn = (variables: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { role: unknown, runtime: "nodejs24.x", environment: { variables } },
});
const plain = (name: string): string =>
    `${type} "orders": environment.variables.${name} has the name of a secret and holds a plain value; ${fix}.`;
const looks = (name: string): string =>
    `${type} "orders": environment.variables.${name} holds what looks like a secret; ${fix}.`;
const secretArn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders-a1b2c3";

export const cases: RuleCases = {
    good: complies(fn({ DATABASE_PASSWORD: secretArn })),
    bad: violates(plain("DATABASE_PASSWORD"), fn({ DATABASE_PASSWORD: "correct-horse" })),
    unknown: undecided(
        `${type} "orders": environment.variables.API_TOKEN has the name of a secret and is not known yet; ${fix}.`,
        fn({ API_TOKEN: unknown, TABLE: unknown }),
    ),
    secret: violates(plain("API_TOKEN"), fn({ API_TOKEN: secret("correct-horse") })),
    missing: complies({ type, name: "orders", props: { role: unknown, runtime: "nodejs24.x" } }),
    more: {
        "reads names in small letters": violates(plain("dbPassword"), fn({ dbPassword: "correct-horse" })),
        "finds the id of an AWS key under any name": violates(looks("USER"), fn({ USER: "AKIAIOSFODNN7EXAMPLE" })),
        "finds the password in an address": violates(
            looks("DATABASE_URL"),
            fn({ DATABASE_URL: "postgres://orders:correct-horse@db.internal/orders" }),
        ),
        "finds a private key": violates(
            looks("SIGNER"),
            fn({ SIGNER: "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----" }),
        ),
        "passes what only says where a secret is, or how long it lasts": complies(
            fn({
                SECRET_ID: "orders",
                TOKEN_TTL: "3600",
                TOKEN_URL: "https://id.example.com/token",
                USE_TOKEN: "true",
            }),
        ),
        "cannot judge variables of which it knows nothing": undecided(
            `${type} "orders": environment.variables is not known yet as a whole; write it as a plain object.`,
            { type, name: "orders", props: { environment: { variables: unknown } } },
        ),
        "knows a password by its short names": violates(plain("DB_PASS"), fn({ DB_PASS: "correct-horse" })),
        "knows the password that MySQL reads": violates(plain("MYSQL_PWD"), fn({ MYSQL_PWD: "correct-horse" })),
        "knows keys": violates(plain("SIGNING_KEY"), fn({ SIGNING_KEY: "correct-horse" })),
        "finds a token of GitHub under any name": violates(
            looks("DEPLOY"),
            fn({ DEPLOY: ["ghp", "a".repeat(36)].join("_") }),
        ),
        "finds a key of Stripe": violates(
            looks("STRIPE_KEY"),
            fn({ STRIPE_KEY: ["sk", "live", "a".repeat(24)].join("_") }),
        ),
        "passes keys that everybody may have, that only find something, and names of keys": complies(
            fn({
                KMS_KEY_ID: "1234abcd-12ab-34cd-56ef-1234567890ab",
                SIGNING_KEY_ARN: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                KMS_KEY: "alias/orders",
                SSH_KEY: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ shop",
                NEXT_PUBLIC_STRIPE_KEY: "pk_live_0123456789",
                PARTITION_KEY: "order",
                PASSWORD_FILE: "database",
            }),
        ),
    },
};
