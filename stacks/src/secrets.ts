import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

/** A secret, and the value that must be in it before anybody reads it. */
export interface StoredSecret {
    secret: aws.secretsmanager.Secret;
    version: aws.secretsmanager.SecretVersion;
}

/** What is kept of a secret. */
export interface SecretOptions {
    /** What it is for, for whoever finds it in the console. */
    description: string;
    /** Whether it can be brought back for 30 days after it was deleted. */
    keep: boolean;
    parent: pulumi.Resource;
}

/** Passwords of people are read and typed; 24 letters and digits are more than anybody can guess. */
const passwordLength = 24;
/** Of 64 letters and digits, 380 bits are random: more than the signature has. */
const keyLength = 64;

/** A name and a password, made once and kept in Secrets Manager. Another password is put there by hand or by a rotation, and stays. */
export function createLogIn(name: string, username: string, options: SecretOptions): StoredSecret {
    const password = createRandom(`${name}-password`, passwordLength, options.parent);
    return store(name, pulumi.jsonStringify({ username, password }), options);
}

/**
 * A key that signs, made once and kept in Secrets Manager. A new one is put there by hand, on a line of its own: after the old one until every instance has started with both, then before it,
 * and alone when the sessions that the old one signed have ended. `docs/accounts.md` has the commands.
 */
export function createSigningKey(name: string, options: SecretOptions): StoredSecret {
    return store(name, createRandom(`${name}-key`, keyLength, options.parent), options);
}

function createRandom(name: string, length: number, parent: pulumi.Resource): pulumi.Output<string> {
    return pulumi.secret(new random.RandomPassword(name, { length, special: false }, { parent }).result);
}

function store(name: string, value: pulumi.Output<string>, { description, keep, parent }: SecretOptions): StoredSecret {
    const recoveryWindowInDays = keep ? 30 : 0;
    const secret = new aws.secretsmanager.Secret(name, { description, recoveryWindowInDays }, { parent });
    const version = new aws.secretsmanager.SecretVersion(
        `${name}-value`,
        { secretId: secret.id, secretString: pulumi.secret(value) },
        { parent },
    );
    return { secret, version };
}
