import type { Inputs } from "../../inputs.js";
import type { Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { mismatched, refuseIf, unlisted } from "../shared/checks.js";
import { badCombination, badValue, userGroupType, userType } from "./types.js";

const engines = ["redis", "valkey"];
const identifier = /^[a-zA-Z][a-zA-Z0-9-]{0,39}$/;
const identifierRule = "at most 40 letters, digits and hyphens that begin with a letter";

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html
function refuseUser(inputs: Inputs): Refusals {
    const byRole = inputs.text("authenticationMode.type") === "iam";
    const [id, name] = [inputs.text("userId"), inputs.text("userName")];
    return [
        mismatched(inputs, "userId", identifier, identifierRule, badValue),
        unlisted(inputs, "engine", engines, badValue),
        unlisted(inputs, "authenticationMode.type", ["password", "no-password-required", "iam"], badValue),
        // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
        refuseIf(
            byRole && id !== undefined && name !== undefined && id !== name,
            badCombination,
            `userId is "${id}" and userName "${name}"; a user that signs in by IAM has one name for both.`,
        ),
        mismatched(
            inputs,
            "accessString",
            /(^|\s)(on|off)(\s|$)/,
            'an access string that says "on" or "off", such as "on ~* +@all"',
            badValue,
        ),
    ];
}

const user: ServiceModel = {
    type: userType,
    immutable: ["userId", "userName"],
    taggable: true,
    unique: [{ property: "userId", code: "UserAlreadyExists" }],
    facts: ["userId", "userName"],
    refuse: refuseUser,
    id: (inputs) => inputs.text("userId") ?? "",
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "elasticache", `user:${place.id}`) }),
};

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUserGroup.html
const userGroup: ServiceModel = {
    type: userGroupType,
    immutable: ["userGroupId"],
    taggable: true,
    unique: [{ property: "userGroupId", code: "UserGroupAlreadyExists" }],
    references: [{ property: "userIds[]", to: [userType], missing: "UserNotFound" }],
    refuse: (inputs) => [
        mismatched(inputs, "userGroupId", identifier, identifierRule, badValue),
        unlisted(inputs, "engine", engines, badValue),
    ],
    refuseWith: (inputs, cloud) => {
        const names = inputs.texts("userIds").map((id) => cloud.find(userType, id)?.facts.userName);
        const bad = inputs.text("engine") === "redis" && inputs.has("userIds") && !names.includes("default");
        return [
            refuseIf(
                bad,
                "DefaultUserRequired",
                'userIds names no user whose userName is "default"; a redis group needs one.',
            ),
        ];
    },
    id: (inputs) => inputs.text("userGroupId") ?? "",
    outputs: (_inputs, place) => ({ arn: regionalArn(place, "elasticache", `usergroup:${place.id}`) }),
};

export const models: readonly ServiceModel[] = [user, userGroup];
