import type { Inputs } from "../../inputs.js";
import type { Json, Refusals, ServiceModel } from "../../model.js";
import { globalArn } from "../shared/arn.js";
import { mismatched, refuseIf } from "../shared/checks.js";
import { isMap, parse } from "../shared/policies.js";

const invalid = "InvalidParameterInput";
const kinds = ["metric", "text", "log", "alarm", "explorer", "custom"];
const gridWidth = 24;

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
function bodyFaults(inputs: Inputs): Refusals {
    const text = inputs.text("dashboardBody");
    if (text === undefined) return [];
    const body = parse(text);
    const widgets = isMap(body) && Array.isArray(body.widgets) ? body.widgets : undefined;
    if (widgets === undefined) {
        return [{ code: invalid, message: 'dashboardBody has no list of widgets; write JSON such as {"widgets":[]}.' }];
    }
    return [
        refuseIf(widgets.length > 500, invalid, `dashboardBody has ${widgets.length} widgets; use at most 500.`),
        ...widgets.flatMap(widgetFaults),
    ];
}

function widgetFaults(widget: Json, index: number): Refusals {
    if (!isMap(widget)) return [{ code: invalid, message: `widget ${index + 1} is no object; write one.` }];
    const name = `widget ${index + 1}`;
    const width = Number(widget.width ?? 6);
    const x = Number(widget.x ?? 0);
    const properties = isMap(widget.properties) ? widget.properties : undefined;
    const needsRegion = widget.type === "metric" && properties?.region === undefined;
    return [
        refuseIf(
            !kinds.includes(String(widget.type)),
            invalid,
            `${name} has the type ${JSON.stringify(widget.type ?? null)}; use one of ${kinds.join(", ")}.`,
        ),
        refuseIf(properties === undefined, invalid, `${name} has no properties; say what it shows.`),
        refuseIf(
            properties !== undefined && needsRegion,
            invalid,
            `${name} has no region in its properties; name one.`,
        ),
        refuseIf(
            width < 1 || x < 0 || x + width > gridWidth,
            invalid,
            `${name} reaches from ${x} to ${x + width}; the grid is ${gridWidth} wide.`,
        ),
    ];
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
const dashboard: ServiceModel = {
    type: "aws:cloudwatch/dashboard:Dashboard",
    immutable: ["dashboardName"],
    refuse: (inputs) => [
        mismatched(
            inputs,
            "dashboardName",
            /^[A-Za-z0-9_-]{1,255}$/,
            "at most 255 letters, digits, hyphens and underscores",
            invalid,
        ),
        ...bodyFaults(inputs),
    ],
    id: (inputs) => inputs.text("dashboardName") ?? "",
    outputs: (_inputs, place) => ({ dashboardArn: globalArn(place, "cloudwatch", `dashboard/${place.id}`) }),
};

export const models: readonly ServiceModel[] = [dashboard];
