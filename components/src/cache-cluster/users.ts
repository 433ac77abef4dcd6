import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { CacheScope } from "./replication-group.js";

/** The user of a cache and the group that lets it in. */
export interface CacheUsers {
    user: aws.elasticache.User;
    group: aws.elasticache.UserGroup;
}

/**
 * One user, who signs in with a token that IAM signs: there is no password that could be lost. Its name and its id are one, as ElastiCache asks for.
 * The group has nobody else: groups of Valkey need no user called `default`, and without it nobody gets in unknown.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
export function createUsers(
    { name, parent, tags, settings }: CacheScope,
    identifier: pulumi.Output<string>,
): CacheUsers {
    const user = new aws.elasticache.User(
        `${name}-user`,
        {
            userId: identifier,
            userName: identifier,
            engine: "valkey",
            accessString: settings.accessString,
            authenticationMode: { type: "iam" },
            tags,
        },
        { parent },
    );
    const group = new aws.elasticache.UserGroup(
        `${name}-users`,
        { userGroupId: identifier, engine: "valkey", userIds: [user.userId], tags },
        { parent },
    );
    return { user, group };
}
