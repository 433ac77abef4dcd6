import { Inputs } from "../../inputs.js";
import type { CloudResource, Refusals } from "../../model.js";
import { absent, mismatched, outside, refuseIf, unlisted } from "../shared/checks.js";

const invalid = "ValidationError";
const types = ["forward", "redirect", "fixed-response", "authenticate-cognito", "authenticate-oidc", "jwt-validation"];
const finalTypes = ["forward", "redirect", "fixed-response"];

/** The actions of a listener or a rule that exists. */
export function actionsOf(resource: CloudResource): readonly Inputs[] {
    const facts = new Inputs(resource.facts);
    return [...facts.list("defaultActions"), ...facts.list("actions")];
}

/** The target groups that these actions forward to. */
export function targetGroupsOf(actions: readonly Inputs[]): readonly string[] {
    return actions.flatMap((action) => [
        ...(action.text("targetGroupArn") === undefined ? [] : [action.text("targetGroupArn") ?? ""]),
        ...action.list("forward.targetGroups").flatMap((group) => group.text("arn") ?? []),
    ]);
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
export function actionFaults(actions: readonly Inputs[]): Refusals {
    const kinds = actions.map((action) => action.text("type"));
    const finals = kinds.filter((kind) => kind !== undefined && finalTypes.includes(kind));
    const last = kinds.at(-1);
    return [
        refuseIf(
            finals.length > 1 || (last !== undefined && types.includes(last) && !finalTypes.includes(last)),
            invalid,
            `the actions are ${kinds.join(", ")}; end with exactly one of ${finalTypes.join(", ")}.`,
        ),
        ...actions.flatMap(actionFault),
    ];
}

function actionFault(action: Inputs): Refusals {
    const kind = action.text("type");
    return [
        unlisted(action, "type", types, invalid),
        refuseIf(
            kind === "forward" && !action.has("targetGroupArn") && !action.has("forward"),
            invalid,
            "a forward action names no target group; set targetGroupArn or forward.",
        ),
        kind === "redirect" && absent(action, "redirect", invalid, "say where to"),
        kind === "fixed-response" && absent(action, "fixedResponse", invalid, "say what to answer"),
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
        unlisted(action, "redirect.statusCode", ["HTTP_301", "HTTP_302"], invalid),
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html
        mismatched(action, "fixedResponse.statusCode", /^[245]\d\d$/, "a code of 2XX, 4XX or 5XX", invalid),
        unlisted(
            action,
            "fixedResponse.contentType",
            ["text/plain", "text/css", "text/html", "application/javascript", "application/json"],
            invalid,
        ),
        ...action.list("forward.targetGroups").map((group) => outside(group, "weight", 0, 999, invalid)),
    ];
}
