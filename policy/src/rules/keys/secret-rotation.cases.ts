import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:secretsmanager/secret:Secret";
const rotationType = "aws:secretsmanager/secretRotation:SecretRotation";
const fix = "give it an aws.secretsmanager.SecretRotation whose secretId is its id";
const arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:login-a1b2c3";

/** As in a first preview: the id is not known, but what it comes from is. */
const login = (props: WireProperties = {}): TestResource => ({
    type,
    name: "login",
    props: { arn: unknown, ...props },
});
const rotation = (
    rotationRules: WireValue,
    props: WireProperties = {},
    dependsOn: TestResource["dependsOn"] = { secretId: ["login"] },
): TestResource => ({
    type: rotationType,
    name: "login-rotation",
    props: { secretId: unknown, rotationLambdaArn: unknown, rotationRules, ...props },
    dependsOn,
});
const tooSeldom = `${rotationType} "login-rotation": rotationRules.automaticallyAfterDays is not a number of at most 90; set it to 90 or less.`;
const instead = "set rotationRules.automaticallyAfterDays to 90 or less";

export const cases: RuleCases = {
    good: complies(login(), rotation({ automaticallyAfterDays: 30 })),
    bad: violates(tooSeldom, login(), rotation({ automaticallyAfterDays: 365 })),
    unknown: undecided(
        `${type} "login": id may be what "login-rotation" rotates, which is not known yet; ${fix}.`,
        login(),
        rotation({ automaticallyAfterDays: 30 }, {}, { secretId: [] }),
    ),
    secret: complies(login(), rotation({ automaticallyAfterDays: secret("90") })),
    missing: violates(`${type} "login": id is in no rotation; ${fix}.`, login()),
    more: {
        "finds the rotation by the known arn": complies(
            login({ arn }),
            rotation({ automaticallyAfterDays: 30 }, { secretId: arn }, {}),
        ),
        "does not take the rotation of another secret": violates(
            `${type} "login": id is in no rotation; ${fix}.`,
            login({ arn }),
            rotation({ automaticallyAfterDays: 30 }, { secretId: `${arn}4` }, {}),
        ),
        "reads schedules": complies(login(), rotation({ scheduleExpression: "cron(0 3 1 * ? *)" })),
        "finds a schedule that is too rare": violates(
            `${rotationType} "login-rotation": rotationRules.scheduleExpression lets more than 90 days pass; ${instead}.`,
            login(),
            rotation({ scheduleExpression: "rate(120 days)" }),
        ),
        "cannot tell how often a schedule rotates that it does not understand": undecided(
            `${rotationType} "login-rotation": rotationRules.scheduleExpression does not show how often it rotates; ${instead}.`,
            login(),
            rotation({ scheduleExpression: "cron(0 3 1 2,9 ? *)" }),
        ),
        "finds a rotation that is switched off": violates(
            `${rotationType} "login-rotation": rotationEnabled is not true; leave it out or set it to true.`,
            login(),
            rotation({ automaticallyAfterDays: 30 }, { rotationEnabled: false }),
        ),
        "finds a rotation without rules": violates(
            `${rotationType} "login-rotation": rotationRules.automaticallyAfterDays is not set; set it to 90 or less.`,
            login(),
            rotation(null),
        ),
    },
};
