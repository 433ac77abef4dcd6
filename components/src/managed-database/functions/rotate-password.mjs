// @ts-check
/**
 * Gives the administrator of one database a new password, in the four steps in which Secrets Manager asks for it.
 *
 * The functions that AWS offers for this log in to the database and change the password there. This one asks RDS to change it. So it needs no way into the
 * network, no driver and no password that still works: a password that was lost or changed by hand is put right by the next rotation. The price: that RDS
 * reports the change as done is all that is known of the new password. Nobody has logged in with it when clients are given it.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
 */
import {
    DescribeBlueGreenDeploymentsCommand,
    DescribeDBInstancesCommand,
    InvalidDBInstanceStateFault,
    ModifyDBInstanceCommand,
    RDSClient,
} from "@aws-sdk/client-rds";
import {
    DescribeSecretCommand,
    GetSecretValueCommand,
    PutSecretValueCommand,
    ResourceNotFoundException,
    SecretsManagerClient,
    UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";

/**
 * @typedef {object} Request what Secrets Manager says
 * @property {string} Step
 * @property {string} SecretId
 * @property {string} ClientRequestToken names the version that is being made
 *
 * @typedef {object} Rotation what a step needs to know
 * @property {Request} request
 * @property {Record<string, string[]>} stages the labels of each version of the secret
 * @property {Set<string>} passwords that were seen, so that none is ever said
 * @property {() => boolean} hasTime
 */

const rds = new RDSClient({});
const secretsManager = new SecretsManagerClient({});

/** The one secret and the one database of this function. */
const secretArn = process.env.SECRET_ARN;
const identifier = process.env.INSTANCE_IDENTIFIER ?? "";
const database = { DBInstanceIdentifier: identifier };
/** Set where the database is upgraded by blue/green deployments: these don't carry a password over. */
const checksDeployments = process.env.CHECK_DEPLOYMENTS === "true";
/** Milliseconds between two looks. */
const pause = Number(process.env.PAUSE_MILLISECONDS ?? 5_000);
/** Milliseconds that a call leaves for its answer before AWS ends it. */
const reserve = Number(process.env.RESERVE_MILLISECONDS ?? 30_000);

/**
 * Stays with the version that the deployment wrote. Secrets Manager deletes versions without a label; the deployment would then miss its version and write
 * it again, as the current one, with a password that has long been replaced.
 */
const firstLabel = "evenkeel-first";
/** An instance that is used and that RDS changes in the background. */
const atWork = ["available", "storage-optimization", "storage-initialization"];

/** @type {Map<string, (rotation: Rotation) => Promise<void>>} */
const steps = new Map([
    ["createSecret", createSecret],
    ["setSecret", setSecret],
    ["testSecret", ({ hasTime }) => settled(hasTime)],
    ["finishSecret", finishSecret],
]);

/** @type {(request: Request, context: { getRemainingTimeInMillis(): number }) => Promise<void>} */
export const handler = async (request, context) => {
    const { Step, SecretId, ClientRequestToken } = request;
    /** @type {Set<string>} */
    const passwords = new Set();
    try {
        const step = steps.get(Step);
        if (step === undefined) throw new Error(`there is no step "${Step}"`);
        if (SecretId !== secretArn) throw new Error(`this function rotates ${secretArn} only`);
        const stages = await stagesOf(request);
        const isDone = stages[ClientRequestToken]?.includes("AWSCURRENT") === true;
        const hasTime = () => context.getRemainingTimeInMillis() > reserve;
        if (!isDone) await step({ request, stages, passwords, hasTime });
        const message = isDone ? "was done before" : "step done";
        console.log(JSON.stringify({ message, Step, SecretId, ClientRequestToken }));
    } catch (error) {
        // A new error: what the SDK throws carries requests and answers, and Lambda writes errors to the log with all they carry.
        throw new Error(`${Step} of ${SecretId} failed: ${withoutPasswords(wordsOf(error), passwords)}`);
    }
};

/**
 * The labels of each version, once it is sure that this version is the one to work on.
 *
 * @param {Request} request
 * @returns {Promise<Record<string, string[]>>}
 */
async function stagesOf({ SecretId, ClientRequestToken }) {
    const described = await secretsManager.send(new DescribeSecretCommand({ SecretId }));
    const { RotationEnabled, VersionIdsToStages = {} } = described;
    if (RotationEnabled !== true) throw new Error("rotation is not turned on for this secret");
    const labels = VersionIdsToStages[ClientRequestToken] ?? [];
    if (!labels.includes("AWSCURRENT") && !labels.includes("AWSPENDING")) {
        throw new Error(`version ${ClientRequestToken} is not labelled AWSPENDING, so it is not the one to be made`);
    }
    return VersionIdsToStages;
}

/** @param {Rotation} rotation */
async function createSecret({ request: { SecretId, ClientRequestToken }, passwords }) {
    if ((await pendingPassword(SecretId, ClientRequestToken, passwords)) !== undefined) return;
    // Letters, digits, dash and underscore: no character that RDS refuses or that has a meaning in a connection string.
    const password = randomBytes(30).toString("base64url");
    passwords.add(password);
    const { Engine, Endpoint, MasterUsername, DBName, DBInstanceIdentifier } = await instance();
    // As they are today: the port of an instance can be changed.
    const SecretString = JSON.stringify({
        engine: Engine,
        host: Endpoint?.Address,
        port: Endpoint?.Port,
        username: MasterUsername,
        password,
        dbname: DBName,
        dbInstanceIdentifier: DBInstanceIdentifier,
    });
    await secretsManager.send(
        new PutSecretValueCommand({ SecretId, ClientRequestToken, SecretString, VersionStages: ["AWSPENDING"] }),
    );
}

/** @param {Rotation} rotation */
async function setSecret({ request: { SecretId, ClientRequestToken }, passwords, hasTime }) {
    const MasterUserPassword = await pendingPassword(SecretId, ClientRequestToken, passwords);
    if (MasterUserPassword === undefined) throw new Error("the version has no password; createSecret comes first");
    await noDeployment();
    for (;;) {
        await settled(hasTime);
        try {
            await rds.send(new ModifyDBInstanceCommand({ ...database, MasterUserPassword, ApplyImmediately: true }));
            return;
        } catch (error) {
            // A backup or a change of somebody else began in between.
            if (!(error instanceof InvalidDBInstanceStateFault) || !hasTime()) throw error;
            await setTimeout(pause);
        }
    }
}

/** @param {Rotation} rotation */
async function finishSecret({ request: { SecretId, ClientRequestToken }, stages }) {
    const labelled = Object.entries(stages);
    const current = labelled.find(([, labels]) => labels.includes("AWSCURRENT"))?.[0];
    if (current !== undefined && !labelled.some(([, labels]) => labels.includes(firstLabel))) {
        await secretsManager.send(
            new UpdateSecretVersionStageCommand({ SecretId, VersionStage: firstLabel, MoveToVersionId: current }),
        );
    }
    await secretsManager.send(
        new UpdateSecretVersionStageCommand({
            SecretId,
            VersionStage: "AWSCURRENT",
            MoveToVersionId: ClientRequestToken,
            RemoveFromVersionId: current,
        }),
    );
}

/**
 * The password of the version that is being made; none before createSecret.
 *
 * @param {string} SecretId
 * @param {string} VersionId
 * @param {Set<string>} passwords
 * @returns {Promise<string | undefined>}
 */
async function pendingPassword(SecretId, VersionId, passwords) {
    try {
        const { SecretString = "{}" } = await secretsManager.send(
            new GetSecretValueCommand({ SecretId, VersionId, VersionStage: "AWSPENDING" }),
        );
        const password = passwordIn(SecretString);
        if (password !== undefined) passwords.add(password);
        return password;
    } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
    }
}

/** @type {(text: string) => string | undefined} */
const passwordIn = (text) => {
    try {
        return JSON.parse(text).password;
    } catch {
        // Its own words would quote the text.
        throw new Error("the version that is being made is not JSON");
    }
};

async function instance() {
    const { DBInstances } = await rds.send(new DescribeDBInstancesCommand(database));
    const found = DBInstances?.[0];
    if (found === undefined) throw new Error(`there is no database ${identifier} in this account and region`);
    return found;
}

/**
 * Waits until the database is at work and no password is on its way to it, in two looks: RDS may need a moment to show what it was asked for.
 *
 * @param {() => boolean} hasTime
 */
async function settled(hasTime) {
    for (let calm = 0; calm < 2;) {
        const { DBInstanceStatus = "unknown", PendingModifiedValues } = await instance();
        const isPending = PendingModifiedValues?.MasterUserPassword !== undefined;
        calm = atWork.includes(DBInstanceStatus) && !isPending ? calm + 1 : 0;
        if (calm === 2) return;
        if (!hasTime()) {
            const password = isPending ? "a password is on its way to it" : "no password is on its way to it";
            throw new Error(`${identifier} did not settle in time: it is ${DBInstanceStatus}, and ${password}`);
        }
        await setTimeout(pause);
    }
}

/** The new instance of a deployment would keep the old password, and clients that have the new one would be shut out by the switch. */
async function noDeployment() {
    if (!checksDeployments) return;
    const { DBInstanceArn } = await instance();
    const { BlueGreenDeployments = [] } = await rds.send(
        new DescribeBlueGreenDeploymentsCommand({ Filters: [{ Name: "source", Values: [DBInstanceArn ?? ""] }] }),
    );
    const running = BlueGreenDeployments.find(({ Status }) => Status !== "SWITCHOVER_COMPLETED");
    if (running !== undefined) {
        throw new Error(`${identifier} is in the blue/green deployment ${running.BlueGreenDeploymentIdentifier}`);
    }
}

/** @param {unknown} error */
function wordsOf(error) {
    if (!(error instanceof Error)) return String(error);
    return error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
}

/** @type {(text: string, passwords: Set<string>) => string} */
const withoutPasswords = (text, passwords) =>
    [...passwords].reduce((rest, password) => rest.replaceAll(password, "[password]"), text);
