import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { differenceResponse } from "./messages.js";
import { difference } from "../diff.js";
import type { InputValue } from "../inputs.js";
import { defaultRegion } from "../place.js";
import { readSettings } from "../settings.js";
import { readBag } from "../wire.js";

/** The provider's settings as the engine sends them: as properties, or by an older engine as `aws:config:region` variables. */
export function configuredValues(request: protocol.ConfigureRequest, provider: string): Record<string, InputValue> {
    const args = request.getArgs();
    if (args !== undefined) return { ...readBag(args).values };
    const prefix = `${provider}:config:`;
    const values: Record<string, InputValue> = {};
    for (const [key, value] of request.getVariablesMap().entries()) {
        if (key.startsWith(prefix)) values[key.slice(prefix.length)] = value;
    }
    return values;
}

/** Takes a provider's settings as they are, if they can be read. */
export function checkConfig(request: protocol.CheckRequest): protocol.CheckResponse {
    const response = new protocol.CheckResponse().setInputs(request.getNews());
    try {
        readSettings(readBag(request.getNews()).values);
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        response.setFailuresList([new protocol.CheckFailure().setProperty("defaultTags").setReason(reason)]);
    }
    return response;
}

/** Settings may change freely: a resource that would have to move to another region says so itself. */
export function diffConfig(request: protocol.DiffRequest): protocol.DiffResponse {
    const olds = readBag(request.getOldInputs() ?? request.getOlds());
    const news = readBag(request.getNews());
    const regions = { old: defaultRegion, new: defaultRegion };
    const model = { type: "pulumi:providers", id: () => "" };
    return differenceResponse(
        difference({ model, olds, news, ignoreChanges: request.getIgnorechangesList(), regions }),
    );
}
