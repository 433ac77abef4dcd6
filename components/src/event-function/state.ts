import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../common/policy.js";
import { protection } from "../common/protection.js";
import type { FunctionScope } from "./scope.js";

/** The variable with the name of the table. */
export const stateVariable = "STATE_TABLE";

/** The table in which the function remembers things. It costs what it is used. */
export function createStateTable({
    name,
    parent,
    tags,
    args,
    settings,
}: FunctionScope): aws.dynamodb.Table | undefined {
    if (args.state === undefined) return undefined;
    return new aws.dynamodb.Table(
        `${name}-state`,
        {
            billingMode: "PAY_PER_REQUEST",
            hashKey: "id",
            attributes: [{ name: "id", type: "S" }],
            ttl: { attributeName: "expiresAt", enabled: true },
            pointInTimeRecovery: { enabled: true },
            // With the account's own key for DynamoDB, whose use can be seen, and not with one of AWS.
            serverSideEncryption: { enabled: true },
            deletionProtectionEnabled: settings.stateProtected,
            tags,
        },
        { parent, ...protection(settings.stateProtected) },
    );
}

export function stateEnvironment(table: aws.dynamodb.Table | undefined): Record<string, pulumi.Input<string>> {
    return table === undefined ? {} : { [stateVariable]: table.name };
}

/** Items of this table, one by one: with a key of one part a query finds no more than a get, and to read the table through is not what it is for. */
export function stateStatements(table: aws.dynamodb.Table | undefined): PolicyStatement[] {
    if (table === undefined) return [];
    const actions = ["GetItem", "PutItem", "UpdateItem", "DeleteItem"];
    return [{ Effect: "Allow", Action: actions.map((action) => `dynamodb:${action}`), Resource: table.arn }];
}
