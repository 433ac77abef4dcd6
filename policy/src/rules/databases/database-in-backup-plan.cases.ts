import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const fix = "name it, or a tag of it, in an aws.backup.Selection";
const none = `${type} "orders": arn is chosen by no backup selection; ${fix}.`;
const perhaps = `${type} "orders": arn may be chosen by a backup selection, which is not known yet; ${fix}.`;
const arn = "arn:aws:rds:eu-west-1:111122223333:db:orders-1f3";

const orders = (props: WireProperties = {}): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", arn: unknown, identifier: unknown, ...props },
});
const tagged = orders({ tags: { Backup: "daily" }, tagsAll: { Backup: "daily", Owner: "shop" } });
const cluster: TestResource = {
    type: "aws:rds/cluster:Cluster",
    name: "shop",
    props: { engine: "aurora-mysql", arn: unknown },
};
const selection = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: "aws:backup/selection:Selection",
    name: "daily",
    props: { planId: unknown, iamRoleArn: unknown, ...props },
    dependsOn,
});
const byTag = (key: string, value: string) => selection({ selectionTags: [{ type: "STRINGEQUALS", key, value }] });
const condition = (operator: string, value: string) =>
    selection({ resources: ["*"], conditions: [{ [operator]: [{ key: "aws:ResourceTag/Backup", value }] }] });

export const cases: RuleCases = {
    good: complies(orders(), selection({ resources: [unknown] }, { resources: ["orders"] })),
    bad: violates(none, orders(), selection({ resources: ["arn:aws:elasticfilesystem:*:*:file-system/*"] })),
    unknown: undecided(perhaps, orders(), selection({ resources: unknown }, { resources: [] })),
    secret: complies(orders({ arn }), selection({ resources: [secret(arn)] })),
    missing: violates(none, orders()),
    more: {
        "follows an ARN among others": complies(
            orders(),
            cluster,
            selection({ resources: [unknown, unknown] }, { resources: ["orders", "shop"] }),
        ),
        "does not take the ARN of another database": violates(
            none,
            orders(),
            cluster,
            selection({ resources: [unknown] }, { resources: ["shop"] }),
        ),
        "knows the wildcards for all databases": complies(
            orders(),
            cluster,
            selection({ resources: ["arn:aws:rds:*:*:db:*", "arn:aws:rds:*:*:cluster:*"] }),
        ),
        "tells instances from clusters": violates(
            none,
            orders(),
            selection({ resources: ["arn:aws:rds:*:*:cluster:*"] }),
        ),
        "compares the name that is known": complies(
            orders({ identifier: "orders-1f3" }),
            selection({ resources: ["arn:aws:rds:*:*:db:orders-*"] }),
        ),
        "cannot compare a name that is not known": undecided(
            perhaps,
            orders(),
            selection({ resources: ["arn:aws:rds:*:*:db:orders-*"] }),
        ),
        "excludes by a name that is known": violates(
            none,
            orders({ identifier: "orders-1f3" }),
            selection({ resources: ["arn:aws:rds:*:*:db:users-*"] }),
        ),
        "compares the region that is known": violates(
            none,
            orders({ region: "eu-west-1" }),
            selection({ resources: ["arn:aws:rds:us-east-1:*:db:*"] }),
        ),
        "cannot compare a region that is not known": undecided(
            perhaps,
            orders(),
            selection({ resources: ["arn:aws:rds:us-east-1:*"] }),
        ),
        "knows that a selection of nothing chooses everything": complies(orders(), selection({})),
        "finds a tag": complies(tagged, byTag("Backup", "daily")),
        "does not take another value of the tag": violates(none, tagged, byTag("Backup", "weekly")),
        "cannot tell by a tag that is not known": undecided(
            perhaps,
            orders({ tags: { Backup: unknown }, tagsAll: unknown }),
            byTag("Backup", "daily"),
        ),
        "does not wait for what AWS will say of what the selection left out": complies(
            tagged,
            selection({ resources: ["*"], notResources: unknown, conditions: unknown }),
        ),
        "demands that conditions hold": complies(tagged, condition("stringLikes", "d*")),
        "stops where a condition does not hold": violates(none, tagged, condition("stringNotEquals", "daily")),
        "stops what is excepted": violates(
            none,
            orders({ arn }),
            selection({ resources: ["*"], notResources: ["arn:aws:rds:*:*:db:*"] }),
        ),
        "demands none of a replica": complies(orders({ replicateSourceDb: "orders-1" })),
        "knows that another database to follow was not given": violates(none, orders({ replicateSourceDb: unknown })),
    },
};
