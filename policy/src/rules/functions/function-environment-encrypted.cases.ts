import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:lambda/function:Function";
const fix = "name an aws.kms.Key of your own";
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const key: TestResource = { type: "aws:kms/key:Key", name: "functions", props: { arn: unknown } };
const environment = { variables: { TABLE: "orders" } };
const fn = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "orders",
    props: { runtime: "nodejs24.x", ...props },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(key, fn({ environment, kmsKeyArn: unknown }, { kmsKeyArn: ["functions"] })),
    bad: violates(`${type} "orders": kmsKeyArn is not set; ${fix}.`, key, fn({ environment })),
    unknown: undecided(
        `${type} "orders": kmsKeyArn is not known yet; ${fix}.`,
        fn({ environment, kmsKeyArn: unknown }, { kmsKeyArn: [] }),
    ),
    secret: complies(fn({ environment, kmsKeyArn: secret(keyArn) })),
    missing: complies(fn({})),
    more: {
        "asks no key for an empty environment": complies(fn({ environment: { variables: {} } })),
        "cannot tell whether there are variables that are not known at all": undecided(
            `${type} "orders": environment.variables is not known yet, and no own key is; set kmsKeyArn to the arn of an aws.kms.Key, or write the variables as a plain object.`,
            fn({ environment: unknown }, { environment: ["functions"] }),
            key,
        ),
        "does not need to know them where there is a key": complies(
            fn({ environment: unknown, kmsKeyArn: keyArn }, { environment: [] }),
        ),
        "does not take AWS's own key": violates(
            `${type} "orders": kmsKeyArn names a key that AWS manages; ${fix}.`,
            fn({ environment, kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:alias/aws/lambda" }),
        ),
    },
};
