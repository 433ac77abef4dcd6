import { launchTypes, spotFleetType } from "../../aws/launched-instances.js";
import { placesOf } from "../../aws/traffic-rules.js";
import { judge, mustBeFalse } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { booleanOf, member, read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const property = "associatePublicIpAddress";
const fix = "set it to false";

export const instanceNoPublicAddress = resourceRule({
    name: "instance-no-public-address",
    title: "Instances have no public address",
    description: "An EC2 instance, or what it is launched from, must not ask for a public address.",
    why: "What has a public address is found and probed by strangers; one open port is then enough to get in.",
    fix: "Set associatePublicIpAddress to false, and put a load balancer before what the public is to reach.",
    severity: "high",
    controls: { securityHub: ["EC2.25"], checkov: ["CKV_AWS_88"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25",
    types: [...launchTypes, spotFleetType],
    readSettings: noSettings,
    // Left out, it is up to the subnet, which has a rule of its own.
    check: ({ props }) => [
        ...mustBeFalse(props, property, "complies"),
        ...["networkInterfaces", "launchSpecifications"].flatMap((list) => judgeParts(props, list)),
    ],
});

/**
 * A launch template asks for addresses by interface, and in text, where nothing stands for nothing asked; a spot fleet by
 * specification.
 */
function judgeParts(props: CheckedResource["props"], name: string): Finding[] {
    return placesOf(read(props, name), name).flatMap(({ reading, place }) =>
        reading.state === "unknown"
            ? [undecidable(place, "is not known yet", fix)]
            : judge(member(reading, property), `${place}.${property}`, {
                  whenAbsent: "complies",
                  holds: (value) => textOf(value) === "" || booleanOf(value) === false,
                  isNot: "false",
                  fix,
              }),
    );
}
