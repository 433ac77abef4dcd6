import { launchTypes, spotFleetType } from "../../aws/launched-instances.js";
import { placesOf } from "../../aws/traffic-rules.js";
import { secretIn } from "../../aws/user-data.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { judgedAgain } from "../../core/levels.js";
import { member, read, type Reading, textOf } from "../../core/reading.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const fix = "let the instance read it from Secrets Manager or Parameter Store by its role";

export const userDataNoSecrets = resourceRule({
    name: "user-data-no-secrets",
    title: "User data holds no secrets",
    description: "The user data of an EC2 instance must not hold a key or a password.",
    why: "Everybody who may describe the instance reads its user data in plain text, as does every program that runs on it.",
    fix: "Let the instance fetch what is secret from Secrets Manager or Parameter Store, by the rights of its role.",
    severity: "high",
    // User data often names what is yet to be made; it is judged again, with every value known, before the launch.
    onUnknown: judgedAgain,
    controls: { checkov: ["CKV_AWS_46"] },
    url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
    types: [...launchTypes, spotFleetType],
    readSettings: noSettings,
    check: ({ props }) => [
        ...["userData", "userDataBase64"].flatMap((property) => findSecret(read(props, property), property)),
        ...placesOf(read(props, "launchSpecifications"), "launchSpecifications").flatMap(({ reading, place }) =>
            findSecret(member(reading, "userData"), `${place}.userData`),
        ),
    ],
});

function findSecret(data: Reading, property: string): Finding[] {
    if (data.state === "unknown") {
        return [undecidable(property, "is not known yet", fix)];
    }
    const secret = secretIn(textOf(data) ?? "");
    return secret === undefined ? [] : [violation(property, `seems to hold ${secret}`, fix)];
}
