import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:efs/fileSystem:FileSystem";
const uploads = (props: WireProperties): TestResource => ({ type, name: "uploads", props });

export const cases: RuleCases = {
    good: complies(uploads({ encrypted: true })),
    bad: violates(`${type} "uploads": encrypted is not true; set it to true.`, uploads({ encrypted: false })),
    unknown: undecided(
        `${type} "uploads": encrypted is not known yet; set it to true.`,
        uploads({ encrypted: unknown }),
    ),
    secret: complies(uploads({ encrypted: secret(true) })),
    missing: violates(`${type} "uploads": encrypted is not set; set it to true.`, uploads({})),
    more: {
        "takes a boolean that is text": complies(uploads({ encrypted: "true" })),
        "does not take a key for the switch": violates(
            `${type} "uploads": encrypted is not set; set it to true.`,
            uploads({ kmsKeyId: unknown }),
        ),
    },
};
